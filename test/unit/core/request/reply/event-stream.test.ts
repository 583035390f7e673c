import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readEventStream, type StreamEvent } from '../../../../../src/core/request/reply/event-stream.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** The events of bytes that come in pieces, without the one that nothing has ended. */
function eventsOf(pieces: readonly Uint8Array[]): StreamEvent[] {
  const decoder = new TextDecoder()
  const stream = readEventStream()
  return pieces.flatMap((piece) => stream.push(decoder.decode(piece, { stream: true })))
}

const long = 'x'.repeat(2048)

/** The vectors of web-platform-tests (`eventsource/format-*`), and the examples of the standard itself. */
const vectors: [name: string, stream: string, data: string[], names?: string[]][] = [
  ['BOM', '\uFEFFdata:1\n\n\uFEFFdata:2\n\ndata:3\n\n', ['1', '3']],
  ['double BOM', '\uFEFF\uFEFFdata:1\n\ndata:2\n\ndata:3\n\n', ['2', '3']],
  [
    'comment fest',
    `data:1\r:\0\n:\r\ndata:2\n:${long}\rdata:3\n:data:fail\r:${long}\ndata:4\n\n`,
    ['1\n2\n3\n4'],
  ],
  ['data before the final empty line', 'retry:1000\ndata:test1\n\nid:test\ndata:test2', ['test1']],
  ['field data', 'data:\n\ndata\ndata\n\ndata:test\n\n', ['', '\n', 'test']],
  ['empty field event', 'event: \ndata:data\n\n', ['data'], ['']],
  ['field event', 'event:test\ndata:x\n\ndata:x\n\n', ['x', 'x'], ['test', '']],
  ['event without data', 'event:test\n\ndata:x\n\n', ['x'], ['']],
  ['field id', 'data\nid:…\n\ndata:x\n\n', ['', 'x']],
  ['field id with NUL', 'id:1\0 2\ndata:hello\n\n', ['hello']],
  [
    'field parsing',
    'data:\0\ndata:  2\rData:1\ndata\0:2\ndata:1\r\0data:4\nda-ta:3\rdata_5\ndata:3\rdata:\r\n data:32\ndata:4\n\n',
    ['\0\n 2\n1\n3\n\n4'],
  ],
  ['field retry, bogus', 'retry:3000\nretry:1000x\ndata:x\n\n', ['x']],
  [
    'unknown fields and parsing fun',
    'data:test\n data\ndata\nfoobar:xxx\njustsometext\n:thisisacommentyay\ndata:test\n\n',
    ['test\n\ntest'],
  ],
  ['leading space', 'data:\ttest\rdata: \ndata:test\n\n', ['\ttest\n\ntest']],
  ['newline fest', 'data:test\r\ndata\ndata:test\r\n\r', ['test\n\ntest']],
  ['null character', 'data:\0\n\n\n\n', ['\0']],
  ['UTF-8', 'data:ok…\n\n', ['ok…']],
  ['the standard: a stock', 'data: YHOO\ndata: +2\ndata: 10\n\n', ['YHOO\n+2\n10']],
  [
    'the standard: four blocks',
    ': test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n',
    ['first event', 'second event', ' third event'],
  ],
  ['the standard: the empty one last', 'data\n\ndata\ndata\n\ndata:', ['', '\n']],
  ['the standard: one space', 'data:test\n\ndata: test\n\n', ['test', 'test']],
]

describe.each(vectors)('the vector %s', (_, stream, data, names) => {
  const check = (events: StreamEvent[]) => {
    expect(events.map((event) => event.data)).toEqual(data)
    if (names) expect(events.map(({ name }) => name)).toEqual(names)
  }
  test('is read by the standard', () => check(eventsOf([bytesOf(stream)])))
  test('is read byte by byte', () => check(eventsOf([...bytesOf(stream)].map((byte) => Uint8Array.of(byte)))))
})

test('a field of an error, which the standard does not know, is an event', () => {
  const [event] = eventsOf([bytesOf('error: {"code":400}\n\n')])
  expect(event).toEqual({ name: '', data: null, error: '{"code":400}' })
})

test('any text gives the same events however it is cut', () => {
  const text = fc.string({
    unit: fc.constantFrom('d', 'data', ':', ' ', '\n', '\r', 'event', 'error', '{', '…'),
    maxLength: 60,
  })
  fc.assert(
    fc.property(text, fc.array(fc.nat(), { maxLength: 9 }), (stream, cuts) => {
      const bytes = bytesOf(stream)
      const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b)
      const pieces = [0, ...places].map((start, index) =>
        bytes.subarray(start, places[index] ?? bytes.length),
      )
      expect(eventsOf(pieces)).toEqual(eventsOf([bytes]))
    }),
    { numRuns: 500 },
  )
})
