import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { passCapped, readCapped, readStart, readText } from '../../../../src/core/image/capped-stream.ts'

const encode = (text: string) => new TextEncoder().encode(text)

/** A stream of these pieces, and whether it was cancelled. */
function streamOf(...pieces: string[]) {
  const seen = { isCancelled: false }
  const left = [...pieces]
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        const piece = left.shift()
        if (piece === undefined) controller.close()
        else controller.enqueue(encode(piece))
      },
      cancel() {
        seen.isCancelled = true
      },
    },
    { highWaterMark: 0 },
  )
  return { stream, seen }
}

describe('a body that is passed on', () => {
  async function pass(limits: { maxBytes: number; maxEventBytes: number }, ...pieces: string[]) {
    const { stream, seen } = streamOf(...pieces)
    let isTooMuch = false
    const listener = {
      onBytes: () => {},
      onTooMuch: () => {
        isTooMuch = true
      },
    }
    const text = await new Response(passCapped(stream, limits, listener, null)).text()
    return { text, isTooMuch, ...seen }
  }

  test.each<[reason: string, maxBytes: number, maxEventBytes: number, pieces: string[], text: string]>([
    [
      'an event that is too long, after a whole one',
      1e4,
      100,
      [`data: a\n\n${'x'.repeat(101)}`],
      'data: a\n\n',
    ],
    ['that after CRLF', 1e4, 100, [`data: a\r\n\r\n${'x'.repeat(101)}`], 'data: a\r\n\r'],
    ['that after CR', 1e4, 100, [`data: a\r\r${'x'.repeat(101)}`], 'data: a\r\r'],
    ['many lines of one event', 1e4, 100, ['data: a\n\n', 'a\n'.repeat(5)], 'data: a\n\n'],
    [
      'more bytes than may come, in whole events',
      150,
      1e4,
      ['data: a\n\n', 'data: b\n\ndata: c\n\n'],
      'data: a\n\ndata: b\n\n',
    ],
    [
      'a value that is too long, after a line of JSON',
      1e4,
      100,
      [`{"a":1}\n{"b":${'1'.repeat(101)}`],
      '{"a":1}\n',
    ],
    ['one value of many lines', 1e4, 100, ['data: a\n\n', '{\n"a": 1,\n"b": 2,\n"c": 3\n}'], 'data: a\n\n'],
    ['empty lines alone', 100, 1e4, ['data: a\n\n', '\n'.repeat(50)], 'data: a\n\n'],
  ])('ends before %s', async (_, maxBytes, maxEventBytes, pieces, text) => {
    const passed = await pass({ maxBytes, maxEventBytes }, ...pieces)
    expect(passed).toEqual({ text, isTooMuch: true, isCancelled: true })
  })

  test('of many lines of JSON is whole, each of them an event', async () => {
    const body = '{"a":1}\r\n'.repeat(100)
    expect(await pass({ maxBytes: 1e5, maxEventBytes: 100 }, body)).toMatchObject({
      text: body,
      isTooMuch: false,
    })
  })

  test('within its limits is whole, however it is cut', async () => {
    const texts = fc.array(fc.string({ unit: fc.constantFrom('a', '\n', '\r', ':'), maxLength: 20 }))
    await fc.assert(
      fc.asyncProperty(texts, async (pieces) => {
        const whole = pieces.filter((piece) => piece !== '')
        const passed = await pass({ maxBytes: 1e6, maxEventBytes: 1e6 }, ...whole)
        expect(passed).toEqual({ text: whole.join(''), isTooMuch: false, isCancelled: false })
      }),
    )
  })
})

test('a body that is read whole is null when it has more than it may, and is cancelled', async () => {
  const { stream, seen } = streamOf('abc', 'def')
  expect(await readCapped(stream, 5)).toBeNull()
  expect(seen.isCancelled).toBe(true)
  expect(await readCapped(streamOf('abc', 'def').stream, 6)).toHaveLength(2)
})

describe('the start of a body', () => {
  test('is no longer than was asked for, and the rest is cancelled', async () => {
    const { stream, seen } = streamOf('abc', 'defgh', 'ijk')
    expect(await readStart(stream, 5, null)).toBe('abcde')
    expect(seen.isCancelled).toBe(true)
  })

  test('of one that breaks is what came before', async () => {
    const broken = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(controller) {
        controller.enqueue(encode('abc'))
      },
      pull(controller) {
        controller.error(new Error('reset'))
      },
    })
    expect(['', 'abc']).toContain(await readStart(broken, 5, null))
  })

  test('of one that is silent ends with the signal', async () => {
    const silent = new ReadableStream<Uint8Array<ArrayBuffer>>({ start: (it) => it.enqueue(encode('abc')) })
    expect(await readStart(silent, 5, AbortSignal.timeout(20))).toBe('abc')
  })
})

describe('the text of a stream', () => {
  test('is whole where characters are cut, and has no byte order mark', async () => {
    const bytes = encode('\uFEFFA lake 水 🚤\uFEFF')
    const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
        controller.close()
      },
    })
    let text = ''
    for await (const piece of readText(stream)) text += piece
    expect(text).toBe('A lake 水 🚤\uFEFF')
  })

  test('is cancelled when nobody wants more of it', async () => {
    const { stream, seen } = streamOf('abc', 'def')
    for await (const piece of readText(stream)) if (piece === 'abc') break
    expect(seen.isCancelled).toBe(true)
  })
})
