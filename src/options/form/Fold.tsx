import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

type Properties = {
  id: string
  title: string
  /** Opens it when it becomes true; the user may close it all the same. */
  isWanted?: boolean
  children: ComponentChildren
}

/** What few people need, one click away. */
export function Fold({ id, title, isWanted = false, children }: Properties) {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (isWanted && details.current) details.current.open = true
  }, [isWanted])
  return (
    <details class="fold" id={id} ref={details}>
      <summary>{title}</summary>
      <div class="folded">{children}</div>
    </details>
  )
}
