// Injected by background/flows/pick.ts when the user starts the picker, after page.iife.ts and into the same isolated world.
import type { Box } from '../core/box.ts'
import type { PickerChoice, PickerWords } from '../core/page/picker-choice.ts'
import type { PageTools } from './page.iife.ts'
import { openStage } from './picker-stage.ts'
import { buildView } from './picker-view.ts'
import { picturesInView } from './pictures-in-view.ts'
import type { Target } from './targets-at.ts'

/** Pixels that the pointer moves before a click becomes a drag, and the least side of a region. */
const dragStart = 5
const minRegion = 8

/** A picker that nobody uses goes away by itself. */
const longestMs = 5 * 60_000

/** A shortcut that is held down starts the picker again and again; one at a time is enough. */
let isOpen = false

/** Lets the user choose something on the page; null when they leave. Nothing of it stays in the page. */
async function pick(clickId: string, words: PickerWords): Promise<PickerChoice | null> {
  if (isOpen) return null
  isOpen = true
  return letChoose(clickId, words).finally(() => {
    isOpen = false
  })
}

async function letChoose(clickId: string, words: PickerWords): Promise<PickerChoice | null> {
  const tools = (globalThis as unknown as { askAboutThisImage: PageTools }).askAboutThisImage
  const stage = await openStage(words.title)
  if (!stage) return null
  const inner = stage.document
  const view = inner.defaultView ?? window
  const { promise, resolve } = Promise.withResolvers<PickerChoice | null>()
  const listeners = new AbortController()
  const leave = () => resolve(null)
  const shown = buildView(inner, words, leave)

  let pointer = { x: -1, y: -1 }
  let stack: Target[] = []
  let depth = 0
  let start: { x: number; y: number } | null = null
  let region: Box | null = null

  const boxInWindow = (target: Target | undefined): Box | null => {
    const box = target ? tools.boxOf(target) : null
    return box && { ...box, x: box.x + (target?.offset?.x ?? 0), y: box.y + (target?.offset?.y ?? 0) }
  }
  const show = () => {
    const target = stack[depth]
    const box = boxInWindow(target)
    if (!target || !box) return shown.frame(null, '')
    const words_ = [words.kinds[target.kind], `${Math.round(box.width)} × ${Math.round(box.height)}`]
    if (stack.length > 1) words_.push(`${depth + 1} / ${stack.length}`)
    const alt = target.element?.getAttribute('alt')
    shown.frame(box, words_.join(' · '))
    shown.say([alt, ...words_].filter(Boolean).join(', '))
  }
  const look = (x: number, y: number) => {
    pointer = { x, y }
    const before = stack[depth]
    stack = tools.targetsAt(x, y, { ignored: stage.host })
    const same = stack.findIndex((target) => target.element === before?.element && target.url === before?.url)
    depth = Math.max(0, same)
    show()
  }
  const choose = () => {
    if (stack.length === 0) return shown.complain(words.nothing)
    tools.remember(clickId, stack)
    resolve({ name: 'picked', index: depth })
  }
  const chooseRegion = (box: Box) => resolve({ name: 'region', box, viewport: tools.viewport() })
  const walkPage = (step: number) => {
    const all = picturesInView(tools, stage.host)
    if (all.length === 0) return shown.complain(words.nothing)
    const now = all.findIndex(({ target }) => target.element === stack[depth]?.element)
    const next = all[(now + (now < 0 && step < 0 ? 0 : step) + all.length) % all.length]
    if (next) look(next.x, next.y)
  }
  const onKey = (event: KeyboardEvent) => {
    const walk = (step: number) => {
      depth = Math.min(Math.max(0, depth + step), Math.max(0, stack.length - 1))
      show()
    }
    const isOnButton = shown.isBar(event.target)
    const actions: Record<string, () => void> = {
      Escape: leave,
      ArrowRight: () => walkPage(1),
      ArrowLeft: () => walkPage(-1),
      ArrowDown: () => walk(1),
      ArrowUp: () => walk(-1),
      w: () => chooseRegion({ x: 0, y: 0, width: innerWidth, height: innerHeight }),
      ...(isOnButton ? {} : { Enter: choose }),
    }
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : actions[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  const onMove = (event: PointerEvent) => {
    const { clientX: x, clientY: y } = event
    shown.avoid(y)
    if (start && (region || Math.hypot(x - start.x, y - start.y) > dragStart)) {
      region = {
        x: Math.min(x, start.x),
        y: Math.min(y, start.y),
        width: Math.abs(x - start.x),
        height: Math.abs(y - start.y),
      }
      return shown.frame(
        region,
        `${words.region} · ${Math.round(region.width)} × ${Math.round(region.height)}`,
      )
    }
    if (shown.isBar(event.target)) return shown.frame(null, '')
    look(x, y)
  }
  const onUp = (event: PointerEvent) => {
    const drawn = region
    const began = start
    start = null
    region = null
    if (!began || event.button !== 0) return
    if (drawn) {
      if (Math.min(drawn.width, drawn.height) >= minRegion) chooseRegion(drawn)
      return
    }
    look(event.clientX, event.clientY)
    choose()
  }
  const listen = <Name extends keyof WindowEventMap>(
    name: Name,
    listener: (event: WindowEventMap[Name]) => void,
    target: Window = view,
  ) => target.addEventListener(name, listener, { capture: true, signal: listeners.signal, passive: false })

  listen('keydown', onKey)
  listen('pointermove', onMove)
  listen('pointerdown', (event) => {
    if (event.button === 0 && !shown.isBar(event.target)) start = { x: event.clientX, y: event.clientY }
  })
  listen('pointerup', onUp)
  listen('contextmenu', (event) => event.preventDefault())
  listen('scroll', () => pointer.x >= 0 && look(pointer.x, pointer.y), window)
  listen('resize', () => shown.frame(null, ''), window)
  // A key that reaches the page because something took the focus back is ours all the same.
  listen('keydown', onKey, window)
  inner.body.focus({ preventScroll: true })
  shown.say(`${words.title} ${words.hint}`)
  const timer = setTimeout(leave, longestMs)

  const choice = await promise
  clearTimeout(timer)
  listeners.abort()
  stage.remove()
  // Two frames later it is off the screen too, where a region is cropped from.
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  return choice
}

export type Pick = typeof pick

// A second start finds the first one, and with it whether it is open.
Object.assign(globalThis, {
  askAboutThisImagePicker: (globalThis as { askAboutThisImagePicker?: Pick }).askAboutThisImagePicker ?? pick,
})
