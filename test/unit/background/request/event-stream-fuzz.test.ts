import fc from 'fast-check'
import { beforeEach, expect, test, vi } from 'vitest'
import { streamAnswer } from '../../../../src/background/request/openai.ts'
import { oddChunks } from '../../samples/odd-streams/odd-chunks.ts'
import { oddEnds } from '../../samples/odd-streams/odd-ends.ts'
import { oddErrors } from '../../samples/odd-streams/odd-errors.ts'
import { oddFraming } from '../../samples/odd-streams/odd-framing.ts'
import { oddThinking } from '../../samples/odd-streams/odd-thinking.ts'

const baseUrl = 'http://127.0.0.1/v1'
let pieces: Uint8Array[] = []

beforeEach(() => {
  vi.stubGlobal('fetch', async () => {
    const left = [...pieces]
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const piece = left.shift()
        if (piece) controller.enqueue(piece)
        else controller.close()
      },
    })
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  })
})

/** Bytes cut wherever the numbers say. */
function cut(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [...new Set(cuts.map((each) => each % bytes.length))].sort((a, b) => a - b)
  return [0, ...places].map((start, index) => bytes.subarray(start, places[index] ?? bytes.length))
}

async function receive(sent: Uint8Array[]) {
  pieces = sent
  let text = ''
  let thinking = ''
  const body = { model: 'm', messages: [], stream: true } as const
  const outcome = await streamAnswer(
    { baseUrl, key: null, body: { ...body, messages: [] }, firstByteSeconds: 5, sentLinks: false },
    {
      onText: (more) => {
        text += more
      },
      onThinking: (more) => {
        thinking += more
      },
    },
    new AbortController().signal,
  )
  return { text, thinking, end: outcome.end.name, usage: outcome.usage }
}

const encode = (text: string) => new TextEncoder().encode(text)
const event = (data: unknown) => `data: ${JSON.stringify(data)}\n\n`
const delta = (content: string) => event({ choices: [{ index: 0, delta: { content }, finish_reason: null }] })
const finish = event({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })
const usage = event({ choices: [], usage: { prompt_tokens: 3, completion_tokens: 4 } })
const words = fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 8 })
const cuts = fc.array(fc.nat(), { maxLength: 12 })
const noise = fc.constantFrom(
  ': comment\n\n',
  'event: ping\ndata: {}\n\n',
  'retry: 10\n\n',
  '\n',
  'data: null\n\n',
  'data: ping\n\n',
  'data\n\n',
  'event: keepalive\n\n',
  'data: []\n\n',
)

test('an answer is the same however its bytes are cut, and whatever stands between its events', async () => {
  await fc.assert(
    fc.asyncProperty(
      words,
      cuts,
      fc.array(noise, { maxLength: 9 }),
      fc.boolean(),
      async (texts, at, between, crlf) => {
        const events = [...texts.map(delta), finish, usage, 'data: [DONE]\n\n']
        const stream = events.map((each, index) => (between[index] ?? '') + each).join('')
        const bytes = encode(crlf ? stream.replaceAll('\n', '\r\n') : stream)
        const received = await receive(cut(bytes, at))
        const end = texts.join('').trim() === '' ? 'empty' : 'done'
        expect(received).toMatchObject({ text: texts.join(''), end, usage: { promptTokens: 3 } })
      },
    ),
    { numRuns: 150 },
  )
}, 60_000)

test('an answer that ends anywhere is a part of the whole one, and done only after its finish reason', async () => {
  await fc.assert(
    fc.asyncProperty(words, fc.nat(), async (texts, length) => {
      const whole = encode([...texts.map(delta), finish].join(''))
      const end = length % (whole.length + 1)
      const received = await receive([whole.subarray(0, end)])
      expect(texts.join('').startsWith(received.text)).toBe(true)
      if (received.end === 'done') expect(received.text).toBe(texts.join(''))
    }),
    { numRuns: 150 },
  )
}, 60_000)

test('a stream of any events neither throws nor invents text', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.json(), fc.string()), { maxLength: 6 }),
      cuts,
      async (lines, at) => {
        const bytes = encode(lines.map((line) => `data: ${line}\n\n`).join('') || '\n')
        const received = await receive(cut(bytes, at))
        expect(typeof received.text).toBe('string')
        expect(['done', 'failed', 'cut', 'declined', 'empty']).toContain(received.end)
      },
    ),
    { numRuns: 150 },
  )
}, 60_000)

/** Forms in which a server may give the same answer. */
const forms: ((texts: readonly string[]) => string)[] = [
  (texts) => [...texts.map(delta), finish].join(''),
  (texts) => [...texts.map(delta), finish].join('').replace(/^data: |\n(?=\n)/gm, ''),
  (texts) => `\ufeff${[...texts.map(delta), 'data: "[DONE]"'].join('').replaceAll('\n', '\r')}`,
  (texts) =>
    JSON.stringify({ choices: [{ message: { content: texts.join('') }, finish_reason: 'stop' }] }, null, 2),
  (texts) => [...texts.map((text) => event({ choices: [{ text }] })), finish].join(''),
]

test('an answer with thinking in tags is the same in every form, however it is cut', async () => {
  const thoughts = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !text.includes('<'))
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...forms),
      thoughts,
      words,
      cuts,
      cuts,
      async (form, thought, texts, at, inside) => {
        const whole = `\n<think>${thought}</think>\n${texts.join('')}`
        const places = [...new Set(inside.map((each) => each % whole.length))].sort((a, b) => a - b)
        const pieces = [0, ...places].map((start, index) => whole.slice(start, places[index] ?? whole.length))
        const received = await receive(cut(encode(form(pieces)), at))
        const text = texts.join('').trimStart()
        const end = text.trim() === '' ? 'empty' : 'done'
        expect(received).toMatchObject({ text, thinking: thought.trim(), end })
      },
    ),
    { numRuns: 300 },
  )
}, 60_000)

const samples = [...oddChunks, ...oddEnds, ...oddErrors, ...oddFraming, ...oddThinking].map(({ body }) =>
  encode(body.filter((piece) => typeof piece === 'string').join('')),
)

test('what servers send is the same however it is cut', async () => {
  for (const bytes of samples.filter(({ length }) => length > 0)) {
    const whole = await receive([bytes])
    expect(await receive([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(whole)
    const [at] = fc.sample(cuts, 1)
    expect(await receive(cut(bytes, at ?? []))).toEqual(whole)
  }
}, 60_000)

test('what servers send, broken anywhere, neither throws nor hangs', async () => {
  const changes = fc.array(
    fc.tuple(
      fc.nat(),
      fc.nat({ max: 9 }),
      fc.constantFrom('', '"', '{', '}', ']', ',', '\\', '\n', '<think>', 'null'),
    ),
    { minLength: 1, maxLength: 4 },
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...samples), changes, cuts, async (sample, made, at) => {
      let text = new TextDecoder().decode(sample)
      for (const [place, length, other] of made) {
        const start = place % (text.length + 1)
        text = text.slice(0, start) + other + text.slice(start + length)
      }
      if (text === '') return
      const { end } = await receive(cut(encode(text), at))
      expect(['done', 'failed', 'cut', 'declined', 'empty']).toContain(end)
    }),
    { numRuns: 500 },
  )
}, 60_000)

test('random bytes are a failure in words', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), cuts, async (bytes, at) => {
      expect((await receive(cut(bytes, at))).end).toBe('failed')
    }),
    { numRuns: 100 },
  )
}, 60_000)
