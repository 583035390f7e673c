import browser, { type Runtime } from 'webextension-polyfill'
import { menus } from '../platform/browser/menus.ts'
import { forgetReferer } from '../platform/browser/referer-rule.ts'
import { storageHealth, watchStorage } from '../platform/store/conversation-store.ts'
import { guardStorage } from '../platform/store/key-store.ts'
import { onSiteAccess } from './alternatives.ts'
import { closeAbandoned } from './books.ts'
import { forgetDeleted, newestChatId } from './chats.ts'
import { clickCommitted } from './click.ts'
import { readState } from './configuration.ts'
import { acceptFeed, publish } from './feed.ts'
import { handle } from './handlers.ts'
import { keepAlive } from './keep-alive.ts'
import { createMenu, onMenuClick } from './menu.ts'
import { isOwnPage } from './own-page.ts'
import { onCommand } from './pick.ts'
import { onWindowClosed } from './private-windows.ts'
import { markInterrupted, viewChat } from './running-turns.ts'

// Every listener is registered in the first turn of the event loop: a worker that was asleep is woken for an event
// and gets it only if its listener is there by then.
browser.runtime.onInstalled.addListener(() => void createMenu())
menus.onClicked.addListener(onMenuClick)
browser.commands?.onCommand.addListener(onCommand)
browser.permissions.onAdded.addListener((added) => void ready.then(() => onSiteAccess(added)))

browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
  isOwnPage(sender) ? handleWhenReady(message) : undefined,
)

browser.runtime.onConnect.addListener((port) =>
  acceptFeed(port, {
    newestChatId: () => Promise.all([ready, clickCommitted()]).then(newestChatId),
    viewChat: (chatId) => ready.then(() => viewChat(chatId)),
    greetings: async () => [await readState(), { name: 'storage', health: storageHealth() }],
  }),
)

let stay: (() => void) | null = null

watchStorage({
  health: (health) => publish({ name: 'storage', health }),
  // What only memory holds (a private window's chats) would go with an idle background.
  memory: (isEmpty) => {
    if (isEmpty) stay?.()
    stay = isEmpty ? null : (stay ?? keepAlive())
  },
})

browser.windows.onRemoved.addListener(() => void onWindowClosed())

/** What an earlier background left behind is put in order before any page sees it. */
const ready = Promise.all([
  guardStorage(),
  markInterrupted(),
  forgetDeleted(),
  closeAbandoned(),
  forgetReferer(),
]).catch(() => {
  // Storage that cannot be opened now is met again, and shown, by the request that needs it.
})

function handleWhenReady(message: unknown): Promise<unknown> {
  return ready.then(() => handle(message))
}
