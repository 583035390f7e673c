import type { Turn } from '../../core/chat/turn.ts'
import { mayReword } from '../../core/chat/turn-state.ts'
import type { Payload } from '../../platform/messages/messages.ts'
import type { Send } from './commands.ts'
import type { NextQuestion } from './next/next-question.ts'
import type { ShownChat } from './shown-chat.ts'

type World = { send: Send; shown: ShownChat; next: NextQuestion; focusOn: (field: 'question') => void }

/** Putting a question in other words that came to no good end: what is asked next then stands in its place. */
export function createRewording({ send, shown, next, focusOn }: World) {
  let turnId: string | null = null
  /** Whether a turn can still be asked in other words. */
  const mayReplace = (turn: Turn) => shown.turns.value.at(-1)?.id === turn.id && mayReword(turn)

  return {
    mayReplace,
    /** Puts the question of a turn back into the box; what is asked then stands in its place. */
    editQuestion(turn: Turn | null) {
      if (turn) next.setText(turn.question)
      turnId = turn?.id ?? null
      focusOn('question')
    },
    /** Asks in the place of the turn whose question was taken into the box; null where there is none. */
    async ask(asked: Omit<Payload<'ask'>, 'chatId'>) {
      const turn = shown.turns.value.at(-1)
      if (!turn || turn.id !== turnId || !mayReplace(turn)) return null
      const sent = await send('retry', { turnId: turn.id, ...asked })
      if (sent) turnId = null
      return sent && { ...sent, chatId: turn.chatId }
    },
  }
}
