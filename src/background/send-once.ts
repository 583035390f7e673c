import { buildMessages, imagesOf } from '../core/chat-request.ts'
import type { ChatRequestBody, ContentPart } from '../core/chat-request-body.ts'
import type { Turn } from '../core/conversation.ts'
import { usdOfUsage } from '../core/cost.ts'
import type { Problem } from '../core/problem.ts'
import { type Result, success } from '../core/result.ts'
import { firstByteSeconds, isOpenAi, type ServerTraits } from '../core/server-traits.ts'
import type { Settings } from '../core/settings.ts'
import { estimateTurn, levelOf } from '../core/turn-estimate.ts'
import type { Way } from '../core/way.ts'
import { type AnswerOutcome, streamAnswer } from './openai.ts'
import { type PreparedImage, prepareImage } from './prepare-image.ts'
import { append, currentTurns, type Running, save } from './running-turns.ts'

type Conditions = {
  settings: Settings
  key: string | null
  traits: ServerTraits
  way: Way
  isContinuation: boolean
}

/** One request: prepares the images, commits the question, sends it, streams the answer into the turn and books its cost. */
export async function sendOnce(run: Running, conditions: Conditions): Promise<AnswerOutcome['end']> {
  const { settings, key, way, isContinuation } = conditions
  const { maxAnswerTokens, answerLanguage, baseUrl } = settings
  const { model } = run.turn
  const turns = await currentTurns(run.turn.chatId)
  const prepared = await prepareAll(turns, run.turn, conditions)
  if (!prepared.ok) return failed(prepared.problem, baseUrl)

  const sent = prepared.value.map((image) => image.sent)
  const asking = { isOpenAi: isOpenAi(baseUrl), asBytes: way.asBytes, maxAnswerTokens, answerLanguage }
  const ready: Turn = { ...run.turn, state: { name: 'draft', missing: 'question' } }
  const estimate = estimateTurn(turns, ready, asking, isContinuation)
  const startedAt = Date.now()
  await save(run, { sent, estimate, state: { name: 'waiting', since: startedAt } })
  if (run.controller.signal.aborted) return { name: 'stopped' }

  const outcome = await streamAnswer(
    {
      baseUrl,
      key,
      body: buildBody(turns, run.turn, prepared.value, conditions),
      firstByteSeconds: firstByteSeconds(model, baseUrl),
      sentLinks: sent.some((image) => image.as === 'link'),
    },
    (text) => {
      if (run.turn.state.name !== 'answering') void save(run, { state: { name: 'answering' } })
      append(run, text)
    },
    run.controller.signal,
  )
  if (estimate && isBilled(outcome)) {
    const { usage, requestId } = outcome
    const usd = usage && usdOfUsage(model, asking.isOpenAi, usage)
    const requests = [...run.turn.requests, { startedAt, estimate, usage, usd, requestId }]
    await save(run, { requests })
  }
  return outcome.end
}

/** A problem met before anything was sent. */
function failed(problem: Problem, baseUrl: string): AnswerOutcome['end'] {
  const report = { problem, host: new URL(baseUrl).host, requestId: null, details: null }
  return { name: 'failed', report }
}

/** A request that the server refused, or that never reached it, costs nothing; one that was cut short does. */
function isBilled({ end }: AnswerOutcome): boolean {
  return end.name !== 'failed' || end.report.problem.kind === 'connection-lost'
}

async function prepareAll(
  turns: Turn[],
  turn: Turn,
  { traits, way }: Conditions,
): Promise<Result<PreparedImage[]>> {
  const level = levelOf(turns, turn, way.asBytes)
  const prepared: PreparedImage[] = []
  for (const image of imagesOf(turns, turn)) {
    const one = await prepareImage(image, turn.model, level, way, traits.sendsDetail)
    if (!one.ok) return one
    prepared.push(one.value)
  }
  return success(prepared)
}

function buildBody(
  turns: Turn[],
  turn: Turn,
  images: PreparedImage[],
  { settings, traits, isContinuation }: Conditions,
): ChatRequestBody {
  const parts = new Map<string, ContentPart>(images.map(({ sent, part }) => [sent.imageId, part]))
  const { answerLanguage, maxAnswerTokens } = settings
  return {
    model: turn.model,
    messages: buildMessages(turns, turn, parts, { answerLanguage, isContinuation }),
    stream: true,
    [traits.tokenLimitName]: maxAnswerTokens,
    ...(traits.sendsStreamOptions ? { stream_options: { include_usage: true } } : {}),
  }
}
