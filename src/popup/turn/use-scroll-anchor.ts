import { useEffect, useRef } from 'preact/hooks'
import type { Turn } from '../../core/chat/turn.ts'
import { isAsked, isRunning } from '../../core/chat/turn-state.ts'

/** How near to the end, in pixels, still counts as reading the newest text. */
const nearEnd = 40

/** Pixels above a turn that is scrolled to. */
const marginAbove = 12

/** What stays in sight while the content grows: its end, the beginning of the last turn, or what the reader chose. */
type Anchor = 'end' | 'last-turn' | 'reader'

/**
 * Scrolls a chat: a chat that is opened begins at its last question, what the reader asks shows at the end, as does the
 * field for a key that is wanted first, and arriving text is followed as long as the reader stays at the end.
 */
export function useScrollAnchor(chatId: string | null, turns: readonly Turn[], isKeyWanted: boolean) {
  const scroller = useRef<HTMLElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const anchor = useRef<Anchor>('end')
  const shownChat = useRef<string | null | undefined>(undefined)
  const asked = turns.filter(isAsked)
  /** Where we scrolled to ourselves, to know the reader's scrolling from ours. */
  const ownTop = useRef(0)

  function hold(): void {
    const view = scroller.current
    if (!view || anchor.current === 'reader') return
    const lastTurn = content.current?.querySelector<HTMLElement>('article:last-of-type')
    const isEnd = anchor.current === 'end' || !lastTurn
    view.scrollTop = isEnd ? view.scrollHeight : lastTurn.offsetTop - marginAbove
    ownTop.current = view.scrollTop
  }

  useEffect(() => {
    const observer = new ResizeObserver(hold)
    if (content.current) observer.observe(content.current)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    const isOpened = shownChat.current !== chatId
    shownChat.current = chatId
    anchor.current = isOpened && !isKeyWanted && !asked.some(isRunning) ? 'last-turn' : 'end'
    hold()
  }, [chatId, turns.length, asked.length])

  useEffect(() => {
    if (!isKeyWanted || anchor.current === 'reader') return
    anchor.current = 'end'
    hold()
  }, [isKeyWanted])

  function onScroll(): void {
    const view = scroller.current
    if (!view || Math.abs(view.scrollTop - ownTop.current) < 2) return
    const isAtEnd = view.scrollHeight - view.scrollTop - view.clientHeight < nearEnd
    anchor.current = isAtEnd ? 'end' : 'reader'
  }

  return { scroller, content, onScroll }
}
