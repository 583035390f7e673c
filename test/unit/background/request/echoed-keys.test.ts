import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { listModels, streamAnswer } from '../../../../src/background/request/openai.ts'
import { keyForms, piecesIn } from '../../samples/key-forms.ts'

const baseUrl = 'https://api.example/v1'
const signal = new AbortController().signal

/** Where a server can say a key back: its answer, and whether that is a stream. */
const places: readonly (readonly [where: string, answer: (said: string) => Response])[] = [
  ...['code', 'type', 'message', 'param', 'detail', 'any'].map(
    (field) => [`error.${field}`, (said: string) => json(400, `{"error":{"${field}":"${said}"}}`)] as const,
  ),
  ['a code and no message', (said) => json(418, `{"error":{"code":"${said}","message":""}}`)],
  ['a code of any status', (said) => json(200, `{"error":{"code":"${said}"}}`)],
  ['a scope', (said) => json(403, `{"error":{"message":"Missing scopes: ${said}, model.${said}"}}`)],
  ['the words behind the server', (said) => json(502, `{"error":{"metadata":{"raw":"${said}"}}}`)],
  ['a name', (said) => json(400, `{"error":{"${said}":1}}`)],
  ['JSON within JSON', (said) => json(400, JSON.stringify({ error: { message: `{"key":"${said}"}` } }))],
  ['an array', (said) => json(400, `[{"error":"${said}"}]`)],
  ['text', (said) => new Response(said, { status: 400 })],
  ['HTML', (said) => new Response(`<p title="${said}">${said}</p>`, { status: 500 })],
  ['the type of the content', (said) => new Response('x', { headers: { 'content-type': visible(said) } })],
  [
    'the id of the request',
    (said) => new Response('x', { status: 400, headers: { 'x-request-id': visible(said) } }),
  ],
  [
    'its id at Azure',
    (said) => new Response('x', { status: 400, headers: { 'apim-request-id': visible(said) } }),
  ],
  ['an error in a stream', (said) => stream(`data: {"error":{"code":"${said}","message":"${said}"}}\n\n`)],
  ['an error event', (said) => stream(`event: error\ndata: {"type":"${said}","${said}":["${said}"]}\n\n`)],
  ['an error field', (said) => stream(`error: {"code":"${said}","message":"${said}"}\n\n`)],
  ['an error field in words', (said) => stream(`error: ${said.replace(/\s/g, '')}\n\n`)],
  ['an error of a choice', (said) => stream(`data: {"choices":[{"error":{"message":"${said}"}}]}\n\n`)],
  ['words of a success', (said) => json(200, `{"base_resp":{"status_code":7,"status_msg":"${said}"}}`)],
  ['a success that means nothing', (said) => json(200, `{"${said}":"${said}"}`)],
  ['a text that is no answer', (said) => new Response(said.replace(/^\s+/, ''))],
  ['XML that is no answer', (said) => new Response(`<?xml version="1.0"?><Error>${said}</Error>`)],
  ['a finish reason', (said) => stream(`data: {"choices":[{"finish_reason":"error ${said}"}]}\n\n`)],
  ['an event that is no JSON', (said) => stream(`data: ${said.replace(/\s/g, '')}\n\n`)],
]

const json = (status: number, text: string) =>
  new Response(text.replaceAll('\n', '\\n'), { status, headers: { 'content-type': 'application/json' } })
const stream = (text: string) =>
  new Response(text.replaceAll(/\n(?!\n|$|data)/g, '\\n'), {
    headers: { 'content-type': 'text/event-stream' },
  })
const visible = (said: string) => said.replace(/[^\x21-\x7e]/g, '')

async function askWith(key: string, response: Response) {
  vi.stubGlobal('fetch', async () => response)
  const body = { model: 'm', messages: [], stream: true as const }
  const request = { baseUrl, key, body: { ...body, messages: [] }, firstByteSeconds: 5, sentLinks: false }
  let text = ''
  let thinking = ''
  const outcome = await streamAnswer(
    request,
    {
      onText: (more) => {
        text += more
      },
      onThinking: (more) => {
        thinking += more
      },
    },
    signal,
  )
  return { text, thinking, outcome }
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.']
const keys = fc
  .array(fc.constantFrom(...letters), { minLength: 20, maxLength: 60 })
  .map((characters) => `q${characters.join('')}`)

test.each(places)('a key that is said back as %s, in any form, stands in no report', async (_, answer) => {
  await fc.assert(
    fc.asyncProperty(keys, fc.constantFrom(...keyForms), async (key, [, write]) => {
      const { outcome } = await askWith(key, answer(write(key)))
      expect(outcome.end.name).toBe('failed')
      expect(piecesIn(JSON.stringify(outcome), key)).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('a key that is said back as the name of a model stands in no list', async () => {
  const key = 'zQ-9fX_2pLkW8vRt0hYmC5uJ'
  const ids = keyForms.map(([, write]) => `model-${write(key)}`)
  vi.stubGlobal('fetch', async () => json(200, JSON.stringify({ data: ['llava', ...ids] })))
  expect(await listModels({ baseUrl, key }, signal)).toEqual({
    ok: true,
    value: [{ id: 'llava', shutdownDate: null }],
  })
})

test('a key that is said back in an answer is not handed on, in one piece or in many', async () => {
  const key = 'zQ-9fX_2pLkW8vRt0hYmC5uJ'
  const delta = (content: string) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`
  for (const pieces of [[key], [...key]]) {
    const words = ['It is ', ...pieces, '.'].map(delta).join('')
    const { text } = await askWith(key, stream(`${words}data: {"choices":[{"finish_reason":"stop"}]}\n\n`))
    expect(text).toBe('It is […].')
  }
})

test('a key that is said back in thinking is not handed on, in one piece, in many, or between words', async () => {
  const key = 'zQ-9fX_2pLkW8vRt0hYmC5uJ'
  const chunk = (delta: object) => `data: ${JSON.stringify({ choices: [{ delta }] })}\n\n`
  const thinks = (reasoning: string) => chunk({ reasoning })
  const end = 'data: {"choices":[{"finish_reason":"stop"}]}\n\n'
  for (const pieces of [[key], [...key]]) {
    const { thinking } = await askWith(key, stream(['It is ', ...pieces, '.'].map(thinks).join('') + end))
    expect(thinking).toBe('It is […].')
    const tagged = ['<think>It is ', ...pieces, '.</think>Well.'].map((content) => chunk({ content }))
    expect(await askWith(key, stream(tagged.join('') + end))).toMatchObject({
      thinking: 'It is […].',
      text: 'Well.',
    })
    const between = [...pieces].map((piece) => thinks(piece) + chunk({ content: 'x' }))
    expect(piecesIn(JSON.stringify(await askWith(key, stream(between.join('') + end))), key)).toEqual([])
  }
})
