import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect } from 'vitest'
import { type AnswerRequest, streamAnswer } from '../../../src/background/request/openai.ts'
import type { ChatRequestBody } from '../../../src/core/request/chat-request-body.ts'
import { misfitOf } from '../../demo/api/published/misfit.ts'

/** What the server of a test does with a request. */
export type Handler = (response: ServerResponse, request: IncomingMessage) => void | Promise<void>

let server: Server | null = null
/** Every request that the server of this test got. */
export let seen: IncomingMessage[] = []
const bodies = new WeakMap<IncomingMessage, Buffer[]>()
/** What in the bodies of this test the vendor's published schema does not have. */
let misfits: string[] = []

afterEach(() => {
  const found = misfits
  misfits = []
  server?.closeAllConnections()
  server?.close()
  server = null
  seen = []
  expect(found, 'bodies fit the published schema').toEqual([])
})

/** Starts a server on this computer for one test; its base URL. */
export async function serve(handle: Handler): Promise<string> {
  server = createServer((request, response) => {
    seen.push(request)
    const chunks: Buffer[] = []
    bodies.set(request, chunks)
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const misfit = misfitOf(request.url ?? '', bodyOf(request))
      if (misfit !== null) misfits.push(misfit)
    })
    void handle(response, request)
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
}

/** The requests that the server got with a body. */
export const posts = () => seen.filter(({ method }) => method === 'POST')

/** The bodies of those requests, as JSON. */
export const sentBodies = () => posts().map((request) => bodyOf(request) as ChatRequestBody)

/** The body of a request, parsed; null of one without. */
function bodyOf(request: IncomingMessage): unknown {
  const text = Buffer.concat(bodies.get(request) ?? []).toString()
  return text === '' ? null : JSON.parse(text)
}

/** An event of the stream. */
export const event = (data: unknown) => `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`
/** An event that carries text. */
export const delta = (content: string) =>
  event({ choices: [{ index: 0, delta: { content }, finish_reason: null }] })
/** The last events of an answer, with what the server reports of its tokens, if it does. */
export const finish = (reason: string, usage?: { prompt_tokens: number; completion_tokens: number }) =>
  event({ choices: [{ index: 0, delta: {}, finish_reason: reason }] }) +
  (usage ? event({ choices: [], usage }) : '') +
  event('[DONE]')

/** The head of a streamed answer. */
export const openStream = (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'x-request-id': 'req_1' })

/** Answers with pieces, each in a write of its own. */
export const sends =
  (...pieces: (string | Uint8Array)[]): Handler =>
  async (response) => {
    openStream(response)
    for (const piece of pieces) {
      response.write(piece)
      await new Promise((resolve) => setImmediate(resolve))
    }
    response.end()
  }

/** Answers with a text, whole. */
export const answers = (text: string): Handler => sends(delta(text), finish('stop'))

/** Answers with a status and a body. */
export const fails =
  (status: number, body: unknown, headers: Record<string, string> = {}): Handler =>
  (response) => {
    const type = typeof body === 'string' ? 'text/html' : 'application/json'
    response.writeHead(status, { 'content-type': type, 'x-request-id': 'req_2', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }

/** Asks the server of a test and gathers the answer. */
export async function ask(
  handle: Handler | string,
  change: Partial<AnswerRequest> = {},
  signal = new AbortController().signal,
) {
  const baseUrl = typeof handle === 'string' ? handle : await serve(handle)
  let text = ''
  let thinking = ''
  const request: AnswerRequest = {
    baseUrl,
    key: 'sk-canary-0123456789',
    body: { model: 'gpt-6-luna', messages: [{ role: 'user', content: 'What is it?' }], stream: true },
    firstByteSeconds: 5,
    sentLinks: false,
    ...change,
  }
  const outcome = await streamAnswer(
    request,
    {
      onText: (more) => {
        text += more
      },
      onThinking: (more) => {
        thinking += more
      },
      onWasThinking: () => {
        thinking += text.trim()
        text = ''
      },
    },
    signal,
  )
  const { end } = outcome
  const problem = end.name === 'failed' ? end.report.problem : null
  return { ...outcome, text, thinking, problem, report: end.name === 'failed' ? end.report : null }
}

/** Ends the server of a test: its address is then nobody's. */
export async function closeServer(): Promise<void> {
  await new Promise((resolve) => server?.close(resolve))
}
