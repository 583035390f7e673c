import * as v from 'valibot'
import { type Page, visibleTo } from '../core/chat/visible-to.ts'
import { failure, type Result, success } from '../core/problem/result.ts'
import { type Payload, payloads, type Replies, type RequestName } from '../platform/messages/messages.ts'
import { ledger } from '../platform/store/ledger-store.ts'
import { forgetTraits, listLearnt } from '../platform/store/server-traits-store.ts'
import { chatsFor, clearHistory, deleteChat, mayShow, renameChat, restoreChat } from './chat/chats.ts'
import { publish, showInPanel } from './chat/feed.ts'
import { isPrivateTurn, stop, viewChat } from './chat/running-turns.ts'
import { readAlternatives, tryAnother } from './flows/alternatives.ts'
import {
  askQuestion,
  continueAnswer,
  estimateQuestion,
  retry,
  showStored,
  useVisible,
} from './flows/ask-question.ts'
import { awaitCure } from './flows/ask-when-cured.ts'
import {
  moveKey,
  readState,
  removeKey,
  saveKey,
  saveSettings,
  testKey,
  unlockKey,
} from './flows/configuration.ts'
import { countExactly } from './flows/count-exactly.ts'
import { askSameRegion, hasRegion } from './flows/last-region.ts'
import { newChatFrom } from './flows/new-chat.ts'
import { addFile } from './flows/own-files.ts'
import { pickByPopup } from './flows/pick.ts'
import { readImage, removeImage, splitImage, useFrame } from './flows/replace-image.ts'
import { showSeen } from './flows/show-seen.ts'
import { readSpending } from './money/ledger-entry.ts'

type Handlers = {
  [Name in RequestName]: (payload: Payload<Name>, page: Page) => Promise<Result<Replies[Name]>>
}

const handlers: Handlers = {
  ask: askQuestion,
  retry,
  continue: continueAnswer,
  awaitCure,
  newChatFrom,
  useVisible,
  showStored,
  readAlternatives,
  tryAnother,
  addFile,
  showSeen,
  removeImage,
  splitImage,
  readImage,
  useFrame,
  pick: pickByPopup,
  hasRegion,
  sameRegion: askSameRegion,
  estimate: estimateQuestion,
  countExactly,
  async stop({ turnId }) {
    stop(turnId)
    return success(null)
  },
  async readSpending({ chatId }) {
    return success(await readSpending(chatId))
  },
  async readLedger() {
    return success(await ledger.readAll().catch(() => null))
  },
  async listChats(_, page) {
    return success(await chatsFor(page))
  },
  async readChat({ chatId }, page) {
    return success(await viewChat(mayShow(page, chatId) ? chatId : null))
  },
  async deleteChat({ chatId }) {
    await deleteChat(chatId)
    return success(null)
  },
  async renameChat({ chatId, title }) {
    const chat = await renameChat(chatId, title)
    return chat ? success(chat) : failure({ kind: 'chat-gone' })
  },
  async restoreChat({ chatId }) {
    return (await restoreChat(chatId)) ? success(null) : failure({ kind: 'chat-gone' })
  },
  async clearHistory() {
    try {
      await clearHistory()
      return success(null)
    } catch {
      // A database that belongs to a newer version, or none at all.
      return failure({ kind: 'storage-failed' })
    }
  },
  async historyChanged() {
    publish({ name: 'history' })
    return success(null)
  },
  async showInPanel({ chatId, windowId }) {
    showInPanel(windowId, { name: 'show', view: await viewChat(chatId) })
    return success(null)
  },
  async readState() {
    const { settings, key } = await readState()
    return success({ settings, key })
  },
  saveSettings,
  saveKey,
  moveKey,
  unlockKey,
  removeKey,
  testKey,
  async readLearnt() {
    return success(await listLearnt())
  },
  async forgetLearnt({ baseUrl }) {
    await forgetTraits(baseUrl)
    return success(await listLearnt())
  },
}

/** A request as it came; a page that does not say what it is counts as one that shows no private chat. */
const envelope = v.strictObject({
  name: v.string(),
  payload: v.unknown(),
  page: v.optional(v.strictObject({ isPrivate: v.boolean() }), { isPrivate: false }),
})

/** Answers a message of an own page; undefined for what is no request of ours or carries a wrong payload. */
export function handle(message: unknown): Promise<Result<unknown>> | undefined {
  const read = v.safeParse(envelope, message)
  if (!read.success || !isRequestName(read.output.name)) return undefined
  return dispatch(read.output.name, read.output.payload, read.output.page)
}

function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(payloads, name)
}

function dispatch<Name extends RequestName>(
  name: Name,
  payload: unknown,
  page: Page,
): Promise<Result<unknown>> | undefined {
  const parsed = v.safeParse(payloads[name], payload)
  if (!parsed.success) return undefined
  // Reading a chat has an answer of its own for what a page may not see.
  if (name !== 'readChat' && !mayName(page, parsed.output))
    return Promise.resolve(failure({ kind: 'chat-gone' }))
  return handlers[name](parsed.output as Payload<Name>, page)
}

/** Whether a page may see the chat that it names, by the chat's id or by a turn's. */
function mayName(page: Page, named: object): boolean {
  if ('chatId' in named && typeof named.chatId === 'string' && !mayShow(page, named.chatId)) return false
  return (
    !('turnId' in named && typeof named.turnId === 'string') ||
    visibleTo(page)({ isPrivate: isPrivateTurn(named.turnId) })
  )
}
