import { effect } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { takeSentences } from '../../core/answer/sentences.ts'
import { hasWords } from '../../core/chat/has-words.ts'
import { isRunning } from '../../core/chat/turn-state.ts'
import { t } from '../../platform/words/i18n.ts'
import type { ChatState } from '../state/chat.ts'

/** More than this at once, in UTF-16 units, nobody listens to: what is older is skipped. */
const spokenCharacters = 2000

/** How many sentences stay in the region; a screen reader needs only the new ones. */
const keptSentences = 6

/** Says the streaming answer to screen readers sentence by sentence, from where it stood when the page opened. */
export function Announcer({ chat }: { chat: ChatState }) {
  const [said, setSaid] = useState<{ id: number; text: string }[]>([])
  useEffect(() => {
    let count = 0
    const say = (texts: string[]) => {
      const added = texts.map((text) => ({ id: ++count, text }))
      if (added.length > 0) setSaid((earlier) => [...earlier, ...added].slice(-keptSentences))
    }
    return announce(chat, say)
  }, [chat])
  return (
    <div class="sr-only" aria-live="polite">
      {said.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  )
}

function announce(chat: ChatState, say: (texts: string[]) => void): () => void {
  let turnId: string | null = null
  let end = 0
  return effect(() => {
    const followed = chat.running.value?.id ?? turnId
    const turn = chat.turns.value.find(({ id }) => id === followed)
    if (!turn) {
      turnId = null
      return
    }
    const text = chat.answers.of(turn).value
    if (turn.id !== turnId) end = text.length
    end = Math.max(Math.min(end, text.length), text.length - spokenCharacters)
    const isComplete = !isRunning(turn)
    const taken = takeSentences(text, end, isComplete)
    end = taken.end
    turnId = isComplete ? null : turn.id
    const isWhole = turn.state.name === 'done' && hasWords(text)
    say(isWhole ? [...taken.sentences, t('popupAnswerComplete')] : taken.sentences)
  })
}
