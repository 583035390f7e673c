import { charactersOf, maxAnswerCharacters, maxTurnCharacters } from '../../core/chat/answer-limits.ts'
import type { Turn } from '../../core/chat/turn.ts'
import { estimateCost, mostCost, usdOfUsage } from '../../core/money/cost.ts'
import type { Settlement } from '../../core/money/ledger.ts'
import { type Problem, reportOf } from '../../core/problem/problem.ts'
import { type Conditions, forModel } from '../../core/request/conditions.ts'
import { costQuestionOf } from '../../core/request/turn-estimate.ts'
import { firstByteSeconds } from '../../core/server/first-byte-seconds.ts'
import { append, appendThinking, currentTurns, type Running, save } from '../chat/running-turns.ts'
import { reserve } from '../money/ledger-entry.ts'
import { buildBody, prepareImages } from './build-request.ts'
import { withoutKeyQuestions } from './key-in-question.ts'
import { type AnswerOutcome, streamAnswer } from './openai.ts'
import type { AnswerSink } from './screen-answer.ts'

/** One request: prepares the images, commits the question, sends it, streams the answer into the turn and enters its cost. */
export async function sendOnce(
  run: Running,
  given: Conditions,
  key: string | null,
  isContinuation: boolean,
): Promise<AnswerOutcome['end']> {
  const { settings } = given
  const { baseUrl } = settings
  const turns = await withoutKeyQuestions(await currentTurns(run.turn.chatId))
  const { prepared, conditions } = await prepareLatest(run, turns, given)
  if (!prepared.ok) return failed(prepared.problem, baseUrl)

  const sent = prepared.value.map((image) => image.sent)
  const question = costQuestionOf(turns, run.turn, conditions, isContinuation)
  const estimate = estimateCost(question)
  const startedAt = Date.now()
  await save(run, { estimate, state: { name: 'waiting', since: startedAt } })
  if (run.controller.signal.aborted) return { name: 'stopped' }
  const mostUsd = mostCost(question)
  const entered = await reserve(run, { estimate, mostUsd, level: sent.at(-1)?.level ?? null, settings })
  if (!entered.ok) return failed(entered.problem, baseUrl)
  if (!run.controller.signal.aborted) await save(run, { sent })
  if (run.controller.signal.aborted) {
    await entered.value.close({ state: 'released', usage: null, usd: null })
    return { name: 'stopped' }
  }

  const thoughts = sinkInto(run)
  const outcome = await streamAnswer(
    {
      baseUrl,
      key,
      body: buildBody(turns, run.turn, prepared.value, conditions, isContinuation),
      firstByteSeconds: firstByteSeconds(run.turn.model, baseUrl),
      maxCharacters: Math.min(maxAnswerCharacters, maxTurnCharacters - charactersOf(run.turn)),
      sentLinks: sent.some((image) => image.as === 'link'),
    },
    thoughts.sink,
    run.controller.signal,
  )
  thoughts.end()
  const { usage, requestId } = outcome
  const usd = usage && usdOfUsage(conditions.tariff.price, usage)
  const state = settledState(outcome)
  await entered.value.close({ state, usage, usd })
  if (state !== 'released') {
    const requests = [...run.turn.requests, { startedAt, estimate, usage, usd, requestId }]
    await save(run, { requests })
  }
  return outcome.end
}

/** Puts what arrives into the turn; what the model thinks takes until the answer begins, or until `end`. */
function sinkInto(run: Running): { sink: AnswerSink; end: () => void } {
  const { answer: answerBefore, thinking: thinkingBefore } = run.turn
  const startedAt = Date.now()
  let thoughtAt: number | null = null
  const think = (text: string) => {
    const now = Date.now()
    // As if all of it had been thought in one go: a page counts from there.
    const since = now - (run.turn.thinking?.milliseconds ?? 0)
    if (thoughtAt === null) void save(run, { state: { name: 'thinking', since } })
    // What is thought for the rest of an answer begins a paragraph.
    const isFirst = thinkingBefore !== null && run.turn.thinking?.text === thinkingBefore.text
    appendThinking(run, isFirst ? `\n\n${text}` : text, now - (thoughtAt ?? now))
    thoughtAt = now
  }
  const end = () => {
    if (thoughtAt !== null) think('')
    thoughtAt = null
  }
  const onText = (text: string) => {
    end()
    if (run.turn.state.name !== 'answering') void save(run, { state: { name: 'answering' } })
    append(run, text)
  }
  const onWasThinking = () => {
    const thought = run.turn.answer.slice(answerBefore.length).trim()
    end()
    void save(run, { answer: answerBefore, state: { name: 'thinking', since: startedAt } })
    if (thought === '') return
    const { text = '', milliseconds = 0 } = run.turn.thinking ?? {}
    const counted = milliseconds - (thinkingBefore?.milliseconds ?? 0)
    appendThinking(run, text === '' ? thought : `\n\n${thought}`, Date.now() - startedAt - counted)
  }
  return { sink: { onText, onThinking: think, onWasThinking }, end }
}

/** Prepares the images as the question wants them; one that comes meanwhile may choose another model or detail. */
async function prepareLatest(run: Running, turns: Turn[], given: Conditions) {
  for (;;) {
    const { turn } = run
    const conditions = forModel(given, turn.model)
    const prepared = await prepareImages(turns, turn, conditions)
    const isLatest =
      run.turn.model === turn.model &&
      run.turn.detail === turn.detail &&
      run.turn.earlierImages === turn.earlierImages
    if (isLatest || run.controller.signal.aborted) return { prepared, conditions }
  }
}

/** A problem met before anything was sent. */
function failed(problem: Problem, baseUrl: string): AnswerOutcome['end'] {
  return { name: 'failed', report: reportOf(problem, new URL(baseUrl).host) }
}

/** A request that the server refused, or that never reached it, costs nothing; one that had begun or was cut short does. */
function settledState({ end, usage, hasBegun }: AnswerOutcome): Settlement['state'] {
  if (usage) return 'settled'
  const isBilled = hasBegun || end.name !== 'failed' || end.report.problem.kind === 'connection-lost'
  return isBilled ? 'unreported' : 'released'
}
