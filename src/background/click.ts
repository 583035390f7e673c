import browser, { type Menus, type Tabs } from 'webextension-polyfill'
import { firstTitle } from '../core/chat-title.ts'
import type { Chat, Turn } from '../core/conversation.ts'
import { failure, type Result } from '../core/result.ts'
import { t, useLanguage } from '../platform/i18n.ts'
import { openPopup } from '../platform/open-popup.ts'
import { loadSettings } from '../platform/settings-store.ts'
import { type AcquiredImage, acquireImage, acquireVisible, type ImageClick } from './acquire-image.ts'
import { ask } from './ask.ts'
import { makeChat, makeTurn } from './chats.ts'
import { estimateNow } from './estimate.ts'
import { publish, showEverywhere } from './feed.ts'
import { reuseAnswer } from './reuse-answer.ts'
import { begin, commit, currentTurns, isWorkingOn, type Running, save, workOn } from './running-turns.ts'

/** The click that is becoming a chat, so that the popup it opens waits for that chat. */
let opening: Promise<void> = Promise.resolve()

/** Resolves once the last click's chat is in the store. */
export const clickCommitted = () => opening

/** The menu click: opens the popup at once, then finds the image and asks. */
export function onMenuClick(info: Menus.OnClickData, tab: Tabs.Tab | undefined): void {
  if (tab?.id === undefined || tab.windowId === undefined) return
  const click: ImageClick = {
    tabId: tab.id,
    windowId: tab.windowId,
    frameId: info.frameId ?? 0,
    pageUrl: tab.url ?? info.pageUrl ?? '',
    srcUrl: info.srcUrl ?? '',
    targetElementId: info.targetElementId ?? null,
    isPrivate: tab.incognito,
  }
  void openPopup(tab.windowId)
  const { promise, resolve } = Promise.withResolvers<void>()
  opening = promise
  void startChat(click, resolve).finally(resolve)
}

/** Makes the click's chat, finds its image, and asks the default question or waits for the user's. */
async function startChat(click: ImageClick, committed: () => void): Promise<void> {
  if (await isRepeated(click)) return
  const settings = await loadSettings()
  useLanguage(settings.interfaceLanguage)
  const question = settings.defaultQuestion || t('defaultQuestion')
  const chat = await makeChat(question, click.isPrivate)
  const run = begin(makeTurn(chat.id, [], { question, model: settings.model, detail: settings.detail }))
  if (run === null) return
  await workOn(run, async () => {
    await commit(run, chat, [], true)
    await rememberClick(run.turn.id, click)
    showEverywhere({ name: 'show', view: { chat, turns: [run.turn] } })
    committed()
    await attachAndAsk(run, chat, await acquireImage(click), settings.askAtOnce)
  })
}

/** Finds the image of a turn again: as on the click, or only what is visible of it. */
export async function acquireAgain(run: Running, chat: Chat, onlyVisible: boolean): Promise<void> {
  const click = await recallClick(run.turn.id)
  await save(run, { state: { name: 'acquiring' } })
  const acquire = onlyVisible ? acquireVisible : acquireImage
  const acquired: Result<AcquiredImage> = click ? await acquire(click) : failure({ kind: 'image-gone' })
  await attachAndAsk(run, chat, acquired, true)
}

async function attachAndAsk(
  run: Running,
  chat: Chat,
  acquired: Result<AcquiredImage>,
  askNow: boolean,
): Promise<void> {
  if (!acquired.ok) {
    const report = { problem: acquired.problem, host: null, requestId: null, details: null }
    return save(run, { state: { name: 'failed', report } })
  }
  const { attached, bytes, thumbnail } = acquired.value
  const title = attached.alternativeText ? firstTitle(attached.alternativeText, '') : chat.title
  run.turn = { ...run.turn, images: [attached], state: { name: 'draft', missing: 'question' } }
  const estimate: Turn['estimate'] = await estimateNow(await currentTurns(chat.id), run.turn)
  run.turn = { ...run.turn, estimate }
  await commit(run, { ...chat, title, thumbnail }, bytes ? [bytes] : [])
  publish({ name: 'history' })
  if (run.controller.signal.aborted) return
  if (askNow || run.askWhenReady) return (await reuseAnswer(run)) ? undefined : ask(run)
  return save(run, { state: { name: 'draft', missing: 'question' } })
}

/** Whether the same image is being asked about already: ten fast clicks are one. */
async function isRepeated(click: ImageClick): Promise<boolean> {
  const remembered = await browser.storage.session.get(null)
  return Object.entries(remembered).some(
    ([key, value]) =>
      isWorkingOn(key.replace(clickPrefix, '')) && JSON.stringify(value) === JSON.stringify(storable(click)),
  )
}

const clickPrefix = 'click:'

/** An address of megabytes is not kept: storage.session holds 10 MB. The element is then found by its size. */
const maxKeptAddress = 100_000

const storable = (click: ImageClick): ImageClick => ({
  ...click,
  srcUrl: click.srcUrl.length > maxKeptAddress ? '' : click.srcUrl,
})

async function rememberClick(turnId: string, click: ImageClick): Promise<void> {
  await browser.storage.session.set({ [clickPrefix + turnId]: storable(click) })
}

async function recallClick(turnId: string): Promise<ImageClick | null> {
  const key = clickPrefix + turnId
  return ((await browser.storage.session.get(key))[key] as ImageClick | undefined) ?? null
}
