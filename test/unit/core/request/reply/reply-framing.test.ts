import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Frame, type ReplyForm, readReply } from '../../../../../src/core/request/reply/reply-framing.ts'

function read(...pieces: string[]) {
  const reply = readReply(1e6)
  const frames = [...pieces.flatMap((piece) => reply.push(piece)), ...reply.end()]
  const form = reply.form()
  return { frames, form, words: form === 'text' ? reply.words() : null }
}

const value = (...values: unknown[]): Frame[] => values.map((each) => ({ name: 'value', value: each }))
const done: Frame = { name: 'done' }
const a = { a: 1 }
const b = { b: [{ c: '}\\"{' }] }
const [first, second] = [JSON.stringify(a), JSON.stringify(b)]

const rows: [what: string, body: string, form: ReplyForm, frames: Frame[]][] = [
  ['nothing', '', 'nothing', []],
  ['blanks', ' \n\r\n\t', 'nothing', []],
  ['events', `data: ${first}\n\ndata: ${second}\n\n`, 'events', value(a, b)],
  ['events without the space', `data:${first}\r\rdata:${second}`, 'events', value(a, b)],
  ['events after a comment', `: OPENROUTER PROCESSING\n\ndata: ${first}\n\n`, 'events', value(a)],
  ['events after blank lines', `\n\r\n\ndata: ${first}\n\n`, 'events', value(a)],
  ['events that begin with an id', `id: 1\nevent: x\ndata: ${first}\n\n`, 'events', value(a)],
  [
    'events without empty lines',
    `data: ${first}\ndata: ${second}\ndata: [DONE]\n`,
    'events',
    [...value(a, b), done],
  ],
  ['comments alone', ': ping\n\n: ping\n\n', 'events', []],
  ['the end of a stream', 'data: [DONE]\n\n', 'events', [done]],
  ['the end in blanks', 'data:   [DONE]  \n\n', 'events', [done]],
  ['the end in quotes', 'data: "[DONE]"\n\n', 'events', [done]],
  ['the end in small letters', 'data: [done]\n\n', 'events', [done]],
  ['the end as a name', 'event: done\ndata: {"a":1}\n\n', 'events', [...value(a), done]],
  ['no JSON objects', 'data: ping\n\ndata: null\n\ndata: ""\n\ndata: 7\n\ndata: \n\ndata\n\n', 'events', []],
  ['half an event', 'data: {"choices":[{"del', 'events', []],
  ['an error in a field', `error: ${first}\n\n`, 'events', [{ name: 'error', error: a }]],
  [
    'an error in a field in words',
    'error: upstream timeout',
    'events',
    [{ name: 'error', error: 'upstream timeout' }],
  ],
  ['no error in a field', 'error: null\n\nerror:\n\n', 'events', []],
  ['an event of that name', `event: error\ndata: ${first}\n\n`, 'events', [{ name: 'error', error: a }]],
  ['one in words', 'event: error\ndata: Overloaded\n\n', 'events', [{ name: 'error', error: 'Overloaded' }]],
  ['one that says nothing', 'event: error\ndata:\n\n', 'events', []],
  ['an object in a line of a stream', `data: ${first}\n\n${second}\n`, 'events', value(a, b)],
  ['one JSON object', first, 'json', value(a)],
  ['one in many lines', JSON.stringify(b, null, 2), 'json', value(b)],
  ['one after a byte order mark and blanks', `\uFEFF\n  ${first}`, 'json', value(a)],
  ['JSON by lines', `${first}\n${second}\n`, 'json', value(a, b)],
  ['JSON by lines of CRLF, some empty', `${first}\r\n\r\n${second}`, 'json', value(a, b)],
  ['JSON by lines, with an end', `${first}\n[DONE]\n`, 'json', [...value(a), done]],
  ['JSON in many lines, one after the other', `{\n"a": 1\n}\n${second}\n`, 'json', value(a, b)],
  ['a JSON text sequence', `\x1e${first}\n\x1e${second}\n`, 'json', value(a, b)],
  ['JSON without anything between', first + second, 'json', value(a, b)],
  ['an array', `[${first},\r\n${second}]`, 'json', value([a, b])],
  ['JSON by lines, one broken', `{"a":"x\n${second}\n`, 'json', value(b)],
  ['JSON by lines, one cut', `{"a":[1\n${second}\n`, 'json', value(b)],
  ['JSON by lines, the last one cut', `${first}\n${second.slice(0, -3)}`, 'json', value(a)],
  ['JSON and then events', `${first}\n\ndata: ${second}\n\ndata: [DONE]\n\n`, 'json', [...value(a, b), done]],
  ['a page', '<html><body>Sign in to Wi-Fi</body></html>', 'page', []],
  ['a page after blanks', '\uFEFF\r\n <!DOCTYPE html>', 'page', []],
  ['a piece of a page', '<script>location="/login"</script>', 'page', []],
  ['a page of XHTML', '<?xml version="1.0"?><html xmlns="…">', 'page', []],
  ['XML', '<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>', 'text', []],
  ['XML without its first line', '<Error><Message>No</Message></Error>', 'text', []],
  ['a text', 'upstream connect error', 'text', []],
  ['a text with a colon', 'Error: no healthy upstream\n', 'text', []],
  ['a text in quotes', '"model is loading"', 'text', []],
  ['a JSON value that is none of ours', 'null', 'text', []],
]

test.each(rows)('%s', (_, body, form, frames) => {
  const whole = read(body)
  expect(whole).toMatchObject({ form, frames })
  expect(read(...body), 'character by character').toEqual(whole)
  if (form === 'text') expect(whole.words).toBe(body)
})

describe('anything', () => {
  const unit = fc.constantFrom(
    ...[
      'data: ',
      'error: ',
      'event: error',
      '\n',
      '\r',
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      '{"a":1}',
      '<',
      'x',
      ':',
      ' ',
      '\x1e',
    ],
  )
  const bodies = fc.oneof(fc.string({ unit, maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 40 }))

  test('is read without a throw, and gives the same however it is cut', () => {
    fc.assert(
      fc.property(bodies, fc.array(fc.nat(), { maxLength: 9 }), (body, cuts) => {
        const places = [...new Set(cuts.map((cut) => cut % (body.length + 1)))].sort((x, y) => x - y)
        const pieces = [0, ...places].map((start, index) => body.slice(start, places[index] ?? body.length))
        expect(read(...pieces)).toEqual(read(body))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('of more than is held', () => {
  const full = (...pieces: string[]) => {
    const reply = readReply(1000)
    for (const piece of pieces) reply.push(piece)
    return reply.isFull()
  }
  test.each([
    ['a value', '{"a":"', 'x'],
    ['a value of many lines', '{"a":[\n', '{}\n'],
    ['a line', 'data: ', 'x'],
    ['an event of many lines', '', 'data: x\n'],
    ['a page', '<html>', 'x'.repeat(100)],
  ])('%s is not', (_, first, piece) => {
    expect(full(first, piece)).toBe(false)
    expect(full(first, ...Array.from({ length: 1000 }, () => piece))).toBe(true)
  })

  test('many values are', () => {
    expect(full(...Array.from({ length: 1000 }, () => '{"a":1}\n'))).toBe(false)
    expect(full(...Array.from({ length: 1000 }, () => 'data: {"a":1}\n\n'))).toBe(false)
  })
})

// A hundred times slower and more where it is not linear, which is minutes.
test.each([
  ['one long line', 'data: ', 'x'],
  ['lines without an end of the event', '', 'data: x\r'],
  ['empty lines', '', '\n'],
  ['one value in many pieces', '{"a":"', 'x'],
  ['values in values', '', '['],
  ['values in arrays that nothing closes', '[', '["a","b"],['],
  ['ends of values', '{', '}'],
  ['escapes', '{"a":"', '\\'],
  ['values one after the other', '', '{}'],
  ['a text', 'x', ' '],
])(
  '%s are read in linear time, a character at a time',
  (_, first, piece) => {
    const reply = readReply(1e9)
    let frames = reply.push(first).length
    for (let index = 0; index < 500_000; index++) frames += reply.push(piece).length
    expect(frames + reply.end().length).toBeLessThanOrEqual(500_001)
  },
  20_000,
)
