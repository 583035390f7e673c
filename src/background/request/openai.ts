import OpenAI from 'openai'
import { answerBodyLimits, maxAnswerCharacters } from '../../core/chat/answer-limits.ts'
import { holdsKey, secretKeys } from '../../core/failure/known-keys.ts'
import type { Usage } from '../../core/money/usage.ts'
import type { ProblemReport } from '../../core/problem/problem.ts'
import { textsOf } from '../../core/request/chat-request.ts'
import type { ChatRequestBody } from '../../core/request/chat-request-body.ts'
import { countInput, readInputTokens } from '../../core/request/count-request.ts'
import { readAnswer } from '../../core/request/reply/answer-reader.ts'
import { turnEnd } from '../../core/request/reply/turn-end.ts'
import { type ListedModel, readModels } from '../../core/server/model-list.ts'
import { apiFetch } from './api-fetch.ts'
import { askForJson, type JsonBounds, type JsonReply } from './json-reply.ts'
import { openReply } from './reply-frames.ts'
import { errorInSuccess, makeReport, passedLimit, strangeSuccess } from './request-report.ts'
import { type AnswerSink, screenAnswer } from './screen-answer.ts'
import { type SilenceLimits, watchSilence } from './silence-watch.ts'

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
  /** Whether text or thinking came: then it may be billed, however it ended. */
  hasBegun: boolean
  end:
    | { name: 'done' }
    /** The answer's length limit, or one of ours: of characters, bytes or time. */
    | { name: 'cut' }
    /** A refusal, or the content filter. */
    | { name: 'declined' }
    /** A good end without a word. */
    | { name: 'empty' }
    /** By the signal. */
    | { name: 'stopped' }
    | { name: 'failed'; report: ProblemReport }
}

/** Of `GET /models`: the longest lists, with a description of each of hundreds of models, have one or two million bytes. */
const listBounds: JsonBounds = { milliseconds: 20_000, maxBytes: 16 * 1024 * 1024 }
/** Of counting, with the upload of images. */
const countBounds: JsonBounds = { milliseconds: 120_000, maxBytes: 64 * 1024 }

/** Asks for an answer and hands its text on as it comes. One request; nothing is sent again from here. */
export async function streamAnswer(
  request: AnswerRequest,
  sink: AnswerSink,
  signal: AbortSignal,
): Promise<AnswerOutcome> {
  const { baseUrl, key, body, sentLinks, maxCharacters = maxAnswerCharacters } = request
  const watch = watchSilence(limitsOf(request), signal)
  const about = { baseUrl, key, sentLinks, model: body.model, sentTexts: textsOf(body.messages) }
  const exchange = { ...about, expects: 'text/event-stream', limits: answerBodyLimits } as const
  const { fetch, record } = apiFetch({ ...exchange, onLife: watch.sawBytes })
  const send = () =>
    makeClient(baseUrl, fetch).chat.completions.create(body, { signal: watch.signal }).asResponse()
  const { frames, framing, broken } = openReply(send, answerBodyLimits, record)
  const answer = readAnswer(maxCharacters)
  const shown = screenAnswer(sink, key)
  try {
    for await (const frame of frames) {
      for (const piece of answer.take(frame)) shown.take(piece)
      if (answer.isOver()) break
      const phase = answer.liveness()
      if (phase !== null) watch.sawLife(phase)
    }
  } finally {
    watch.end()
  }
  for (const piece of answer.end(framing.form())) shown.take(piece)
  shown.end()
  const sum = answer.sum()
  const { usage, hasBegun } = sum
  const outcome = { requestId: record.requestId, usage, hasBegun }
  const expired = watch.expired()
  const isCutByUs = record.isTooMuch || expired === 'totalSeconds'
  const name = turnEnd(sum, { isStopped: signal.aborted, isCutByUs })
  if (name !== null) return { ...outcome, end: { name } }
  const said = sum.error ?? (sum.end === 'error' ? reasonError : null)
  const failed =
    record.refusal ??
    (said === null ? null : errorInSuccess(said, about, record)) ??
    passedLimit(expired, record.isTooMuch) ??
    (hasBegun ? null : strangeSuccess(framing, about, record))
  const report = await makeReport(failed, broken(), record, request, signal)
  return { ...outcome, end: { name: 'failed', report } }
}

/** Of a finish reason that tells of an error and says nothing else. */
const reasonError = { type: 'server_error' }

/** The times that a request has, where it says none. */
function limitsOf(request: AnswerRequest): SilenceLimits {
  const { firstByteSeconds, silenceSeconds = 45, afterFinishSeconds = 5, totalSeconds = 1800 } = request
  const thinkingSeconds = Math.max(firstByteSeconds, silenceSeconds)
  return { firstByteSeconds, thinkingSeconds, silenceSeconds, afterFinishSeconds, totalSeconds }
}

/** A server, and the key for it: null for one that needs none. */
type Server = { baseUrl: string; key: string | null }

/** The models that a server offers, sorted, at most 1,000. */
export function listModels(server: Server, signal: AbortSignal): JsonReply<ListedModel[]> {
  const about = { model: '', sentLinks: false, ...listBounds }
  return askForJson(
    server,
    about,
    (fetch, options) => makeClient(server.baseUrl, fetch).get<unknown>('/models', options).asResponse(),
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
    (fetch, options) => {
      const { inputTokens } = makeClient(baseUrl, fetch).responses
      return inputTokens.count({ model, input: countInput(messages) }, options).asResponse()
    },
    readInputTokens,
    signal,
  )
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
