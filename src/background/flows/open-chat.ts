import type { Menus, Tabs } from 'webextension-polyfill'
import { titleAfterReplacing } from '../../core/chat/chat-title.ts'
import type { Chat, Turn } from '../../core/chat/turn.ts'
import { isOwnFile } from '../../core/image/attached-image.ts'
import { reportOf } from '../../core/problem/problem.ts'
import { failure } from '../../core/problem/result.ts'
import type { Conditions } from '../../core/request/conditions.ts'
import type { ChatPlace, Settings } from '../../core/settings/settings.ts'
import { openInTab, openNewestInTab } from '../../platform/browser/places/open-pages.ts'
import { loadSettings } from '../../platform/store/settings-store.ts'
import { t, useLanguage } from '../../platform/words/i18n.ts'
import { makeChat, makeTurn } from '../chat/chats.ts'
import { showInWindow } from '../chat/feed.ts'
import { beginNew, commit, privateSession, type Running, save, workOn } from '../chat/running-turns.ts'
import { type Acquired, acquireImage } from '../image/acquire-image.ts'
import { isRepeated, recallClick, rememberClick, rememberOffers, samenessOf } from '../image/click-memory.ts'
import type { ImageClick } from '../image/image-click.ts'
import { ask } from '../request/ask.ts'
import { type Opening, openPlace } from './open-place.ts'
import { askOrReuse, takeImages } from './take-images.ts'

/** The click that is becoming a chat, so that the popup it opens waits for that chat. */
let clickOpening: Promise<void> = Promise.resolve()

/** Resolves once the last click's chat is in the store. */
export const clickCommitted = () => clickOpening

/** The menu click on an image: opens the place of its chat at once, then finds the image and asks. */
export function onImageMenu(info: Menus.OnClickData, tab: Tabs.Tab & { id: number }, place: ChatPlace): void {
  const aim = {
    name: 'menu',
    srcUrl: info.srcUrl ?? '',
    targetElementId: info.targetElementId ?? null,
  } as const
  const pageUrl = tab.url ?? info.pageUrl ?? ''
  const click = { ...clickIn({ ...tab, url: pageUrl }), aim, frameId: info.frameId ?? 0 }
  void openChatAbout(click, openPlace(place, click))
}

/** A click in a tab, without an aim yet. */
export function clickIn(tab: Tabs.Tab & { id: number }): Omit<ImageClick, 'aim'> {
  return {
    id: crypto.randomUUID(),
    tabId: tab.id,
    windowId: tab.windowId ?? -1,
    frameId: 0,
    pageUrl: tab.url ?? '',
    candidate: 0,
    rung: null,
    isPrivate: tab.incognito,
  }
}

/** The clicks that are becoming a chat, so that the same one a moment later is not a second question; then `isRepeated` knows. */
const beginning = new Set<string>()

/** Makes a chat about what was clicked, finds the image, and asks the default question or waits for the user's. */
export async function openChatAbout(click: ImageClick, opening?: Opening): Promise<void> {
  const sameness = samenessOf(click)
  if (beginning.has(sameness)) return
  beginning.add(sameness)
  const { promise, resolve } = Promise.withResolvers<void>()
  clickOpening = promise
  const committed = () => {
    beginning.delete(sameness)
    resolve()
  }
  await startChat(click, opening ?? null, committed).finally(committed)
}

async function startChat(click: ImageClick, opening: Opening | null, committed: () => void): Promise<void> {
  const session = privateSession()
  if (await isRepeated(click)) {
    if (await opening?.isTabDue) await openNewestInTab(click.windowId)
    return
  }
  const settings = await loadSettings()
  useLanguage(settings.interfaceLanguage)
  const { model, detail } = settings
  const asking = { question: settings.defaultQuestion || t('defaultQuestion'), model, detail }
  const chat = await makeChat(asking.question, click.isPrivate)
  // Its window has closed meanwhile, the last private one: nobody would forget what began now.
  if (click.isPrivate && session !== privateSession()) return
  const run = beginNew(makeTurn(chat.id, [], asking), chat)
  const old = run.turn
  await workOn(run, async () => {
    await commit(run, chat, [], true)
    await rememberClick(run.turn.id, click)
    showInWindow(click.windowId, { name: 'show', view: { chat, turns: [run.turn] } })
    committed()
    await opening?.ready
    const acquired = await acquireImage(click)
    if (await opening?.isTabDue)
      void openInTab(chat.id, { windowId: click.windowId, openerTabId: click.tabId })
    const askNow = settings.askAtOnce
    await attachAndAsk(run, chat, acquired, { askNow, settings, mayReuse: click.rung === null, old })
  })
}

/** Finds the image of a turn again, as the click that is remembered for it says; `old` is the turn whose image it replaces. */
export async function acquireAgain(run: Running, chat: Chat, askNow: boolean, old?: Turn): Promise<void> {
  const settings = await loadSettings()
  const before = old ?? run.turn
  const click = await recallClick(run.turn.id)
  await save(run, { state: { name: 'acquiring' } })
  const acquired = click
    ? await acquireImage(click)
    : { image: failure({ kind: 'image-gone' }), offers: null }
  const how = { askNow, settings, mayReuse: click?.rung === null, old: before }
  await attachAndAsk(run, chat, acquired, how)
}

async function attachAndAsk(
  run: Running,
  chat: Chat,
  acquired: Acquired,
  { askNow, settings, mayReuse, old }: { askNow: boolean; settings: Settings; mayReuse: boolean; old: Turn },
): Promise<void> {
  const { image, offers } = acquired
  if (offers) await rememberOffers(run.turn.id, offers)
  if (!image.ok) return save(run, { state: { name: 'failed', report: reportOf(image.problem) } })
  const { attached, thumbnail } = image.value
  const title = titleAfterReplacing(chat, old, attached.alternativeText)
  run.turn = { ...run.turn, images: [attached, ...run.turn.images.filter(isOwnFile)] }
  return takeImages(run, { ...chat, title, thumbnail }, [image.value], {
    askNow,
    isNew: false,
    settings,
    // Who wants the pixels another way wants another answer.
    askBy: (asked, conditions) => askUnlessStopped(asked, conditions, mayReuse ? askOrReuse : ask),
  })
}

async function askUnlessStopped(run: Running, conditions: Conditions, askBy: typeof ask): Promise<void> {
  if (run.controller.signal.aborted) return save(run, { state: { name: 'draft', missing: 'question' } })
  return askBy(run, conditions)
}
