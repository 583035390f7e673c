import { type ReadonlySignal, useComputed } from '@preact/signals'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { hasWords } from '../../core/chat/has-words.ts'
import type { Turn } from '../../core/chat/turn.ts'
import { t } from '../../platform/words/i18n.ts'
import { Answer } from '../answer/Answer.tsx'
import { Icon } from '../pieces/Icon.tsx'
import { scrollingGroup } from '../pieces/keyboard/scrolling-group.ts'
import { useNow } from '../pieces/use-now.ts'
import type { ChatState } from '../state/chat.ts'

/** What a model thought before it answered: a line with the time that it took, which unfolds to the words. */
export function ThinkingFold({ chat, turn }: { chat: ChatState; turn: Turn }) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const text = chat.thoughts.of(turn)
  // Not its text: the line stays as it is while that grows.
  const isReadable = useComputed(() => hasWords(text.value)).value
  const isThinking = turn.state.name === 'thinking'
  const label = t('popupThinking', { seconds: useSeconds(turn) })
  if (!isThinking && !isReadable && turn.thinking === null) return null
  // Some servers think aloud only for themselves.
  if (!isReadable) return <p class="thinking numbers">{label}</p>
  return (
    <div class="thinking">
      <button
        type="button"
        class="link numbers"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={isOpen ? 'fold' : 'unfold'} />
        {label}
      </button>
      {isOpen && <Thoughts id={id} text={text} isThinking={isThinking} />}
    </div>
  )
}

/** Whole seconds of thinking, counted on while it goes on. */
function useSeconds({ state, thinking }: Turn): number {
  const now = useNow(state.name === 'thinking')
  const milliseconds = state.name === 'thinking' ? now - state.since : (thinking?.milliseconds ?? 0)
  return Math.max(1, Math.round(milliseconds / 1000))
}

/** How near to the end, in pixels, still counts as reading the newest words. */
const nearEnd = 24

/** The words, in a box that scrolls by itself; while more come, its end stays in sight of who reads there. */
function Thoughts({
  id,
  text,
  isThinking,
}: {
  id: string
  text: ReadonlySignal<string>
  isThinking: boolean
}) {
  const box = useRef<HTMLElement>(null)
  const isAtEnd = useRef(isThinking)
  useLayoutEffect(() => {
    const { current } = box
    const content = current?.firstElementChild
    if (!current || !content) return
    const follow = new ResizeObserver(() => {
      if (isAtEnd.current && isThinking) current.scrollTop = current.scrollHeight
    })
    follow.observe(content)
    return () => follow.disconnect()
  }, [isThinking])
  const onScroll = () => {
    const { current } = box
    if (current) isAtEnd.current = current.scrollHeight - current.scrollTop - current.clientHeight < nearEnd
  }
  return (
    <section ref={box} id={id} {...scrollingGroup(t('popupThinkingText'))} onScroll={onScroll}>
      <Answer answer={text} isRunning={isThinking} />
    </section>
  )
}
