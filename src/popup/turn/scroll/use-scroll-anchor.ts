import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Turn } from '../../../core/chat/turn.ts'
import { isAsked, isRunning } from '../../../core/chat/turn-state.ts'
import { hasMoreBelow, type Places, placeOfMore, placeOfQuestion, type View } from './scroll-place.ts'

/** What stays where it is while an answer grows: the last question at the top, or what the reader scrolled to. */
type Anchor = 'question' | 'reader'

/**
 * Scrolls a chat: the last question is put to the top when it is asked and when the chat is opened, and its answer grows below
 * without being followed; what the reader scrolls to holds. With `isEndWanted` what stands last comes into sight.
 */
export function useScrollAnchor(chatId: string | null, turns: readonly Turn[], isEndWanted: boolean) {
  const scroller = useRef<HTMLElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const anchor = useRef<Anchor>('question')
  /** Where we scrolled to ourselves, and in what view, to know the reader's scrolling from ours and from the browser's. */
  const own = useRef({ top: 0, width: 0, height: 0 })
  const endWanted = useRef(isEndWanted)
  endWanted.current = isEndWanted
  const [isMore, setMore] = useState(false)

  function hold(): void {
    const view = scroller.current
    const inner = content.current
    if (!view || !inner) return
    const top = placeOfQuestion(placesOf(view, inner, endWanted.current))
    // The room that the question needs below it to stand at the top, and no more.
    const { paddingTop, paddingBottom } = getComputedStyle(view)
    const padding = Number.parseFloat(paddingTop) + Number.parseFloat(paddingBottom)
    inner.style.minHeight = top === 0 ? '' : `${top + view.clientHeight - padding}px`
    const isHeld = anchor.current === 'question'
    // What the browser would keep in sight by itself is what the reader looks at.
    view.style.overflowAnchor = isHeld ? 'none' : ''
    if (isHeld) view.scrollTop = top
    own.current = { top: view.scrollTop, width: view.clientWidth, height: view.clientHeight }
    setMore(hasMoreBelow(viewOf(view, inner)))
  }

  useEffect(() => {
    const observer = new ResizeObserver(hold)
    if (content.current) observer.observe(content.current)
    if (scroller.current) observer.observe(scroller.current)
    return () => observer.disconnect()
  }, [])

  // A question that is asked again in its place counts as asked; the rest of an answer does not.
  const last = turns.findLast(isAsked)
  const isBegun = last !== undefined && isRunning(last) && last.answer === ''
  useLayoutEffect(() => {
    anchor.current = 'question'
    hold()
  }, [chatId, turns.length, last?.id, isBegun, isEndWanted])

  function letRead(view: HTMLElement): void {
    anchor.current = 'reader'
    view.style.overflowAnchor = ''
  }

  function onScroll(): void {
    const view = scroller.current
    if (!view || !content.current) return
    const { top, width, height } = own.current
    const isResized = view.clientWidth !== width || view.clientHeight !== height
    if (!isResized && Math.abs(view.scrollTop - top) >= 2) letRead(view)
    setMore(hasMoreBelow(viewOf(view, content.current)))
  }

  function showMore(): void {
    const view = scroller.current
    if (!view || !content.current) return
    letRead(view)
    const { coveredHeight } = placesOf(view, content.current, false)
    const top = placeOfMore(viewOf(view, content.current), coveredHeight)
    const isCalm = matchMedia('(prefers-reduced-motion: no-preference)').matches
    view.scrollTo({ top, behavior: isCalm ? 'smooth' : 'instant' })
  }

  return { scroller, content, onScroll, isMore, showMore }
}

function placesOf(view: HTMLElement, content: HTMLElement, isEndWanted: boolean): Places {
  const article = [...content.querySelectorAll<HTMLElement>('article')].at(-1)
  // What waits for its question begins with its pictures.
  const turn = article?.querySelector('.asked') ? article : article?.closest('section')
  const end = content.lastElementChild
  return {
    viewHeight: view.clientHeight,
    turnTop: turn ? topIn(view, turn) : null,
    coveredHeight: turn ? coveredHeightOf(turn) : 0,
    wanted: isEndWanted && end ? { top: topIn(view, end), bottom: bottomIn(view, end) } : null,
  }
}

const topIn = (view: HTMLElement, element: Element) =>
  element.getBoundingClientRect().top - view.getBoundingClientRect().top + view.scrollTop
const bottomIn = (view: HTMLElement, element: Element) =>
  topIn(view, element) + element.getBoundingClientRect().height

/** The height of the pictures of a turn where they stick to the top; in a low page they lie in the flow. */
function coveredHeightOf(turn: HTMLElement): number {
  const beside = [...(turn.parentElement?.children ?? [])]
  const stuck = beside.find((each) => getComputedStyle(each).position === 'sticky')
  if (!stuck) return 0
  return stuck.getBoundingClientRect().height + (Number.parseFloat(getComputedStyle(stuck).top) || 0)
}

function viewOf(view: HTMLElement, content: HTMLElement): View {
  const end = content.lastElementChild
  return {
    scrollTop: view.scrollTop,
    viewHeight: view.clientHeight,
    textEnd: end ? bottomIn(view, end) : 0,
  }
}
