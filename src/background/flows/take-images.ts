import type { Chat, Turn } from '../../core/chat/turn.ts'
import type { Conditions } from '../../core/request/conditions.ts'
import { estimateTurn } from '../../core/request/turn-estimate.ts'
import type { Settings } from '../../core/settings/settings.ts'
import { publish, showEverywhere } from '../chat/feed.ts'
import { commit, currentTurns, type Running } from '../chat/running-turns.ts'
import type { ReadyImage } from '../image/attach-image.ts'
import { ask } from '../request/ask.ts'
import { conditionsNow, conditionsUnder } from '../request/conditions.ts'
import { reuseAnswer } from '../request/reuse-answer.ts'

/** What becomes of a question once its images are stored. */
type Ask = (run: Running, conditions: Conditions) => Promise<void>

/**
 * Stores a turn that runs with its chat and the bytes of the images that it was given, `ready`, and asks the question by
 * `askBy` if it was asked, or waits for the user's. `isNew`: nobody knows of the chat yet, so the pages turn to it.
 * `settings`: as they were when this began, so that its model is asked of the server that it was chosen for.
 */
export async function takeImages(
  run: Running,
  chat: Chat,
  ready: readonly ReadyImage[],
  { askNow, isNew, settings, askBy }: { askNow: boolean; isNew: boolean; settings: Settings; askBy: Ask },
): Promise<void> {
  const draft: Turn = { ...run.turn, state: { name: 'draft', missing: 'question' } }
  const conditions = await conditionsUnder(settings, draft.model)
  const estimate = estimateTurn(await currentTurns(chat.id), draft, conditions)
  const isAsked = () => askNow || run.askWhenReady === true
  // A turn that is asked at once is never a draft, whose question the popup would put into its box.
  run.turn = { ...run.turn, estimate, state: isAsked() ? run.turn.state : draft.state }
  await commit(
    run,
    chat,
    ready.flatMap(({ bytes }) => bytes ?? []),
    isNew,
  )
  publish({ name: 'history' })
  if (isNew) showEverywhere({ name: 'show', view: { chat, turns: [run.turn] } })
  if (!isAsked()) return
  // A question that came meanwhile was asked under what held then, and maybe of another model.
  return askBy(run, run.askWhenReady ? await conditionsNow(run.turn.model) : conditions)
}

/** Answers a question from what is stored, or asks it. */
export async function askOrReuse(run: Running, conditions: Conditions): Promise<void> {
  if (!(await reuseAnswer(run, conditions))) return ask(run, conditions)
  await askIfAskedMeanwhile(run)
}

/** Asks a question that was put back, beside a stored answer or without one, and that the user has asked in that moment. */
export async function askIfAskedMeanwhile(run: Running): Promise<void> {
  if (run.turn.state.name === 'acquiring') await ask(run, await conditionsNow(run.turn.model))
}
