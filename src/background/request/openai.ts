import OpenAI, { APIError } from 'openai'
import { failureDetails, readFailure } from '../../core/failure/api-failure.ts'
import { redact } from '../../core/failure/redact.ts'
import { readUsage } from '../../core/money/cost.ts'
import type { Usage } from '../../core/money/usage.ts'
import type { Problem, ProblemReport } from '../../core/problem/problem.ts'
import { type AnswerChunk, readAnswerChunk } from '../../core/request/answer-chunk.ts'
import type { ChatRequestBody } from '../../core/request/chat-request-body.ts'
import { countInput, readInputTokens } from '../../core/request/count-request.ts'
import { type ListedModel, readModels } from '../../core/server/model-list.ts'
import { apiFetch, type ExchangeRecord } from './api-fetch.ts'
import { isLocalServerRefusing } from './local-server.ts'
import { type SilenceWatch, watchSilence } from './silence-watch.ts'

/** A question as it goes to a server. */
export type AnswerRequest = {
  baseUrl: string
  /** Null for a server that needs none: then no key header is sent. */
  key: string | null
  body: ChatRequestBody
  firstByteSeconds: number
  /** How long silence in mid-answer may last; 45 s if not said. */
  silenceSeconds?: number
  /** How long to wait for the usage after the finish reason; 5 s if not said. */
  afterFinishSeconds?: number
  /** Whether an image goes as a link. */
  sentLinks: boolean
}

/** How a request ended. What arrived went to `onText`; `usage` is null when the server did not report it. */
export type AnswerOutcome = {
  requestId: string | null
  usage: Usage | null
  end:
    | { name: 'done' }
    /** The answer's length limit. */
    | { name: 'cut' }
    /** A refusal, or the content filter. */
    | { name: 'declined' }
    /** By the signal. */
    | { name: 'stopped' }
    | { name: 'failed'; report: ProblemReport }
}

/** How long `GET /models` may take, in milliseconds. */
const listMilliseconds = 20_000
/** How long counting may take, with the upload of images. */
const countMilliseconds = 120_000

/** What a finish reason means; all others are a complete answer. */
const ends: Readonly<Record<string, 'cut' | 'declined'>> = { length: 'cut', content_filter: 'declined' }

/** Asks for an answer and hands its text on as it comes. One request; nothing is sent again from here. */
export async function streamAnswer(
  request: AnswerRequest,
  onText: (text: string) => void,
  signal: AbortSignal,
): Promise<AnswerOutcome> {
  const { baseUrl, key, body, sentLinks, firstByteSeconds } = request
  const { silenceSeconds = 45, afterFinishSeconds = 5 } = request
  const watch = watchSilence({ firstByteSeconds, silenceSeconds, afterFinishSeconds }, signal)
  const exchange = { baseUrl, key, sentLinks, model: body.model, expects: 'text/event-stream' } as const
  const { fetch, record } = apiFetch({ ...exchange, onLife: watch.sawBytes })
  const broken: { error: unknown } = { error: null }
  let usage: Usage | null = null
  let finishReason: string | null = null
  let isRefusal = false
  try {
    for await (const chunk of readChunks(makeClient(baseUrl, fetch), body, watch.signal, broken)) {
      if (chunk.text !== '') onText(chunk.text)
      usage = readUsage(chunk.usage) ?? usage
      isRefusal ||= chunk.isRefusal
      finishReason ??= chunk.finishReason
      if (finishReason !== null && chunk.isUsageAlone) break
      if (chunk.finishReason !== null) watch.sawLife('afterFinishSeconds')
      else if (chunk.text !== '' && finishReason === null) watch.sawLife('silenceSeconds')
    }
  } finally {
    watch.end()
  }
  const { requestId } = record
  if (finishReason !== null && finishReason !== 'error') {
    const name = isRefusal ? 'declined' : (ends[finishReason] ?? 'done')
    return { requestId, usage, end: { name } }
  }
  if (signal.aborted) return { requestId, usage, end: { name: 'stopped' } }
  const failed = record.refusal ?? lostBySilence(watch) ?? readErrorEvent(broken.error, request)
  const report = await reportOf(failed, broken.error, record, request, signal)
  return { requestId, usage, end: { name: 'failed', report } }
}

/** A server, and the key for it: null for one that needs none. */
type Server = { baseUrl: string; key: string | null }

type JsonReply<T> = Promise<{ ok: true; value: T } | { ok: false; report: ProblemReport }>

/** The models that a server offers, sorted, at most 1,000. */
export function listModels(server: Server, signal: AbortSignal): JsonReply<ListedModel[]> {
  const about = { model: '', sentLinks: false, milliseconds: listMilliseconds }
  return askForJson(
    server,
    about,
    (client, options) => client.get<unknown>('/models', options),
    readModels,
    signal,
  )
}

/** How many input tokens a request has by the server's own count; nothing is answered, but images are uploaded. */
export function countTokens(
  { baseUrl, key, body, sentLinks }: Pick<AnswerRequest, 'baseUrl' | 'key' | 'body' | 'sentLinks'>,
  signal: AbortSignal,
): JsonReply<number> {
  const { model, messages } = body
  return askForJson(
    { baseUrl, key },
    { model, sentLinks, milliseconds: countMilliseconds },
    (client, options) => client.responses.inputTokens.count({ model, input: countInput(messages) }, options),
    readInputTokens,
    signal,
  )
}

async function askForJson<T>(
  server: Server,
  about: { model: string; sentLinks: boolean; milliseconds: number },
  call: (client: OpenAI, options: { signal: AbortSignal }) => Promise<unknown>,
  read: (body: unknown) => T | null,
  signal: AbortSignal,
): JsonReply<T> {
  const { milliseconds, ...asked } = about
  const limit = AbortSignal.timeout(milliseconds)
  const exchange = { ...server, ...asked, expects: 'application/json' } as const
  const { fetch, record } = apiFetch({ ...exchange, onLife: () => {} })
  let error: unknown = null
  try {
    const options = { signal: AbortSignal.any([signal, limit]) }
    const value = read(await call(makeClient(server.baseUrl, fetch), options))
    if (value !== null) return { ok: true, value }
    record.refusal = { problem: { kind: 'not-the-api' }, details: null }
  } catch (thrown) {
    error = thrown
    if (thrown instanceof SyntaxError) record.refusal = { problem: { kind: 'not-the-api' }, details: null }
  }
  const slow: Problem = { kind: 'connection-lost', reason: 'no-first-byte' }
  const failed = record.refusal ?? (limit.aborted ? { problem: slow, details: null } : null)
  return { ok: false, report: await reportOf(failed, error, record, server, signal) }
}

type Failed = ExchangeRecord['refusal']
type Fetch = ReturnType<typeof apiFetch>['fetch']

/** The SDK without its retries, its log and its headers; `apiFetch` sends the key. */
function makeClient(baseUrl: string, fetch: Fetch): OpenAI {
  return new OpenAI({
    baseURL: baseUrl,
    apiKey: 'sent-by-api-fetch',
    organization: null,
    project: null,
    maxRetries: 0,
    dangerouslyAllowBrowser: true,
    logLevel: 'off',
    fetch,
  })
}

/** The events of an answer; ends without throwing when the connection does, and leaves the error in `broken`. */
async function* readChunks(
  client: OpenAI,
  body: ChatRequestBody,
  signal: AbortSignal,
  broken: { error: unknown },
): AsyncGenerator<AnswerChunk> {
  try {
    for await (const event of await client.chat.completions.create(body, { signal })) {
      yield readAnswerChunk(event)
    }
  } catch (error) {
    broken.error = error
  }
}

function lostBySilence(watch: SilenceWatch): Failed {
  const expired = watch.expired()
  if (expired === null) return null
  const reason = expired === 'firstByteSeconds' ? 'no-first-byte' : 'silence'
  return { problem: { kind: 'connection-lost', reason }, details: null }
}

/** The problem of an `error` event inside a stream; null for every other error. */
function readErrorEvent(error: unknown, request: AnswerRequest): Failed {
  if (!(error instanceof APIError) || error.error === undefined) return null
  const { baseUrl, sentLinks, body } = request
  const headers = { retryAfter: null }
  const answer = { status: null, body: error.error, headers, model: body.model, baseUrl, sentLinks }
  return {
    problem: readFailure({ ...answer, now: Date.now() }),
    details: failureDetails(null, error.error, request.key === null ? [] : [request.key]),
  }
}

/** The report of a failure; without a known one, the connection broke, before or after the headers. */
async function reportOf(
  failed: Failed,
  error: unknown,
  record: ExchangeRecord,
  server: { baseUrl: string; key: string | null },
  signal: AbortSignal,
): Promise<ProblemReport> {
  const { requestId } = record
  const host = new URL(server.baseUrl).host
  if (failed) {
    const isKeyMissing = failed.problem.kind === 'key-refused' && server.key === null
    const problem: Problem = isKeyMissing ? { kind: 'no-key' } : failed.problem
    return { problem, host, requestId, details: failed.details }
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const words = cause instanceof Error ? `${cause.name}: ${cause.message}` : ''
  const details = redact(words, server.key === null ? [] : [server.key]) || null
  if (record.status !== null) {
    return { problem: { kind: 'connection-lost', reason: 'cut' }, host, requestId, details }
  }
  const isRefusing = await isLocalServerRefusing(server.baseUrl, signal)
  return { problem: { kind: isRefusing ? 'local-server-refuses' : 'unreachable' }, host, requestId, details }
}
