import type { Box } from '../../core/box.ts'
import type { PickerChoice, PickerWords } from '../../core/page/picker-choice.ts'
import { onTrusted } from '../page/on-trusted.ts'
import { shadowRootOf } from '../page/shadow-root.ts'
import { unnamed } from '../page/unnamed.ts'
import { openStage, type Stage } from './picker-stage.ts'
import type { PickerTools } from './picker-tools.ts'
import { buildView, type PickerView } from './picker-view.ts'
import { createPointed, type Pointed } from './pointed.ts'
import { createRegionDrag } from './region-drag.ts'

/** A picker that nobody uses goes away by itself. */
const longestMs = 5 * 60_000

/** How often it is looked whether the page has left the picker alone. */
const lookMs = 100

/** What the user can do, however they do it. */
type Actions = { choose(): void; chooseRegion(box: Box): void; leave(): void }

/** The picker on its stage, and the way to listen there and on the page until it is gone. */
type Setting = { stage: Stage; view: PickerView; words: PickerWords; pointed: Pointed; signal: AbortSignal }

/** Lets the user choose something on the page; null when they leave, or where no stage can be put up. */
export async function letChoose(
  tools: PickerTools,
  clickId: string,
  words: PickerWords,
): Promise<PickerChoice | null> {
  const stage = await openStage(words.title)
  if (!stage) return null
  const { promise, resolve } = Promise.withResolvers<PickerChoice | null>()
  const listeners = new AbortController()
  const leave = () => resolve(null)
  const view = buildView(stage.document, words, leave)
  const pointed = createPointed(tools, stage.host, view, words)
  const setting = { stage, view, words, pointed, signal: listeners.signal }
  const actions: Actions = {
    leave,
    choose() {
      if (!stage.isIntact(true)) return leave()
      const chosen = pointed.chosen()
      if (!chosen) return
      tools.remember(clickId, chosen.stack)
      resolve({ name: 'picked', index: chosen.index })
    },
    chooseRegion(box) {
      if (!stage.isIntact(true)) return leave()
      resolve({ name: 'region', box, viewport: tools.viewport() })
    },
  }
  listenToKeys(setting, actions)
  listenToPointer(setting, actions)
  listenToPage(setting, leave)
  stage.document.body.focus({ preventScroll: true })
  view.say(`${words.title} ${words.hint}`)
  const timer = setTimeout(leave, longestMs)
  // What covers the picker, or takes it away, would make the user choose what they do not see.
  const look = () => stage.isIntact() || leave()
  const looking = setInterval(look, lookMs)
  const touched = new MutationObserver(look)
  touched.observe(stage.host, { attributes: true })
  if (stage.host.parentNode) touched.observe(stage.host.parentNode, { childList: true })

  const choice = await promise
  clearTimeout(timer)
  clearInterval(looking)
  touched.disconnect()
  listeners.abort()
  stage.remove()
  return choice
}

const windowOf = ({ stage }: Setting): Window => stage.document.defaultView ?? window

/** Before anybody else hears of it, until the picker is gone. */
function listen<Name extends keyof WindowEventMap>(
  { signal }: Setting,
  target: Window,
  name: Name,
  listener: (event: WindowEventMap[Name]) => void,
): void {
  onTrusted(target, name, listener, { capture: true, signal, passive: false })
}

function listenToKeys(setting: Setting, { leave, choose, chooseRegion }: Actions): void {
  const { view, pointed } = setting
  const actions: Record<string, () => void> = {
    Escape: leave,
    Enter: choose,
    ArrowRight: () => pointed.walkPage(1),
    ArrowLeft: () => pointed.walkPage(-1),
    ArrowDown: () => pointed.walkStack(1),
    ArrowUp: () => pointed.walkStack(-1),
    w: () => chooseRegion({ x: 0, y: 0, width: innerWidth, height: innerHeight }),
  }
  const onKey = (event: KeyboardEvent) => {
    // On the button of the bar, Enter presses the button.
    const isForButton = event.key === 'Enter' && view.isBar(event.target)
    if (event.ctrlKey || event.metaKey || event.altKey || isForButton) return
    const act = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined
    if (!act) return
    event.preventDefault()
    // A key that was held down before, in a game or a text, chooses nothing.
    if (!event.repeat || event.key.startsWith('Arrow')) act()
  }
  listen(setting, windowOf(setting), 'keydown', onKey)
  // A key that reaches the page because something took the focus back is ours all the same, but no word that is typed there.
  listen(setting, window, 'keydown', (event) => {
    if (event.key === 'Escape' || !isTypedInto(focusedElement())) onKey(event)
  })
}

/** Where keys go in the page, inside its shadow roots too. */
function focusedElement(): Element | null {
  let focused = document.activeElement
  for (;;) {
    const inner: Element | null | undefined = focused && shadowRootOf(focused)?.activeElement
    if (!inner) return focused
    focused = inner
  }
}

function isTypedInto(focused: Element | null): boolean {
  const element = focused && unnamed(focused)
  const isField = element !== null && /^(input|textarea|select)$/.test(element.localName)
  return (
    isField || (element instanceof HTMLElement && element.isContentEditable) || document.designMode === 'on'
  )
}

function listenToPointer(setting: Setting, { choose, chooseRegion }: Actions): void {
  const { view, pointed, words } = setting
  const inner = windowOf(setting)
  const drag = createRegionDrag()
  listen(setting, inner, 'pointermove', (event) => {
    const { clientX: x, clientY: y } = event
    view.avoid(y)
    const region = drag.move(x, y)
    if (region) {
      const size = `${Math.round(region.width)} × ${Math.round(region.height)}`
      return view.frame(region, `${words.region} · ${size}`)
    }
    if (view.isBar(event.target)) return view.frame(null, '')
    pointed.look(x, y)
  })
  listen(setting, inner, 'pointerdown', (event) => {
    if (event.button === 0 && !view.isBar(event.target)) drag.begin(event.clientX, event.clientY)
  })
  listen(setting, inner, 'pointerup', (event) => {
    const release = drag.end()
    if (!release || event.button !== 0) return
    if (release.name === 'drag') {
      if (release.region) chooseRegion(release.region)
      return
    }
    pointed.look(event.clientX, event.clientY)
    choose()
  })
  listen(setting, inner, 'contextmenu', (event) => event.preventDefault())
}

function listenToPage(setting: Setting, leave: () => void): void {
  listen(setting, window, 'scroll', () => setting.pointed.lookAgain())
  listen(setting, window, 'resize', () => setting.view.frame(null, ''))
  // A popover or modal dialog of the page's that opens now comes above the picker; what it will be is known once it is open.
  listen(setting, window, 'beforetoggle', ({ newState, target }) => {
    if (newState !== 'open' || !(target instanceof Element)) return
    queueMicrotask(() => {
      if (unnamed(target).matches(':popover-open, :modal')) leave()
    })
  })
}
