import { isFull } from '../../core/chat/answer-limits.ts'
import { hasWords } from '../../core/chat/has-words.ts'
import { picturesToBring } from '../../core/chat/picture-groups.ts'
import { readQuestion } from '../../core/chat/question.ts'
import type { Turn } from '../../core/chat/turn.ts'
import { isAsked } from '../../core/chat/turn-state.ts'
import { reportOf } from '../../core/problem/problem.ts'
import { failure, type Result, success } from '../../core/problem/result.ts'
import { imagesOf } from '../../core/request/chat-request.ts'
import { makeForecast } from '../../core/request/forecast.ts'
import { longestAnswerOf } from '../../core/request/more-room.ts'
import { longestAnswer } from '../../core/request/turn-estimate.ts'
import type { Payload, Replies } from '../../platform/messages/messages.ts'
import { chatStore } from '../../platform/store/chat-store.ts'
import { makeTurn, touched } from '../chat/chats.ts'
import {
  askWhenReady,
  type Begun,
  begin,
  commit,
  currentTurn,
  currentTurns,
  isWorkingOn,
  type Running,
  save,
  workOn,
} from '../chat/running-turns.ts'
import { recallClick, rememberClick, wantsOtherPixels } from '../image/click-memory.ts'
import { ask } from '../request/ask.ts'
import { conditionsNow } from '../request/conditions.ts'
import { refuseKey } from '../request/key-in-question.ts'
import { reuseAnswer } from '../request/reuse-answer.ts'
import { acquireAgain } from './open-chat.ts'
import { whenFilesAreRead } from './own-files.ts'
import { askIfAskedMeanwhile, askOrReuse } from './take-images.ts'

/**
 * A question of the user: fills the chat's draft, or makes a new turn; while one runs it changes nothing. It waits for the
 * user's own images that are still being read, and is not asked without one that could not be.
 */
export async function askQuestion(payload: Payload<'ask'>): Promise<Result<Replies['ask']>> {
  const files = await whenFilesAreRead(payload.chatId)
  if (!files.ok) return files
  const question = readQuestion(payload.question)
  if (!question.ok) return question
  const refused = await refuseKey(payload)
  if (refused) return refused
  const chat = payload.chatId === null ? null : await chatStore.readChat(payload.chatId)
  if (chat === null) return failure({ kind: payload.chatId === null ? 'image-not-found' : 'chat-gone' })
  const { model, detail, earlierImages } = payload
  const asked = { question: question.value, model, detail, ...(earlierImages && { earlierImages }) }
  const waiting = await askWhenReady(chat.id, asked)
  if (waiting !== null) return success({ chatId: chat.id, turnId: waiting })
  const make = (turns: Turn[]): Result<Turn> => {
    const draft = draftOf(turns)
    // Its last image was taken out again.
    if (draft && imagesOf(turns, draft).length === 0) return failure({ kind: 'image-not-found' })
    return success(draft ? { ...draft, ...asked, offered: null } : makeTurn(chat.id, turns, asked))
  }
  return startTurn(chat.id, make, async ({ run, before }) => {
    const conditions = await conditionsNow(run.turn.model)
    // Who asks beside a stored answer that is offered wants another; who chose other pixels does too.
    const wantsNew = draftOf(before)?.offered || (await wantsOtherPixels(run.turn.id))
    return wantsNew ? ask(run, conditions) : askOrReuse(run, conditions)
  })
}

const draftOf = (turns: Turn[]) => turns.find(({ state }) => state.name === 'draft')

/** Shows the stored answer that a waiting question is offered; where it is gone meanwhile, the question goes on waiting. */
export async function showStored({ turnId }: Payload<'showStored'>): Promise<Result<null>> {
  return restart(turnId, unlessDone, async ({ run }) => {
    if (await reuseAnswer(run, await conditionsNow(run.turn.model), true)) return
    await save(run, { offered: null, state: { name: 'draft', missing: 'question' } })
    await askIfAskedMeanwhile(run)
  })
}

/** Asks again: the same row while it has no answer, else a new turn that repeats it. */
export async function retry({ turnId, ...changes }: Payload<'retry'>): Promise<Result<Replies['retry']>> {
  if (isWorkingOn(turnId)) return success({ turnId })
  const reworded = changes.question === undefined ? null : readQuestion(changes.question)
  if (reworded?.ok === false) return reworded
  const question = reworded?.value ?? (await currentTurn(turnId))?.question ?? ''
  const refused = await refuseKey({ question, model: changes.model })
  if (refused) return refused
  const change = (now: Turn, turns: Turn[]): Result<Turn> => {
    const asked = {
      question: reworded?.value ?? now.question,
      model: changes.model ?? now.model,
      detail: changes.detail ?? now.detail,
      earlierImages: changes.earlierImages ?? now.earlierImages,
    }
    const maxAnswerTokens = changes.maxAnswerTokens ?? now.maxAnswerTokens
    if (!hasWords(now.answer)) return success({ ...now, ...asked, maxAnswerTokens })
    const again = makeTurn(now.chatId, turns, asked)
    const images = picturesToBring(turns, now)
    return success({ ...again, maxAnswerTokens, repeats: turnId, images })
  }
  const askAgain = async ({ run, chat, before }: Begun) => {
    const hasImage = before.some(({ images }) => images.length > 0)
    // A click that found nothing is looked at again: it may mean a picture in the place of another one.
    const isSearch = run.turn.images.length === 0 && (!hasImage || (await recallClick(turnId)) !== null)
    if (isSearch && run.turn.id === turnId) return acquireAgain(run, chat, true)
    // A stored answer is not what is wanted.
    const conditions = await conditionsNow(run.turn.model)
    const fits = changes.maxAnswerTokens && longestAnswer(run.turn, conditions)
    if (fits && fits <= (lastAsked(before, turnId) ?? 0)) return refuseRoom(run, fits)
    return ask(run, conditions)
  }
  return startFrom(turnId, change, askAgain, changes.mayPassLimit)
}

/** The longest answer, in tokens, that a turn asked for last; null where nothing was sent. */
function lastAsked(turns: Turn[], turnId: string): number | null {
  const turn = turns.find(({ id }) => id === turnId)
  return turn ? longestAnswerOf(turn) : null
}

/** More room than the model was found to take: what it takes was asked for already, and would be paid in vain. */
function refuseRoom(run: Running, fits: number): Promise<void> {
  const problem = { kind: 'answer-limit-too-large', model: run.turn.model, fits, ofModel: true } as const
  return save(run, { state: { name: 'failed', report: reportOf(problem, run.turn.host || null) } })
}

/** Asks for the rest of an answer, into the same turn; where there is no word of one, for all of it. */
export async function continueAnswer({ turnId, mayPassLimit }: Payload<'continue'>): Promise<Result<null>> {
  const goOn = async ({ run }: Begun) =>
    ask(run, await conditionsNow(run.turn.model), hasWords(run.turn.answer))
  return restart(turnId, unlessFull, goOn, mayPassLimit)
}

/**
 * Asks a question that failed, and is still the last of its chat, once more: what stood in its way is changed. The rest of an
 * answer goes into the same turn.
 */
export async function askCured(turnId: string, model: string): Promise<Result<null>> {
  const change = (now: Turn, turns: Turn[]): Result<Turn> => {
    if (now.state.name !== 'failed' || turns.at(-1)?.id !== turnId) return failure({ kind: 'chat-busy' })
    const isTooLong = now.state.report.problem.kind === 'answer-limit-too-large'
    return unlessFull({ ...now, model, ...(isTooLong && { maxAnswerTokens: null }) })
  }
  const askAgain = async ({ run }: Begun) =>
    ask(run, await conditionsNow(run.turn.model), hasWords(run.turn.answer))
  return restart(turnId, change, askAgain)
}

/** Sends what is visible of the image on the screen instead of its file. */
export async function useVisible({ turnId }: Payload<'useVisible'>): Promise<Result<null>> {
  if ((await currentTurn(turnId)) === null) return failure({ kind: 'chat-gone' })
  const click = await recallClick(turnId)
  if (click === null) return failure({ kind: 'image-gone' })
  return restart(turnId, unlessDone, async ({ run, chat }) => {
    await rememberClick(turnId, { ...click, rung: 'screen' })
    await acquireAgain(run, chat, true)
  })
}

/** What asking this now would cost. */
export async function estimateQuestion(payload: Payload<'estimate'>): Promise<Result<Replies['estimate']>> {
  const next = await nextTurn(payload)
  return success(next && makeForecast(next.turns, next.turn, await conditionsNow(next.turn.model)))
}

/** The turn that a question would become, and the turns of its chat; null in an empty new chat. */
export async function nextTurn(payload: Payload<'estimate'>): Promise<{ turns: Turn[]; turn: Turn } | null> {
  if (payload.chatId === null) return null
  const turns = await currentTurns(payload.chatId)
  const { question, model, detail, earlierImages } = payload
  const draft = turns.find((turn) => !isAsked(turn))
  const asked = { question, model, detail, ...(earlierImages && { earlierImages }) }
  const turn: Turn = draft
    ? { ...draft, ...asked }
    : { ...makeTurn(payload.chatId, turns, asked), state: { name: 'draft', missing: 'question' } }
  return { turns, turn }
}

/** A turn as it is, unless its answer has come to its good end since the user saw what to do about it. */
const unlessDone = (turn: Turn): Result<Turn> =>
  turn.state.name === 'done' ? failure({ kind: 'chat-busy' }) : success(turn)

/** The same, unless there is no room for the rest of its answer; one without a word is asked for anew. */
const unlessFull = (turn: Turn): Result<Turn> =>
  hasWords(turn.answer) && isFull(turn)
    ? failure({ kind: 'chat-too-long', model: turn.model })
    : unlessDone(turn)

/** Takes a turn into work once more, as `change` makes it. Problems: chat-gone, chat-busy, those of `change`. */
export async function restart(...call: Parameters<typeof startFrom>): Promise<Result<null>> {
  const started = await startFrom(...call)
  return started.ok ? success(null) : started
}

/** Starts the turn that `change` makes of an earlier one: the same once more, or a new one. */
async function startFrom(
  turnId: string,
  change: (now: Turn, turns: Turn[]) => Result<Turn>,
  work: (begun: Begun) => Promise<void>,
  mayPassLimit = false,
): Promise<Result<Replies['ask']>> {
  const turn = await currentTurn(turnId)
  if (turn === null) return failure({ kind: 'chat-gone' })
  const make = (turns: Turn[]) => {
    const now = turns.find(({ id }) => id === turnId)
    return now ? change(now, turns) : failure({ kind: 'chat-gone' })
  }
  return startTurn(turn.chatId, make, work, mayPassLimit)
}

/** Commits a turn and works on it in the background of the reply; in a busy chat nothing is started. */
async function startTurn(
  chatId: string,
  make: (turns: Turn[]) => Result<Turn>,
  work: (begun: Begun) => Promise<void>,
  mayPassLimit = false,
): Promise<Result<Replies['ask']>> {
  const begun = await begin(chatId, (turns) => {
    const made = make(turns)
    return made.ok ? success({ ...made.value, state: { name: 'waiting', since: Date.now() } }) : made
  })
  if (!begun.ok) return begun
  const { run, before } = begun.value
  run.mayPassLimit = mayPassLimit
  void workOn(run, async () => {
    const chat = await touched(begun.value.chat)
    await commit(run, chat, [])
    await work({ run, chat, before })
  })
  return success({ chatId, turnId: run.turn.id })
}
