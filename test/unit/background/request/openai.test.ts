import { expect, test } from 'vitest'
import { streamAnswer } from '../../../../src/background/request/openai.ts'
import type { ChatRequestBody } from '../../../../src/core/request/chat-request-body.ts'
import {
  ask,
  closeServer,
  delta,
  event,
  fails,
  finish,
  type Handler,
  openStream,
  posts,
  seen,
  sends,
  serve,
} from '../../fakes/answer-server.ts'

const usageEvent = (usage: unknown) => event({ choices: [], usage })

test('a whole answer with its usage is done', async () => {
  const usage = { prompt_tokens: 120, completion_tokens: 7, prompt_tokens_details: { cached_tokens: 20 } }
  const body = delta('A red ') + delta('boat') + event({ choices: [{ delta: {}, finish_reason: 'stop' }] })
  const result = await ask(sends(body, usageEvent(usage), event('[DONE]')))
  expect(result.end).toEqual({ name: 'done' })
  expect(result.text).toBe('A red boat')
  expect(result.requestId).toBe('req_1')
  expect(result.usage).toMatchObject({ promptTokens: 120, completionTokens: 7, cachedTokens: 20 })
})

const whole = delta('Grüße, 图片 🚤') + finish('stop')
const bytes = new TextEncoder().encode(whole)
const arrivals: [reason: string, pieces: (string | Uint8Array)[]][] = [
  ['one byte per chunk, which also splits every character', [...bytes].map((byte) => Uint8Array.of(byte))],
  ['a character split in two', [bytes.subarray(0, 60), bytes.subarray(60)]],
  ['line ends of CRLF', [whole.replaceAll('\n', '\r\n')]],
  ['comments and heartbeats between', [': hello\n\n', ': PROCESSING\n\n', whole]],
  [
    'unknown events and fields between',
    ['event: ping\ndata: {"type":"ping"}\nid: 7\n\n', event(null), whole],
  ],
  ['data over several lines', [whole.replaceAll(',"finish_reason"', ',\ndata: "finish_reason"')]],
  ['no blank line after the last event', [whole.trimEnd()]],
  [
    'several finish reasons',
    [delta('Grüße, 图片 🚤') + finish('stop').replace(event('[DONE]'), '') + finish('length')],
  ],
]
test.each(arrivals)('an answer survives %s', async (_, pieces) => {
  const result = await ask(sends(...pieces))
  expect(result.text).toBe('Grüße, 图片 🚤')
  expect(result.end).toEqual({ name: 'done' })
})

test('a duplicated event neither breaks nor ends the answer', async () => {
  const result = await ask(sends(delta('ha'), delta('ha'), finish('stop')))
  expect(result).toMatchObject({ text: 'haha', end: { name: 'done' } })
})

const reasons: [reason: string, name: string][] = [
  ['length', 'cut'],
  ['content_filter', 'declined'],
  ['stop', 'done'],
  ['eos', 'done'],
]
test.each(reasons)('finish reason %s is %s', async (reason, name) => {
  const result = await ask(sends(delta('Some'), finish(reason)))
  expect(result).toMatchObject({ text: 'Some', end: { name } })
})

test('a refusal is text, marked as declined', async () => {
  const refusal = event({ choices: [{ index: 0, delta: { refusal: "I can't help" }, finish_reason: null }] })
  expect(await ask(sends(refusal, finish('stop')))).toMatchObject({
    text: "I can't help",
    end: { name: 'declined' },
  })
})

const usages: [reason: string, usage: unknown][] = [
  ['null', null],
  ['text', 'many'],
  ['negative', { prompt_tokens: -5, completion_tokens: 2 }],
  ['huge', { prompt_tokens: 1e300, completion_tokens: 2 }],
]
test.each(usages)('usage that is %s counts as not reported', async (_, usage) => {
  const result = await ask(sends(delta('x'), finish('stop').replace(event('[DONE]'), ''), usageEvent(usage)))
  expect(result).toMatchObject({ usage: null, end: { name: 'done' } })
})

const cuts: [reason: string, handle: Handler][] = [
  ['a clean end without a finish reason', sends(delta('Half'))],
  ['half an event', sends(delta('Half'), 'data: {"choices":[{"del')],
  [
    'a reset',
    async (response) => {
      openStream(response).write(delta('Half'))
      await new Promise((resolve) => setTimeout(resolve, 30))
      response.destroy()
    },
  ],
]
test.each(cuts)('%s is a lost connection, and the text is kept', async (_, handle) => {
  const result = await ask(handle)
  expect(result.text).toBe('Half')
  expect(result.problem).toEqual({ kind: 'connection-lost', reason: 'cut' })
  expect(result.requestId).toBe('req_1')
})

test('a finished answer is done although the server neither reports usage nor closes', async () => {
  const result = await ask(
    (response) => void openStream(response).write(whole.replace(event('[DONE]'), '')),
    {
      afterFinishSeconds: 0.1,
    },
  )
  expect(result).toMatchObject({ usage: null, end: { name: 'done' } })
})

test('the words of a server that answers something else are in the details', async () => {
  for (const [status, body] of [
    [200, { code: 500, msg: '404 NOT_FOUND', success: false }],
    [200, { hello: '404 NOT_FOUND' }],
  ] as const) {
    const result = await ask(fails(status, body))
    expect(result.problem).toMatchObject({ kind: 'unexpected' })
    expect(result.report?.details).toContain('404 NOT_FOUND')
    expect(posts()).toHaveLength(1)
    await closeServer()
    seen.length = 0
  }
})

test('Stop keeps the text and leaves no request open', async () => {
  const stop = new AbortController()
  let isClosed = false
  const baseUrl = await serve((response) => {
    response.on('close', () => {
      isClosed = true
    })
    openStream(response).write(delta('Half'))
    setTimeout(() => stop.abort(), 50)
  })
  const result = await ask(baseUrl, {}, stop.signal)
  expect(result).toMatchObject({ text: 'Half', end: { name: 'stopped' } })
  await expect.poll(() => isClosed).toBe(true)
})

test('Stop before anything was sent sends nothing', async () => {
  const result = await ask(sends(whole), {}, AbortSignal.abort())
  expect(result.end).toEqual({ name: 'stopped' })
  expect(seen).toHaveLength(0)
})

test('a page of HTML with status 200 is not the API', async () => {
  const result = await ask(fails(200, '<html>Please log in to the Wi-Fi</html>'))
  expect(result.problem).toEqual({ kind: 'not-the-api' })
})

test('an error in JSON with status 200 is that error', async () => {
  const result = await ask(fails(200, { error: { code: 429, message: 'Slow down' } }))
  expect(result.problem).toMatchObject({ kind: 'rate-limited' })
})

test('a redirect is not followed, and the key stays', async () => {
  const result = await ask(fails(307, '', { location: '/elsewhere' }))
  expect(result.problem).toEqual({ kind: 'redirected' })
  expect(seen).toHaveLength(1)
})

test('an error event in the stream is read like an answer with that error', async () => {
  const error = { error: { message: 'Overloaded', type: 'overloaded_error' } }
  const result = await ask(sends(delta('Half'), `event: error\n${event(error)}`))
  expect(result).toMatchObject({ text: 'Half', problem: { kind: 'server-trouble' } })
  expect(result.report?.details).toContain('Overloaded')
})

test.each([
  [{ error: 'model runner has stopped' }, 500, 'server-trouble'],
  [{ error: { message: 'You are out', code: 'insufficient_quota' } }, 429, 'no-credit'],
  [{ error: { message: 'Bad key sk-canary-0123456789', code: 'invalid_api_key' } }, 401, 'key-refused'],
])('%j with status %i is %s, asked once', async (body, status, kind) => {
  const result = await ask(fails(status, body))
  expect(result.problem?.kind).toBe(kind)
  expect(result.requestId).toBe('req_2')
  expect(posts()).toHaveLength(1)
  expect(JSON.stringify(result)).not.toContain('canary')
})

test('401 without a key asks for one', async () => {
  const result = await ask(fails(401, { error: { message: 'Missing key' } }), { key: null })
  expect(result.problem).toEqual({ kind: 'no-key' })
})

test('a server that is not there is unreachable', async () => {
  const baseUrl = await serve(() => {})
  await closeServer()
  expect((await ask(baseUrl)).problem).toEqual({ kind: 'unreachable' })
})

test('the request carries our headers alone', async () => {
  await ask(sends(whole))
  const headers = Object.keys(posts()[0]?.headers ?? {})
  expect(headers.filter((name) => name.startsWith('x-'))).toEqual([])
  expect(headers).not.toContain('openai-organization')
  expect(posts()[0]?.headers['user-agent'] ?? '').not.toMatch(/openai/i)
  expect(posts()[0]?.headers.authorization).toBe('Bearer sk-canary-0123456789')
  expect(posts()[0]?.headers.accept).toBe('text/event-stream')
})

test('without a key no key header is sent', async () => {
  await ask(sends(whole), { key: null })
  expect(posts()[0]?.headers.authorization).toBeUndefined()
  expect(posts()[0]?.headers['api-key']).toBeUndefined()
})

test('what a bug throws while text is handed on is not taken for a network error', async () => {
  const baseUrl = await serve(sends(whole))
  const messages: ChatRequestBody['messages'] = [{ role: 'user', content: 'What is it?' }]
  const body = { model: 'm', messages, stream: true } as const
  const answer = streamAnswer(
    { baseUrl, key: null, body, firstByteSeconds: 5, sentLinks: false },
    {
      onText: () => {
        throw new Error('a bug')
      },
      onThinking: () => {},
    },
    new AbortController().signal,
  )
  await expect(answer).rejects.toThrow('a bug')
})
