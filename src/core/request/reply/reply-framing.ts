import { isRecord } from '../../is-record.ts'
import { parseJson } from '../../parse-json.ts'
import { readEventStream, type StreamEvent } from './event-stream.ts'
import { splitJsonValues } from './json-values.ts'

/** One thing that a server has said. */
export type Frame =
  /** A JSON object, or an array of whatever. */
  | { name: 'value'; value: unknown }
  /** What stands where only an error stands: a field `error`, or an event of that name. Parsed where it is JSON. */
  | { name: 'error'; error: unknown }
  /** The `[DONE]` after an answer. */
  | { name: 'done' }

/** What a body was, as far as it has come: nothing but blanks, events, JSON values, a page of HTML, or some other text. */
export type ReplyForm = 'nothing' | 'events' | 'json' | 'page' | 'text'

/** Reads the body of a success that comes in pieces of text. */
export type ReplyFraming = {
  push(piece: string): Frame[]
  /** Gives what came without its end, where it is whole. */
  end(): Frame[]
  form(): ReplyForm
  /** The beginning of a text or a page. */
  words(): string
  /** Whether nothing more needs to be read: a page, or more of one value than is held. */
  isFull(): boolean
}

/** So much of a page or a text is kept, in characters. */
const maxWords = 10_000

/**
 * Tells what a server says by what it says, whatever the type of its content: the first character that is not blank tells JSON
 * and markup from all else, which is an event stream if it has fields, and a text if it has none. A value or an event longer
 * than `maxCharacters` is not held.
 */
export function readReply(maxCharacters: number): ReplyFraming {
  let kind: 'unknown' | 'lines' | 'json' | 'markup' = 'unknown'
  let words = ''
  const json = splitJsonValues()
  const events = readEventStream((line) => {
    const data = dataOfOther(line)
    return data === null ? [] : [{ name: '', data, error: null }]
  })

  function take(piece: string): Frame[] {
    if (kind === 'json') return json.push(piece).flatMap(valuesOf)
    if (words.length < maxWords) words += piece.slice(0, maxWords - words.length)
    if (kind === 'markup') return []
    return events.push(piece).flatMap(framesOf)
  }

  return {
    push(piece) {
      if (kind === 'unknown') kind = kindOf(piece)
      return take(piece)
    },
    end: () => (kind === 'json' ? json.end().flatMap(valuesOf) : events.end().flatMap(framesOf)),
    form() {
      if (kind === 'json') return 'json'
      if (kind === 'markup') return isPage(words) ? 'page' : 'text'
      if (events.isStream()) return 'events'
      return words.trim() === '' ? 'nothing' : 'text'
    },
    words: () => words,
    isFull: () =>
      (kind === 'markup' && words.length >= maxWords) ||
      Math.max(json.waiting(), events.waiting()) > maxCharacters,
  }
}

/** What a body is that begins like this, blanks, a byte order mark and controls, such as the separator of text sequences, apart. */
function kindOf(piece: string): 'unknown' | 'lines' | 'json' | 'markup' {
  const first = /[^\s\uFEFF\p{Cc}]/u.exec(piece)?.[0]
  if (first === undefined) return 'unknown'
  if (first === '{' || first === '[') return 'json'
  return first === '<' ? 'markup' : 'lines'
}

/** Whether markup is a page, and not the XML in which some gateways write their errors. */
const isPage = (markup: string) =>
  /<(!doctype\s+html|html|head|body)\b/i.test(markup) || !/^\s*<(\?xml|error|response|fault)\b/i.test(markup)

function framesOf({ name, data, error }: StreamEvent): Frame[] {
  const errors = error === null ? [] : errorOf(error)
  if (data === null) return errors
  if (name === 'error') return [...errors, ...errorOf(data)]
  const values = valuesOf(data)
  // By the standard they are one; servers that leave out the empty lines mean one value each.
  const apart = values.length === 0 && data.includes('\n') ? data.split('\n').flatMap(valuesOf) : values
  return [...errors, ...apart, ...(name === 'done' ? [{ name: 'done' } as const] : [])]
}

/**
 * What a line that is no field has for us. Servers that break off while they stream write their error without one, and some
 * write the name of a field in capitals, or after blanks or controls; the standard passes all of this over.
 */
function dataOfOther(line: string): string | null {
  const [, named] = /^[\s\p{Cc}\uFEFF]*data:(.*)$/isu.exec(line) ?? []
  return named ?? (/^(\{|\[done\]\s*$)/i.test(line) ? line : null)
}

/** The frame of one text: none for what is no JSON object or array, which servers send to keep a connection alive. */
function valuesOf(text: string): Frame[] {
  // Some proxies write the name of the field once more.
  const bare = text.replace(/^(\s*data:)+/i, '')
  if (/^\s*(done|"done"|"?\[\s*done\s*\]"?)\s*$/i.test(bare)) return [{ name: 'done' }]
  const value = /^\s*[{[]/.test(bare) ? (parseJson(bare) ?? parseJson(withoutNumbersOfPython(bare))) : null
  return isRecord(value) || Array.isArray(value) ? [{ name: 'value', value }] : []
}

function errorOf(text: string): Frame[] {
  const error = parseJson(text) ?? text.trim()
  return error === '' || error === 'null' ? [] : [{ name: 'error', error }]
}

/** Python writes what is no number as no JSON: `NaN`, `-Infinity`. */
const withoutNumbersOfPython = (text: string) =>
  text.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (found) =>
    found.startsWith('"') ? found : 'null',
  )
