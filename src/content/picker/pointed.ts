import type { Box } from '../../core/box.ts'
import type { PickerWords } from '../../core/page/picker-choice.ts'
import type { Target } from '../page/targets-at.ts'
import { unnamed } from '../page/unnamed.ts'
import type { PickerTools } from './picker-tools.ts'
import type { PickerView } from './picker-view.ts'
import { picturesInView } from './pictures-in-view.ts'

/** What the pointer or the arrow keys have come to: the pictures under one point, one of them framed. */
export type Pointed = ReturnType<typeof createPointed>

/** Begins with nothing; `host` is what of ours lies over the page. */
export function createPointed(tools: PickerTools, host: Element, view: PickerView, words: PickerWords) {
  let pointer: { x: number; y: number } | null = null
  let stack: Target[] = []
  let depth = 0

  function show() {
    const target = stack[depth]
    const box = target && boxInWindow(tools, target)
    if (!target || !box) return view.frame(null, '')
    const texts = [words.kinds[target.kind], `${Math.round(box.width)} × ${Math.round(box.height)}`]
    if (stack.length > 1) texts.push(`${depth + 1} / ${stack.length}`)
    const alt = target.element && unnamed(target.element).getAttribute('alt')
    view.frame(box, texts.join(' · '))
    view.say([alt, ...texts].filter(Boolean).join(', '))
  }

  function look(x: number, y: number): void {
    pointer = { x, y }
    const before = stack[depth]
    stack = tools.targetsAt(x, y, { ignored: host })
    const same = stack.findIndex((target) => target.element === before?.element && target.url === before?.url)
    depth = Math.max(0, same)
    show()
  }

  return {
    look,
    /** Looks again at the same point: the page was scrolled. */
    lookAgain() {
      if (pointer) look(pointer.x, pointer.y)
    },
    /** What is chosen now: the pictures here and which of them; null, and a word about it, where there is none. */
    chosen(): { stack: Target[]; index: number } | null {
      if (stack.length > 0) return { stack, index: depth }
      view.complain(words.nothing)
      return null
    },
    /** Goes to a picture above or beneath at the same point. */
    walkStack(step: number) {
      depth = Math.min(Math.max(0, depth + step), Math.max(0, stack.length - 1))
      show()
    },
    /** Goes to the next picture of the window, or the one before. */
    walkPage(step: number) {
      const all = picturesInView(tools, host)
      if (all.length === 0) return view.complain(words.nothing)
      const now = all.findIndex(({ target }) => target.element === stack[depth]?.element)
      const next = all[(now + (now < 0 && step < 0 ? 0 : step) + all.length) % all.length]
      if (next) look(next.x, next.y)
    },
  }
}

function boxInWindow(tools: PickerTools, target: Target): Box | null {
  const box = tools.boxOf(target)
  return box && { ...box, x: box.x + (target.offset?.x ?? 0), y: box.y + (target.offset?.y ?? 0) }
}
