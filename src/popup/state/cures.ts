import type { Turn } from '../../core/chat/turn.ts'
import type { ProblemReport } from '../../core/problem/problem.ts'
import { problemActions } from '../../core/problem/problem-action.ts'
import { isFirstCure } from '../../core/problem/problem-cure.ts'
import type { Field } from './ask-question.ts'
import type { Send } from './commands.ts'
import type { NextQuestion } from './next/next-question.ts'
import type { ShownChat } from './shown-chat.ts'

type CureWorld = {
  send: Send
  shown: ShownChat
  next: NextQuestion
  /** Whether the box holds something of the user's own. */
  isTyped: () => boolean
  focusOn: (field: Field) => void
  /** Puts the sheet with the model away, so that what comes of the question is seen. */
  closeSheet: () => void
  storeKey: (typed: string) => Promise<ProblemReport | null>
  openChat: (chatId: string | null) => Promise<void>
  retry: (turn: Turn) => Promise<unknown>
}

/** What leads out of a problem: the cure, after which its question is asked again by itself. */
export function createCures(world: CureWorld) {
  const { send, shown, next, isTyped, focusOn, closeSheet, storeKey, openChat, retry } = world
  /** The turn that another model was wanted for. */
  let modelWantedFor: string | null = null

  /** Goes on in a new chat with the picture and the question of a turn: it waits in the box, to be asked as it was. */
  async function newChatFrom(turn: Turn): Promise<void> {
    const made = await send('newChatFrom', { turnId: turn.id })
    if (!made) return
    await openChat(made.chatId)
    next.setModel(turn.model)
    next.setDetail(turn.detail)
    focusOn('question')
  }

  return {
    /** Whether nothing was asked after a turn: only then it is asked again by itself. */
    isLast: (turn: Turn) => shown.turns.value.at(-1)?.id === turn.id,
    /** To be called before the options open, which may close this page: the background goes on with the question. */
    async awaitCure(turn: Turn | null) {
      if (turn) await send('awaitCure', { turnId: turn.id })
    },
    /** Stores another key in place of a refused one; the background asks again. Gives the problem, or null. */
    async replaceKey(turn: Turn, typed: string): Promise<ProblemReport | null> {
      await send('awaitCure', { turnId: turn.id })
      return storeKey(typed)
    },
    /** Leads to the field for the model. */
    chooseModel(turn: Turn | null) {
      modelWantedFor = turn?.id ?? null
      focusOn('model')
    },
    /** The user has settled on a model, and does not only walk through the list: what it was wanted for is asked of it. */
    async modelIsChosen() {
      const last = shown.turns.value.at(-1)
      if (!last || shown.running.value || next.model.value === last.model) return
      const { state } = last
      const isItsFault = state.name === 'failed' && isFirstCure('model', state.report.problem)
      if (last.id !== modelWantedFor && (!isItsFault || isTyped())) return
      modelWantedFor = null
      closeSheet()
      await retry(last)
    },
    newChatFrom,
    /** Opens a new chat: an empty one, unless this chat ends in a question that wants a new chat for itself. */
    newChat(): Promise<void> {
      const last = shown.turns.value.at(-1)
      const isWanted =
        last?.state.name === 'failed' && problemActions(last.state.report.problem)[0] === 'new-chat'
      return isWanted ? newChatFrom(last) : openChat(null)
    },
  }
}
