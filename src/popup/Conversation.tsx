import { useEffect, useRef } from 'preact/hooks'
import { t } from '../platform/i18n.ts'
import type { ChatModel } from './chat.ts'
import { EmptyChat } from './EmptyChat.tsx'
import { Keeping } from './Keeping.tsx'
import type { Layout } from './layout.ts'
import { Onboarding } from './Onboarding.tsx'
import { ProblemNote } from './ProblemNote.tsx'
import { TurnView } from './TurnView.tsx'

/** How near to the end, in pixels, still counts as reading the newest text. */
const nearEnd = 40

/** Keeps the end in sight while text arrives, unless the reader has scrolled away; what the reader asks always shows. */
function useFollowEnd(count: number) {
  const scroller = useRef<HTMLElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  const toEnd = () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  useEffect(() => {
    const observer = new ResizeObserver(() => isAtEnd.current && toEnd())
    if (content.current) observer.observe(content.current)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    isAtEnd.current = true
    toEnd()
  }, [count])
  const onScroll = () => {
    const at = scroller.current
    if (at) isAtEnd.current = at.scrollHeight - at.scrollTop - at.clientHeight < nearEnd
  }
  return { scroller, content, onScroll }
}

/** Images, questions, answers, costs. */
export function Conversation({ chat, layout }: { chat: ChatModel; layout: Layout }) {
  const turns = chat.turns.value
  const { scroller, content, onScroll } = useFollowEnd(turns.length)
  const problem = chat.problem.value
  const isReady = chat.view.value !== null && chat.key.value !== null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <main ref={scroller} onScroll={onScroll} tabIndex={0} aria-label={t('popupChat')}>
      {/* Announced by the Announcer in sentences, not token by token. */}
      <div ref={content} role="log" aria-label={t('popupConversation')} aria-live="off">
        {isReady && turns.length === 0 && !chat.isWithoutKey.value && <EmptyChat chat={chat} layout={layout} />}
        {turns.map((turn) => (
          <TurnView key={turn.id} chat={chat} turn={turn} />
        ))}
        {isReady && chat.isWithoutKey.value && <Onboarding chat={chat} />}
        <Keeping chat={chat} />
        {problem && <ProblemNote chat={chat} report={problem} turn={null} />}
      </div>
    </main>
  )
}
