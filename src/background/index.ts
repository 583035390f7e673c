import browser, { type Runtime } from 'webextension-polyfill'
import { menus } from '../platform/browser/menus.ts'
import { aimToolbarButton } from '../platform/browser/places/toolbar-button.ts'
import { forgetReferer } from '../platform/browser/referer-rule.ts'
import { storageHealth, watchStorage } from '../platform/store/chat-store.ts'
import { guardStorage } from '../platform/store/key-store.ts'
import { loadSettings } from '../platform/store/settings-store.ts'
import { forgetDeleted, mayShow, newestChatId } from './chat/chats.ts'
import { acceptFeed, publish } from './chat/feed.ts'
import { keepAlive } from './chat/keep-alive.ts'
import { isOwnPage } from './chat/own-page.ts'
import { markInterrupted, viewChat } from './chat/running-turns.ts'
import { restoreBadge } from './chat/unseen.ts'
import { onSiteAccess } from './flows/alternatives.ts'
import { readState } from './flows/configuration.ts'
import { createMenu, onMenuClick } from './flows/menu.ts'
import { clickCommitted } from './flows/open-chat.ts'
import { onToolbarButton } from './flows/open-place.ts'
import { onCommand } from './flows/pick.ts'
import { onWindowClosed } from './flows/private-windows.ts'
import { handle } from './handlers.ts'
import { closeAbandoned } from './money/ledger-entry.ts'

// Every listener is registered in the first turn of the event loop: a worker that was asleep is woken for an event
// and gets it only if its listener is there by then.
browser.runtime.onInstalled.addListener(() => void createMenu())
menus.onClicked.addListener(onMenuClick)
browser.action.onClicked.addListener(onToolbarButton)
// Wakes the background when the browser starts, which forgets what the button opens.
browser.runtime.onStartup.addListener(() => {})
browser.commands?.onCommand.addListener(onCommand)
browser.permissions.onAdded.addListener((added) => void ready.then(() => onSiteAccess(added)))

browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
  isOwnPage(sender) ? handleWhenReady(message) : undefined,
)

browser.runtime.onConnect.addListener((port) =>
  acceptFeed(port, {
    newestChatId: (page) => Promise.all([ready, clickCommitted()]).then(() => newestChatId(page)),
    mayShow,
    viewChat: (chatId) => ready.then(() => viewChat(chatId)),
    greetings: async () => [await readState(), { name: 'storage', health: storageHealth() }],
  }),
)

restoreBadge()
void loadSettings().then(({ opensIn }) => aimToolbarButton(opensIn))

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
