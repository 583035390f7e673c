import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { scrollingGroup } from '../pieces/keyboard/scrolling-group.ts'

/** What a box needs that scrolls by itself when its content is too wide: only then is it a stop of the keyboard, with a name. */
export function useScrollingGroup<T extends HTMLElement>(label: string): { ref: RefObject<T | null> } {
  const ref = useRef<T>(null)
  const [isTooWide, setTooWide] = useState(false)
  useLayoutEffect(() => {
    const { current } = ref
    if (!current) return
    const resized = new ResizeObserver(() => setTooWide(current.scrollWidth > current.clientWidth))
    resized.observe(current)
    for (const child of current.children) resized.observe(child)
    return () => resized.disconnect()
  }, [])
  return { ref, ...(isTooWide && scrollingGroup(label)) }
}
