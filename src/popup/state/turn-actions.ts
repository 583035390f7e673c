import type { ReadonlySignal } from '@preact/signals'
import { hasWords } from '../../core/chat/has-words.ts'
import type { Turn } from '../../core/chat/turn.ts'
import type { DetailChoice } from '../../core/tokens/detail-level.ts'
import type { Send } from './commands.ts'

/** What the page shows for the next question. */
type Next = { model: ReadonlySignal<string>; detail: ReadonlySignal<DetailChoice> }

/** What the buttons of a turn do. */
export function createTurnActions(send: Send, running: ReadonlySignal<Turn | null>, next: Next) {
  return {
    async stop() {
      const turn = running.value
      if (turn) await send('stop', { turnId: turn.id })
    },
    /** Asks again with the model and detail that the page shows for the next question. */
    retry: (turn: Turn) =>
      send('retry', { turnId: turn.id, model: next.model.value, detail: next.detail.value }),
    /** Asks the same again, as it was asked but for what is given. */
    askSame: (turn: Turn, changes: { detail?: DetailChoice } = {}) =>
      send('retry', { turnId: turn.id, model: turn.model, detail: turn.detail, ...changes }),
    /** Asks the same again, as it was asked, with room for an answer of so many tokens. */
    askWithRoom: (turn: Turn, maxAnswerTokens: number) => send('retry', { turnId: turn.id, maxAnswerTokens }),
    /** Sends one question although a limit on spending is reached. */
    sendAnyway(turn: Turn) {
      // Only the rest of an answer is asked for by a turn that has text.
      const again = { turnId: turn.id, mayPassLimit: true }
      return hasWords(turn.answer) ? send('continue', again) : send('retry', again)
    },
    continueAnswer: (turn: Turn) => send('continue', { turnId: turn.id }),
    useVisible: (turn: Turn) => send('useVisible', { turnId: turn.id }),
    showStored: (turn: Turn) => send('showStored', { turnId: turn.id }),
  }
}
