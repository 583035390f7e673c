/** One event of a stream. */
export type StreamEvent = {
  /** '' when it has none. */
  name: string
  /** Null when it has none: such an event is not one by the standard. */
  data: string | null
  /** What a field `error` says, which the standard does not know and llama.cpp sends. */
  error: string | null
}

/** Reads an event stream that comes in pieces of text. */
export type EventStream = {
  push(piece: string): StreamEvent[]
  /** Gives the event that no empty line has ended: the standard drops it, we look whether it is whole. */
  end(): StreamEvent[]
  /** Whether any field or comment has come, and so not some other text. */
  isStream(): boolean
  /** How many characters wait for the end of their event. */
  waiting(): number
}

const fields = ['data', 'event', 'id', 'retry', 'error']

/**
 * Reads lines as the HTML standard has it ("9.2.6 Interpreting an event stream"), `id` and `retry` apart, which ask for what
 * we do not do. `readOther` may make events of a line that is no field; the standard passes it over.
 */
export function readEventStream(readOther: (line: string) => StreamEvent[] = () => []): EventStream {
  const lines = splitLines()
  let isStream = false
  let name = ''
  let data: string[] = []
  let errors: string[] = []
  let waiting = 0

  function takeLine(line: string): StreamEvent[] {
    if (line === '') return dispatch()
    waiting += line.length
    const [field, value] = splitField(line)
    const isKnown = field === '' || fields.includes(field)
    isStream ||= isKnown
    if (!isKnown) return readOther(line)
    if (field === 'data') data.push(value)
    else if (field === 'error') errors.push(value)
    else if (field === 'event') name = value
    return []
  }

  function dispatch(): StreamEvent[] {
    const event: StreamEvent = {
      name,
      data: data.length === 0 ? null : data.join('\n'),
      error: errors.length === 0 ? null : errors.join('\n'),
    }
    name = ''
    data = []
    errors = []
    waiting = 0
    return event.data === null && event.error === null ? [] : [event]
  }

  return {
    push: (piece) => lines.push(piece).flatMap(takeLine),
    end: () => [...takeLine(lines.end()), ...dispatch()],
    isStream: () => isStream,
    waiting: () => waiting + lines.waiting(),
  }
}

/** The name of a field and its value, without the one space that may stand before it; a comment's name is ''. */
function splitField(line: string): [field: string, value: string] {
  const colon = line.indexOf(':')
  if (colon < 0) return [line, '']
  const start = line.startsWith(' ', colon + 1) ? colon + 2 : colon + 1
  return [line.slice(0, colon), line.slice(start)]
}

/** Splits text that comes in pieces into lines; they end in LF, CR, or both, which may come apart. */
function splitLines() {
  let begun = ''
  let isAfterReturn = false
  return {
    push(piece: string): string[] {
      if (piece === '') return []
      const [first = '', ...others] = piece
        .slice(isAfterReturn && piece.startsWith('\n') ? 1 : 0)
        .split(/\r\n|\r|\n/)
      isAfterReturn = piece.endsWith('\r')
      const lines = [begun + first, ...others]
      begun = lines.pop() ?? ''
      return lines
    },
    end(): string {
      const line = begun
      begun = ''
      return line
    },
    waiting: () => begun.length,
  }
}
