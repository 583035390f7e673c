import { readQuestion } from '../../core/chat/question.ts'
import type { Turn } from '../../core/chat/turn.ts'
import { isAsked } from '../../core/chat/turn-state.ts'
import { failure, type Result, success } from '../../core/problem/result.ts'
import { makeForecast } from '../../core/request/forecast.ts'
import type { Payload, Replies } from '../../platform/messages/messages.ts'
import { chatStore } from '../../platform/store/chat-store.ts'
import { makeTurn, touched } from '../chat/chats.ts'
import {
  askWhenReady,
  begin,
  commit,
  currentTurn,
  currentTurns,
  giveUp,
  isWorkingOn,
  type Running,
  workOn,
} from '../chat/running-turns.ts'
import { recallClick, rememberClick } from '../image/click-memory.ts'
import { ask } from '../request/ask.ts'
import { conditionsNow } from '../request/conditions.ts'
import { acquireAgain } from './open-chat.ts'
import { whenFilesAreRead } from './own-files.ts'
import { askOrReuse } from './take-images.ts'

/**
 * A question of the user: fills the chat's draft, or makes a new turn; while one runs it changes nothing. It waits for the
 * user's own images that are still being read, and is not asked without one that could not be.
 */
export async function askQuestion(payload: Payload<'ask'>): Promise<Result<Replies['ask']>> {
  const files = await whenFilesAreRead(payload.chatId)
  if (!files.ok) return files
  const question = readQuestion(payload.question)
  if (!question.ok) return question
  const chat = payload.chatId === null ? null : await chatStore.readChat(payload.chatId)
  if (chat === null) return failure({ kind: payload.chatId === null ? 'image-not-found' : 'chat-gone' })
  const { model, detail, earlierImages } = payload
  const asked = { question: question.value, model, detail, ...(earlierImages && { earlierImages }) }
  const waiting = await askWhenReady(chat.id, asked)
  if (waiting !== null) return success({ chatId: chat.id, turnId: waiting })
  const turns = await currentTurns(chat.id)
  const draft = turns.find((turn) => turn.state.name === 'draft')
  const turn: Turn = draft ? { ...draft, ...asked } : makeTurn(chat.id, turns, asked)
  return startTurn(turn, async (run) => askOrReuse(run, await conditionsNow(run.turn.model)))
}

/** Asks again: the same row while it has no answer, else a new turn that repeats it. */
export async function retry({ turnId, ...changes }: Payload<'retry'>): Promise<Result<Replies['retry']>> {
  const turn = await currentTurn(turnId)
  if (turn === null) return failure({ kind: 'chat-gone' })
  if (isWorkingOn(turnId)) return success({ turnId })
  const turns = await currentTurns(turn.chatId)
  const asked = {
    question: turn.question,
    model: changes.model ?? turn.model,
    detail: changes.detail ?? turn.detail,
  }
  if (turn.answer !== '') {
    const { earlierImages } = turn
    const repeating: Turn = { ...makeTurn(turn.chatId, turns, asked), earlierImages, repeats: turn.id }
    return startTurn(repeating, askAnew, changes.mayPassLimit)
  }
  const hasImage = turns.some((other) => other.images.length > 0)
  return startTurn(
    { ...turn, ...asked },
    async (run) => {
      if (hasImage) return askAnew(run)
      const chat = await chatStore.readChat(turn.chatId)
      if (chat) await acquireAgain(run, chat, true)
    },
    changes.mayPassLimit,
  )
}

/** Asks for the rest of an answer, into the same turn. */
export async function continueAnswer({ turnId, mayPassLimit }: Payload<'continue'>): Promise<Result<null>> {
  const turn = await currentTurn(turnId)
  if (turn === null) return failure({ kind: 'chat-gone' })
  const started = await startTurn(
    turn,
    async (run) => ask(run, await conditionsNow(turn.model), true),
    mayPassLimit,
  )
  return started.ok ? success(null) : started
}

/** Sends what is visible of the image on the screen instead of its file. */
export async function useVisible({ turnId }: Payload<'useVisible'>): Promise<Result<null>> {
  const turn = await currentTurn(turnId)
  const chat = turn && (await chatStore.readChat(turn.chatId))
  if (turn === null || chat === null) return failure({ kind: 'chat-gone' })
  const click = await recallClick(turnId)
  if (click === null) return failure({ kind: 'image-gone' })
  await rememberClick(turnId, { ...click, rung: 'screen' })
  const started = await startTurn(turn, (run) => acquireAgain(run, chat, true))
  return started.ok ? success(null) : started
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

/** Asks a question that was asked before; a stored answer is not what is wanted. */
const askAnew = async (run: Running) => ask(run, await conditionsNow(run.turn.model))

/** Commits a turn and works on it in the background of the reply; in a busy chat nothing is started. */
export async function startTurn(
  turn: Turn,
  work: (run: Running) => Promise<void>,
  mayPassLimit = false,
): Promise<Result<Replies['ask']>> {
  const run = await begin({ ...turn, state: { name: 'waiting', since: Date.now() } })
  if (run === null) return failure({ kind: 'chat-busy' })
  run.mayPassLimit = mayPassLimit
  const chat = await chatStore.readChat(turn.chatId)
  if (chat === null) {
    giveUp(run)
    return failure({ kind: 'chat-gone' })
  }
  void workOn(run, async () => {
    await commit(run, await touched(chat), [])
    await work(run)
  })
  return success({ chatId: turn.chatId, turnId: turn.id })
}
