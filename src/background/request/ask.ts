import { charactersOf } from '../../core/chat/answer-limits.ts'
import type { Turn } from '../../core/chat/turn.ts'
import { type ProblemReport, reportOf } from '../../core/problem/problem.ts'
import { type Conditions, keyToSend } from '../../core/request/conditions.ts'
import { nextRoute, traitsAfter } from '../../core/request/image-route.ts'
import { type AutomaticRetry, automaticRetry } from '../../core/request/retry-policy.ts'
import { longestAnswer } from '../../core/request/turn-estimate.ts'
import type { ServerTraits } from '../../core/server/server-traits.ts'
import { learnTraits } from '../../platform/store/server-traits-store.ts'
import { titleChat } from '../chat/chats.ts'
import { currentTurns, type Running, save } from '../chat/running-turns.ts'
import { refuseKey } from './key-in-question.ts'
import { sendOnce } from './send-once.ts'

/** What a refusal changes in what is known of its server. */
type Lesson = (known: ServerTraits) => ServerTraits

/**
 * Asks a turn's question, from the commit to the last word: sends, streams, does again what may be done again by
 * itself, and leaves the turn in a state that says how it ended. Without a key where one is needed nothing is sent.
 */
export async function ask(run: Running, conditions: Conditions, isContinuation = false): Promise<void> {
  const { baseUrl } = conditions.settings
  const { host } = new URL(baseUrl)
  const key = keyToSend(conditions)
  if (!key.ok) return save(run, { host, state: { name: 'draft', missing: 'key' } })
  // What an earlier try thought belongs to that one.
  run.turn = { ...run.turn, host, ...(isContinuation ? {} : { answer: '', thinking: null }) }
  // Whichever way it came: also one that an older version stored.
  const refused = await refuseKey(run.turn)
  if (refused) return save(run, { state: { name: 'failed', report: reportOf(refused.problem) } })

  let now = conditions
  const made: AutomaticRetry[] = []
  const before = charactersOf(run.turn)
  /** What refusals have taught, until an answer proves it: a refusal may be of something else than it says. */
  let lessons: Lesson[] = []
  for (;;) {
    const end = await sendOnce(run, now, key.value, isContinuation)
    const hasText = charactersOf(run.turn) > before
    if (lessons.length > 0 && (hasText || (end.name !== 'failed' && end.name !== 'stopped'))) {
      const proven = lessons
      lessons = []
      await learnTraits(baseUrl, (known) => proven.reduce((traits, learn) => learn(traits), known))
    }
    if (end.name !== 'failed') {
      await save(run, { state: end })
      return titleChat(run.turn)
    }
    const { report } = end
    const retry = automaticRetry(
      report.problem,
      made,
      {
        sentLinks: run.turn.sent.some((image) => image.as === 'link'),
        isLinkOnly: await isLinkOnly(run.turn),
        sentTypes: run.turn.sent.flatMap(({ type }) => type ?? []),
        sentLevels: run.turn.sent.map(({ level }) => level),
        maxAnswerTokens: longestAnswer(run.turn, now),
        hasText,
      },
      Math.random(),
    )
    if (retry === null) return save(run, { state: { name: 'failed', report } })
    made.push(retry)
    if (retry.name === 'wait' && !(await waitForServer(run, retry.seconds, report)))
      return save(run, { state: { name: 'stopped' } })
    const learn: Lesson = (known) => traitsAfter(known, report.problem, retry)
    const traits = learn(now.traits)
    if (traits !== now.traits) lessons = [...lessons, learn]
    const answerFits = retry.name === 'fit-answer' ? retry.maxAnswerTokens : now.answerFits
    now = { ...now, traits, answerFits, route: nextRoute(now.route, retry, report.problem) }
  }
}

/** Whether an image went as its link of which we hold nothing else. */
async function isLinkOnly({ chatId, sent }: Turn): Promise<boolean> {
  const linked = new Set(sent.flatMap(({ as, imageId }) => (as === 'link' ? imageId : [])))
  const images = (await currentTurns(chatId)).flatMap((turn) => turn.images)
  return images.some(({ id, copy }) => copy === null && linked.has(id))
}

/** Waits as the server asked, with the countdown on the pages; false when the user stopped it. */
async function waitForServer(run: Running, seconds: number, report: ProblemReport): Promise<boolean> {
  const { signal } = run.controller
  await save(run, { state: { name: 'retrying', at: Date.now() + seconds * 1000, report } })
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
  return !signal.aborted
}
