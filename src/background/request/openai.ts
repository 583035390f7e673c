import OpenAI, { APIError } from 'openai'
import { answerBodyLimits, beginningOf, maxAnswerCharacters } from '../../core/chat/answer-limits.ts'
import { screenKey } from '../../core/failure/key-screen.ts'
import { holdsKey, secretKeys } from '../../core/failure/known-keys.ts'
import type { BodyLimits } from '../../core/image/capped-stream.ts'
import { readUsage } from '../../core/money/reported-usage.ts'
import type { Usage } from '../../core/money/usage.ts'
import type { ProblemReport } from '../../core/problem/problem.ts'
import { type AnswerChunk, readAnswerChunk } from '../../core/request/answer-chunk.ts'
import type { ChatRequestBody } from '../../core/request/chat-request-body.ts'
import { countInput, readInputTokens } from '../../core/request/count-request.ts'
import { type ListedModel, readModels } from '../../core/server/model-list.ts'
import { apiFetch } from './api-fetch.ts'
import { errorEvent, makeReport, passedLimit } from './request-report.ts'
import { watchSilence } from './silence-watch.ts'

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
  /** How long all of it may take, however much comes; half an hour if not said: slow models need seven minutes. */
  totalSeconds?: number
  /** The most characters of text that are taken; those of the longest answer if not said. */
  maxCharacters?: number
  /** Whether an image goes as a link. */
  sentLinks: boolean
}

/** How a request ended. What arrived went to `onText`; `usage` is null when the server did not report it. */
export type AnswerOutcome = {
  requestId: string | null
  usage: Usage | null
  end:
    | { name: 'done' }
    /** The answer's length limit, or one of ours: of characters, bytes or time. */
    | { name: 'cut' }
    /** A refusal, or the content filter. */
    | { name: 'declined' }
    /** By the signal. */
    | { name: 'stopped' }
    | { name: 'failed'; report: ProblemReport }
}

/** What bounds an answer that is no stream. */
type JsonBounds = { milliseconds: number; maxBytes: number }

/** Of `GET /models`: the longest lists, with a description of each of hundreds of models, have one or two million bytes. */
const listBounds: JsonBounds = { milliseconds: 20_000, maxBytes: 16 * 1024 * 1024 }
/** Of counting, with the upload of images. */
const countBounds: JsonBounds = { milliseconds: 120_000, maxBytes: 64 * 1024 }

/** What a finish reason means; all others are a complete answer. */
const ends: ReadonlyMap<string, 'cut' | 'declined'> = new Map([
  ['length', 'cut'],
  ['content_filter', 'declined'],
])

/** Takes an answer as it comes. */
export type AnswerSink = {
  onText: (text: string) => void
  /** What the model thinks before it answers, or in between. */
  onThinking: (text: string) => void
}

/** Asks for an answer and hands its text on as it comes. One request; nothing is sent again from here. */
export async function streamAnswer(
  request: AnswerRequest,
  { onText }: AnswerSink,
  signal: AbortSignal,
): Promise<AnswerOutcome> {
  const { baseUrl, key, body, sentLinks, firstByteSeconds } = request
  const { silenceSeconds = 45, afterFinishSeconds = 5, totalSeconds = 1800 } = request
  const watch = watchSilence({ firstByteSeconds, silenceSeconds, afterFinishSeconds, totalSeconds }, signal)
  const about = { baseUrl, key, sentLinks, model: body.model }
  const exchange = { ...about, expects: 'text/event-stream', limits: answerBodyLimits } as const
  const { fetch, record } = apiFetch({ ...exchange, onLife: watch.sawBytes })
  const broken: { error: unknown } = { error: null }
  const { maxCharacters = maxAnswerCharacters } = request
  const screen = screenKey(key)
  let characters = 0
  let isFull = false
  let usage: Usage | null = null
  let finishReason: string | null = null
  let isRefusal = false
  try {
    for await (const chunk of readChunks(makeClient(baseUrl, fetch), body, watch.signal, broken)) {
      const text = beginningOf(chunk.text, maxCharacters - characters)
      characters += text.length
      const shown = screen.push(text)
      if (shown !== '') onText(shown)
      usage = readUsage(chunk.usage) ?? usage
      isFull = text !== chunk.text
      if (isFull) break
      isRefusal ||= chunk.isRefusal
      finishReason ??= chunk.finishReason
      if (finishReason !== null && chunk.isUsageAlone) break
      if (chunk.finishReason !== null) watch.sawLife('afterFinishSeconds')
      else if (chunk.text !== '' && finishReason === null) watch.sawLife('silenceSeconds')
    }
  } finally {
    watch.end()
  }
  const rest = screen.end()
  if (rest !== '') onText(rest)
  const { requestId, isTooMuch } = record
  if (isFull) return { requestId, usage, end: { name: 'cut' } }
  if (finishReason !== null && finishReason !== 'error') {
    const name = isRefusal ? 'declined' : (ends.get(finishReason) ?? 'done')
    return { requestId, usage, end: { name } }
  }
  if (signal.aborted) return { requestId, usage, end: { name: 'stopped' } }
  const expired = watch.expired()
  const isCutByUs = isTooMuch || expired === 'totalSeconds'
  if (isCutByUs && characters > 0) return { requestId, usage, end: { name: 'cut' } }
  const event = broken.error instanceof APIError ? broken.error.error : undefined
  const failed =
    record.refusal ??
    passedLimit(expired, isTooMuch) ??
    (event === undefined ? null : errorEvent(event, about))
  const report = await makeReport(failed, broken.error, record, request, signal)
  return { requestId, usage, end: { name: 'failed', report } }
}

/** A server, and the key for it: null for one that needs none. */
type Server = { baseUrl: string; key: string | null }

type JsonReply<T> = Promise<{ ok: true; value: T } | { ok: false; report: ProblemReport }>

/** The models that a server offers, sorted, at most 1,000. */
export function listModels(server: Server, signal: AbortSignal): JsonReply<ListedModel[]> {
  const about = { model: '', sentLinks: false, ...listBounds }
  return askForJson(
    server,
    about,
    (client, options) => client.get<unknown>('/models', options),
    (body) => withoutKeyNames(readModels(body), server.key),
    signal,
  )
}

/** Models whose names do not hold the key that the server was sent. */
function withoutKeyNames(models: ListedModel[] | null, key: string | null): ListedModel[] | null {
  const keys = secretKeys(key)
  const isClean = !holdsKey(models?.map(({ id }) => id).join('\n') ?? '', keys)
  return isClean ? models : (models?.filter(({ id }) => !holdsKey(id, keys)) ?? null)
}

/** How many input tokens a request has by the server's own count; nothing is answered, but images are uploaded. */
export function countTokens(
  { baseUrl, key, body, sentLinks }: Pick<AnswerRequest, 'baseUrl' | 'key' | 'body' | 'sentLinks'>,
  signal: AbortSignal,
): JsonReply<number> {
  const { model, messages } = body
  return askForJson(
    { baseUrl, key },
    { model, sentLinks, ...countBounds },
    (client, options) => client.responses.inputTokens.count({ model, input: countInput(messages) }, options),
    readInputTokens,
    signal,
  )
}

async function askForJson<T>(
  server: Server,
  about: { model: string; sentLinks: boolean } & JsonBounds,
  call: (client: OpenAI, options: { signal: AbortSignal }) => Promise<unknown>,
  read: (body: unknown) => T | null,
  signal: AbortSignal,
): JsonReply<T> {
  const { milliseconds, maxBytes, ...asked } = about
  const limit = AbortSignal.timeout(milliseconds)
  const limits: BodyLimits = { maxBytes, maxEventBytes: maxBytes }
  const exchange = { ...server, ...asked, expects: 'application/json', limits } as const
  const { fetch, record } = apiFetch({ ...exchange, onLife: () => {} })
  let error: unknown = null
  try {
    const options = { signal: AbortSignal.any([signal, limit]) }
    const value = read(await call(makeClient(server.baseUrl, fetch), options))
    if (value !== null && !record.isTooMuch) return { ok: true, value }
    record.refusal = { problem: { kind: 'not-the-api' }, details: null }
  } catch (thrown) {
    error = thrown
    if (thrown instanceof SyntaxError) record.refusal = { problem: { kind: 'not-the-api' }, details: null }
  }
  const passed = passedLimit(limit.aborted ? 'firstByteSeconds' : null, record.isTooMuch)
  const failed = record.isTooMuch ? passed : (record.refusal ?? passed)
  return { ok: false, report: await makeReport(failed, error, record, server, signal) }
}

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
