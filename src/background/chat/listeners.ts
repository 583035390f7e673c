import type { Runtime } from 'webextension-polyfill'
import type { Page } from '../../core/chat/visible-to.ts'

/** An open page of ours. */
export type Listener = {
  port: Runtime.Port
  /** The chat that it shows, null for an empty new one; undefined until one was found for it, and for a page without chats. */
  chatId: string | null | undefined
  /** Whether it has asked for a chat. */
  showsChats: boolean
  isTab: boolean
  isPanel: boolean
  page: Page
  /** The window that it belongs to; null until it has said so, and in a browser without windows. */
  windowId: number | null
}

/** All of them that are open now. */
export const listeners = new Set<Listener>()

/**
 * The chat that each window was last made to turn to, for its panel that opens or comes back in that moment; null: an empty
 * new one.
 */
const turned = new Map<number, { chatId: string | null; at: number }>()
/** A panel has opened by then, in milliseconds. */
const turnedForMs = 10_000

/** Told whenever a page begins or ends to show a chat. */
let onShown: (chatId: string, isShownNow: boolean) => void = () => {}
/** Called whenever a page has told which window it is in. */
const panelWaiters = new Set<() => void>()

/** Keeps in mind what a window was made to turn to. */
export function rememberTurned(windowId: number, chatId: string | null): void {
  turned.set(windowId, { chatId, at: Date.now() })
}

/** What a panel that has just connected is to show in place of what it asks for; undefined when there is nothing. */
export function takeTurned({ isPanel, windowId }: Listener): string | null | undefined {
  const found = isPanel && windowId !== null ? turned.get(windowId) : undefined
  if (!found || windowId === null) return undefined
  turned.delete(windowId)
  return Date.now() - found.at < turnedForMs ? found.chatId : undefined
}

/** Notes which chat a page shows now. */
export function noteShown(listener: Listener, chatId: string | null): void {
  const before = listener.chatId
  listener.chatId = chatId
  if (before && before !== chatId && !isShown(before)) onShown(before, false)
  if (chatId !== null) onShown(chatId, true)
}

/** Forgets a page that is gone. */
export function leave(listener: Listener): void {
  listeners.delete(listener)
  if (listener.chatId && !isShown(listener.chatId)) onShown(listener.chatId, false)
}

/** Calls back whenever a chat is shown by a page, and when none shows it any more. */
export function watchShown(listen: typeof onShown): void {
  onShown = listen
}

/** Whether a page of ours shows a chat. */
export function isShown(chatId: string): boolean {
  return [...listeners].some((listener) => listener.chatId === chatId)
}

const panels = (): Listener[] =>
  [...listeners].filter(({ isPanel, windowId }) => isPanel && windowId !== null)

/** The side panels that have said that they are in this window. */
export function panelsIn(windowId: number): Listener[] {
  return panels().filter((panel) => panel.windowId === windowId)
}

/** Whether a side panel has said that it is in this window. */
export const isPanelIn = (windowId: number): boolean => panelsIn(windowId).length > 0

/** How many side panels have said where they are. */
export const countPanels = (): number => panels().length

/** Resolves once enough is known of where panels are, at the latest after `limitMs`. */
export async function untilPanelsTell(isEnough: () => boolean, limitMs: number): Promise<void> {
  if (isEnough()) return
  const { promise, resolve } = Promise.withResolvers<void>()
  const tell = () => isEnough() && resolve()
  panelWaiters.add(tell)
  const timer = setTimeout(resolve, limitMs)
  await promise
  clearTimeout(timer)
  panelWaiters.delete(tell)
}

/** To be called whenever a page has told which window it is in. */
export function panelsTold(): void {
  for (const tell of panelWaiters) tell()
}
