type Bytes = Uint8Array<ArrayBuffer>

/** Reads a stream to its end, at most `maxBytes`; null when it has more, and then it is cancelled. */
export async function readCapped(stream: ReadableStream<Bytes>, maxBytes: number): Promise<Bytes[] | null> {
  const chunks: Bytes[] = []
  let length = 0
  const reader = stream.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length
    if (length > maxBytes) {
      await reader.cancel()
      return null
    }
    chunks.push(part.value)
  }
  return chunks
}

/** The text of the first `maxBytes` of a stream, which is then cancelled; less when it breaks or the signal aborts. */
export async function readStart(
  stream: ReadableStream<Bytes>,
  maxBytes: number,
  signal: AbortSignal | null,
): Promise<string> {
  const reader = stream.getReader()
  const cancel = () => void reader.cancel().catch(() => {})
  signal?.addEventListener('abort', cancel)
  const decoder = new TextDecoder()
  let text = ''
  try {
    let left = signal?.aborted ? 0 : maxBytes
    while (left > 0) {
      const { value, done } = await reader.read()
      if (done) break
      text += decoder.decode(value.subarray(0, left), { stream: true })
      left -= value.length
    }
  } catch {
    // The connection broke; what came before it is all there is.
  }
  signal?.removeEventListener('abort', cancel)
  cancel()
  return text
}

/** The text of a stream as it comes, without a byte order mark; what is left when nobody wants more is cancelled. */
export async function* readText(stream: ReadableStream<Bytes>): AsyncGenerator<string> {
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      yield decoder.decode(part.value, { stream: true })
    yield decoder.decode()
  } finally {
    void reader.cancel().catch(() => {})
  }
}

/** How much of a body is passed on, in bytes. */
export type BodyLimits = {
  maxBytes: number
  /** From one empty line to the next, or a line that is an object of JSON: a reader holds all of it. */
  maxEventBytes: number
}

type Listener = {
  onBytes: () => void
  /** There was more than the limits let through. */
  onTooMuch: () => void
}

/**
 * The same bytes as they come; where the limits are reached it ends, whole events before that included, and the source is
 * cancelled.
 */
export function passCapped(
  stream: ReadableStream<Bytes>,
  limits: BodyLimits,
  { onBytes, onTooMuch }: Listener,
  signal: AbortSignal | null,
): ReadableStream<Bytes> {
  const howMuchOf = meter(limits)
  const cap = new TransformStream<Bytes, Bytes>({
    transform(chunk, controller) {
      onBytes()
      const passing = howMuchOf(chunk)
      if (passing > 0) controller.enqueue(chunk.subarray(0, passing))
      if (passing === chunk.length) return
      onTooMuch()
      controller.terminate()
    },
  })
  return stream.pipeThrough(cap, signal ? { signal } : {})
}

const [lineFeed, carriageReturn] = [0x0a, 0x0d]
const [openingBrace, closingBrace] = [0x7b, 0x7d]

/** What the end of a line counts for, in bytes: millions of empty lines are little to send and much to read. */
const lineEndBytes = 32

/**
 * Says of each chunk how many of its bytes may pass: all, or those up to the last event that ends before a limit. Lines end
 * in LF, CR, or both; an empty one ends an event, and one from `{` to `}` is one, of JSON by lines.
 */
function meter({ maxBytes, maxEventBytes }: BodyLimits): (chunk: Uint8Array) => number {
  let [inAll, inEvent, inLine] = [0, 0, 0]
  let previous = 0
  let first = 0
  return (chunk) => {
    let whole = 0
    for (let index = 0; index < chunk.length; index++) {
      const byte = chunk[index] ?? 0
      const isLineEnd = byte === carriageReturn || (byte === lineFeed && previous !== carriageReturn)
      const counts = isLineEnd ? lineEndBytes : 1
      inAll += counts
      inEvent += counts
      if (inAll > maxBytes || inEvent > maxEventBytes) return whole
      const isObject = first === openingBrace && previous === closingBrace
      if (isLineEnd && (inLine === 0 || isObject)) {
        inEvent = 0
        whole = index + 1
      }
      if (inLine === 0) first = byte
      if (isLineEnd) inLine = 0
      else if (byte !== lineFeed) inLine += 1
      previous = byte
    }
    return chunk.length
  }
}
