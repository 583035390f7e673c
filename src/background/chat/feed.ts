import type { Runtime } from 'webextension-polyfill'
import type { Turn } from '../../core/chat/turn.ts'
import { type Page, visibleTo } from '../../core/chat/visible-to.ts'
import { isRecord } from '../../core/is-record.ts'
import {
  type ChatView,
  type FeedCommand,
  type FeedEvent,
  feedPortName,
  type TextPart,
} from '../../platform/messages/messages.ts'
import {
  type Listener,
  leave,
  listeners,
  noteShown,
  panelsIn,
  panelsTold,
  rememberTurned,
  takeTurned,
} from './listeners.ts'
import { isOwnPage } from './own-page.ts'

/** Text that arrived faster than pages need to show it; one message carries it all. */
const unsent = new Map<string, { turn: Turn; part: TextPart; offset: number; text: string }>()
const coalesceMs = 40

/** Where a newly connected page finds what to show. */
type Sources = {
  /** The chat that the toolbar button opens: the newest that the page may show, null without any. */
  newestChatId(page: Page): Promise<string | null>
  /** Whether the page may show a chat. */
  mayShow(page: Page, chatId: string): boolean
  viewChat(chatId: string | null): Promise<ChatView>
  /** What a page is told first: settings, key status, the health of the store. */
  greetings(): Promise<FeedEvent[]>
}

/** Takes a connection of an own page and shows it the chat that it asks for; any other connection is cut. */
export function acceptFeed(port: Runtime.Port, sources: Sources): void {
  if (port.name !== feedPortName || !isOwnPage(port.sender)) {
    port.disconnect()
    return
  }
  const query = new URL(port.sender?.url ?? 'about:blank').searchParams
  const listener: Listener = {
    port,
    chatId: undefined,
    showsChats: false,
    isTab: query.has('tab'),
    isPanel: query.has('panel'),
    page: { isPrivate: port.sender?.tab?.incognito ?? false },
    windowId: null,
  }
  listeners.add(listener)
  port.onDisconnect.addListener(() => leave(listener))
  const show = async (wanted: string | null) => {
    const chatId = wanted !== null && sources.mayShow(listener.page, wanted) ? wanted : null
    // Set before reading: what is published meanwhile is not lost, and this view replaces it.
    noteShown(listener, chatId)
    const view = await sources.viewChat(chatId)
    if (listener.chatId === chatId) sendTo(listener, { name: 'show', view })
  }
  const showNewest = async () => {
    const newest = await sources.newestChatId(listener.page)
    // The page may have turned to another one meanwhile, or a click has turned it.
    if (listener.chatId === undefined) await show(newest)
  }
  port.onMessage.addListener((message: unknown) => {
    const command = readCommand(message)
    if (!command) return
    const isFirst = !listener.showsChats
    listener.showsChats = true
    // A tab's own word is not needed; of a popup or a panel the browser says nothing.
    if (command.page && !port.sender?.tab) listener.page = command.page
    listener.windowId = command.windowId ?? null
    const wanted = isFirst ? takeTurned(listener) : undefined
    if (wanted !== undefined) void show(wanted)
    else if (command.name === 'follow') void show(command.chatId)
    else void showNewest()
    panelsTold()
  })
  void sources.greetings().then((events) => {
    for (const event of events) sendTo(listener, event)
  })
}

/** Tells every page that shows this chat. */
export function publishToChat(chatId: string, event: FeedEvent): void {
  for (const listener of listeners) if (listener.chatId === chatId) sendTo(listener, event)
}

/** Tells every open page. */
export function publish(event: FeedEvent): void {
  for (const listener of listeners) sendTo(listener, event)
}

/** Makes popups and side panels (not tabs) turn to a chat. */
export function showEverywhere(event: Extract<FeedEvent, { name: 'show' }>): void {
  for (const listener of listeners) if (!listener.isTab) showTo(listener, event)
}

/** Makes the popup and the side panel of a window turn to a chat: the menu click's there. */
export function showInWindow(windowId: number, event: Extract<FeedEvent, { name: 'show' }>): void {
  rememberTurned(windowId, event.view.chat?.id ?? null)
  for (const listener of listeners)
    if (!listener.isTab && (listener.windowId ?? windowId) === windowId) showTo(listener, event)
}

/** Makes the side panel of a window turn to a chat, also one that is only opening. */
export function showInPanel(windowId: number, event: Extract<FeedEvent, { name: 'show' }>): void {
  const open = panelsIn(windowId)
  if (open.length === 0) rememberTurned(windowId, event.view.chat?.id ?? null)
  for (const panel of open) showTo(panel, event)
}

function showTo(listener: Listener, event: Extract<FeedEvent, { name: 'show' }>): void {
  const { chat } = event.view
  if (!listener.showsChats || (chat && !visibleTo(listener.page)(chat))) return
  noteShown(listener, chat?.id ?? null)
  sendTo(listener, event)
}

/** Sends a turn's row after the text that belongs before it. */
export function publishTurn(turn: Turn): void {
  flushText(turn.id)
  publishToChat(turn.chatId, { name: 'turn', turn })
}

/** Sends a piece of an answer or of the thinking before it, soon; `offset` is where it begins. */
export function publishText(turn: Turn, part: TextPart, offset: number, text: string): void {
  if (unsent.get(turn.id)?.part !== part) flushText(turn.id)
  const waiting = unsent.get(turn.id)
  if (waiting) {
    waiting.text += text
    return
  }
  unsent.set(turn.id, { turn, part, offset, text })
  setTimeout(flushText, coalesceMs, turn.id)
}

function flushText(turnId: string): void {
  const waiting = unsent.get(turnId)
  if (!waiting) return
  unsent.delete(turnId)
  const { turn, part, offset, text } = waiting
  publishToChat(turn.chatId, { name: 'text', turnId, part, offset, text })
}

function sendTo(listener: Listener, event: FeedEvent): void {
  try {
    listener.port.postMessage(event)
  } catch {
    // The page closed in this moment; its onDisconnect follows.
    leave(listener)
  }
}

/** A command as it came; null for anything else. */
function readCommand(message: unknown): FeedCommand | null {
  if (!isRecord(message)) return null
  const { name, chatId } = message
  const from = {
    page: { isPrivate: isRecord(message.page) && message.page.isPrivate === true },
    ...(typeof message.windowId === 'number' ? { windowId: message.windowId } : {}),
  }
  if (name === 'follow-newest') return { name, ...from }
  return name === 'follow' && (chatId === null || typeof chatId === 'string')
    ? { name, chatId, ...from }
    : null
}
