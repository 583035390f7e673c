import * as v from 'valibot'
import { type Chat, earlierImagesChoices, type Turn } from '../../core/chat/turn.ts'
import type { Page } from '../../core/chat/visible-to.ts'
import type { LedgerRow } from '../../core/money/ledger.ts'
import type { Spending } from '../../core/money/spending.ts'
import type { CandidateKind } from '../../core/page/candidate.ts'
import { type Rung, rungs } from '../../core/page/ladder.ts'
import type { Result } from '../../core/problem/result.ts'
import type { Forecast } from '../../core/request/forecast.ts'
import type { ShownPicture } from '../../core/request/shown-picture.ts'
import type { KeyStatus } from '../../core/server/key-status.ts'
import type { LearntServer } from '../../core/server/learnt-servers.ts'
import { type Settings, settingRows } from '../../core/settings/settings.ts'
import { type DetailLevel, detailChoices } from '../../core/tokens/detail-level.ts'
import type { StorageHealth } from '../store/chat-store.ts'

const id = v.pipe(v.string(), v.maxLength(100))
const text = v.string()
/** How long an answer may be, in tokens: as the settings have it. */
const room = settingRows.maxAnswerTokens.limits
const keeping = v.variant('storage', [
  v.strictObject({ storage: v.picklist(['computer', 'session']) }),
  v.strictObject({ storage: v.literal('passphrase'), passphrase: text }),
])

/** A question and how it is to be asked. */
const question = v.strictObject({
  chatId: v.nullable(id),
  question: text,
  model: text,
  detail: v.picklist(detailChoices),
  earlierImages: v.optional(v.picklist(earlierImagesChoices)),
})

/** What a page of ours may ask of the background, each with the payload it must carry. */
export const payloads = {
  /** Asks a question in a chat; the draft turn of that chat, if any, becomes the question's turn. */
  ask: question,
  stop: v.strictObject({ turnId: id }),
  /** Sends a failed question again; after a partial or whole answer, as a new turn that repeats this one. */
  retry: v.strictObject({
    turnId: id,
    /** Other words in place of those that were asked. */
    question: v.optional(text),
    model: v.optional(text),
    detail: v.optional(v.picklist(detailChoices)),
    earlierImages: v.optional(v.picklist(earlierImagesChoices)),
    /** More room for this answer than the settings give, in tokens. */
    maxAnswerTokens: v.optional(v.pipe(v.number(), v.integer(), v.minValue(room.min), v.maxValue(room.max))),
    /** Once, although a limit on spending is reached. */
    mayPassLimit: v.optional(v.boolean()),
  }),
  /** Asks for the rest of a cut or broken answer; it is appended to the same turn. */
  continue: v.strictObject({ turnId: id, mayPassLimit: v.optional(v.boolean()) }),
  /** Asks a failed question again by itself once the user, who sets out for it now, has changed what stands in its way. */
  awaitCure: v.strictObject({ turnId: id }),
  /** Begins a new chat with the picture and the question of a turn, which waits there. */
  newChatFrom: v.strictObject({ turnId: id }),
  /** Replaces the turn's image by what is visible of it on the screen, and sends again. */
  useVisible: v.strictObject({ turnId: id }),
  /** Shows the stored answer that a question is offered. */
  showStored: v.strictObject({ turnId: id }),
  /** What else lies where a turn's image was found, and which way to its pixels comes next; null when nothing is known. */
  readAlternatives: v.strictObject({ turnId: id }),
  /** Asks the same about another candidate of the same click, or with pixels that come by another rung. */
  tryAnother: v.strictObject({
    turnId: id,
    candidate: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20))),
    rung: v.optional(v.picklist(rungs)),
  }),
  /** Adds a file of the user's, as a data URL of at most 32 MiB of file, to the question that waits; null: to a new chat. */
  addFile: v.strictObject({
    chatId: v.nullable(id),
    name: v.pipe(v.string(), v.maxLength(500)),
    dataUrl: v.pipe(v.string(), v.startsWith('data:')),
    isPrivate: v.boolean(),
  }),
  /** Takes an image out of a question that is not asked yet. */
  removeImage: v.strictObject({ turnId: id, imageId: id }),
  /** Asks about a long strip in readable parts. */
  splitImage: v.strictObject({ turnId: id, imageId: id }),
  /** The bytes of an image, as a data URL. */
  readImage: v.strictObject({ turnId: id, imageId: id }),
  /** Asks about one frame of an animation, drawn by the page; `index` counts from 1. */
  useFrame: v.strictObject({
    turnId: id,
    imageId: id,
    index: v.pipe(v.number(), v.integer(), v.minValue(1)),
    dataUrl: v.pipe(v.string(), v.startsWith('data:image/png;base64,')),
  }),
  /** The picture as a model sees it, at each of its detail levels. */
  showSeen: v.strictObject({ turnId: id, imageId: id, model: text }),
  /** Starts the picker in the tab in front. */
  pick: v.strictObject({}),
  hasRegion: v.strictObject({}),
  /** Asks about the region that was drawn last, as it looks now. */
  sameRegion: v.strictObject({}),
  /** What asking this would cost now, level by level; null while an image is not known yet. */
  estimate: question,
  /** The same by the server's own count, on the user's click alone: the images are uploaded for it. */
  countExactly: question,
  /** What today, this month and a chat have cost so far; null when the ledger cannot be read. */
  readSpending: v.strictObject({ chatId: v.nullable(id) }),
  /** Every request in the ledger, oldest first; null when they cannot be read. */
  readLedger: v.strictObject({}),
  /** The history, newest first, without what was deleted. */
  listChats: v.strictObject({}),
  readChat: v.strictObject({ chatId: id }),
  deleteChat: v.strictObject({ chatId: id }),
  /** Gives a chat a title of the user's. */
  renameChat: v.strictObject({ chatId: id, title: v.pipe(v.string(), v.maxLength(2000)) }),
  restoreChat: v.strictObject({ chatId: id }),
  /** Removes every chat and image for good. */
  clearHistory: v.strictObject({}),
  /** Tells the other pages that a page has written chats by itself: an import. */
  historyChanged: v.strictObject({}),
  /** Makes the side panel of a window, open or opening, turn to a chat; null: to an empty new one. */
  showInPanel: v.strictObject({ chatId: v.nullable(id), windowId: v.pipe(v.number(), v.integer()) }),
  readState: v.strictObject({}),
  /** Changes these settings and leaves the others as they are. */
  saveSettings: v.strictObject({ settings: v.record(v.string(), v.unknown()) }),
  saveKey: v.strictObject({ baseUrl: text, key: text, keeping }),
  /** Keeps the stored key in another place. */
  moveKey: v.strictObject({ baseUrl: text, keeping }),
  /** Opens a key that lies under a passphrase, until the browser closes. */
  unlockKey: v.strictObject({ baseUrl: text, passphrase: text }),
  removeKey: v.strictObject({ baseUrl: text }),
  /** Calls the server's `GET /models` with the typed key, or with the stored one when `key` is null. */
  testKey: v.strictObject({ baseUrl: text, key: v.nullable(text) }),
  /** What refusals have taught of servers. */
  readLearnt: v.strictObject({}),
  /** Forgets it of one server; the reply is what is left. */
  forgetLearnt: v.strictObject({ baseUrl: text }),
} as const

/** What the background answers to each. */
export type Replies = {
  ask: { chatId: string; turnId: string }
  stop: null
  retry: { turnId: string }
  continue: null
  awaitCure: null
  newChatFrom: { chatId: string }
  useVisible: null
  showStored: null
  estimate: Forecast | null
  /** Input tokens, and what they cost in US dollars; null without a known price. */
  countExactly: { tokens: number; usd: number | null }
  readSpending: SpendingTotals | null
  readLedger: LedgerRow[] | null
  readAlternatives: Alternatives | null
  tryAnother: null
  addFile: { chatId: string }
  removeImage: null
  splitImage: null
  readImage: { dataUrl: string }
  useFrame: null
  showSeen: { pictures: (ShownPicture & { picture: string })[]; auto: DetailLevel }
  pick: null
  hasRegion: boolean
  sameRegion: null
  listChats: Chat[]
  readChat: ChatView
  deleteChat: null
  renameChat: Chat
  restoreChat: null
  clearHistory: null
  historyChanged: null
  showInPanel: null
  readState: { settings: Settings; key: KeyStatus }
  saveSettings: Settings
  saveKey: KeyStatus
  moveKey: KeyStatus
  unlockKey: KeyStatus
  removeKey: KeyStatus
  /** Names of models, and the last day of those that will be shut down. */
  testKey: { models: string[]; shutdowns: { model: string; date: string }[] }
  readLearnt: LearntServer[]
  forgetLearnt: LearntServer[]
}

/** Money spent so far, as the ledger has it. */
export type SpendingTotals = { today: Spending; month: Spending; chat: Spending }

export type RequestName = keyof typeof payloads
export type Payload<Name extends RequestName> = v.InferOutput<(typeof payloads)[Name]>

/** What the popup offers for a turn's image. Previews are data URLs; `accessTo` is the site that the next rung needs. */
export type Alternatives = {
  candidates: { kind: CandidateKind; preview: string | null }[]
  chosen: number
  next: Rung | null
  accessTo: string | null
  /** Whether what is visible on the screen is a way too, beside `next`. */
  mayUseVisible: boolean
}

/** A chat as a page shows it; `chat` is null for an empty new one. */
export type ChatView = { chat: Chat | null; turns: Turn[] }

/**
 * What a page tells the background over the feed's port: which chat it shows, what it is and in which window. One that shows
 * none hears of none.
 */
export type FeedCommand = { page?: Page; windowId?: number } & (
  | {
      name: 'follow'
      /** Null: an empty new one. */
      chatId: string | null
    }
  /** The one that the toolbar button opens. */
  | { name: 'follow-newest' }
)

/** What text that arrives belongs to. */
export type TextPart = 'answer' | 'thinking'

/** What the background tells every open page over the feed's port. */
export type FeedEvent =
  /** Sent when a page begins to follow a chat, and when the menu click makes another one the current one. */
  | { name: 'show'; view: ChatView }
  | { name: 'chat'; chat: Chat }
  | { name: 'turn'; turn: Turn }
  /** Text that arrived; `offset` is where it begins in the answer, or in the thinking, in UTF-16 units. */
  | { name: 'text'; turnId: string; part: TextPart; offset: number; text: string }
  /** The history changed. */
  | { name: 'history' }
  | { name: 'state'; settings: Settings; key: KeyStatus }
  /** The ledger changed: a request was entered or closed. */
  | { name: 'spent' }
  /** Whether what is asked now is kept. */
  | { name: 'storage'; health: StorageHealth }

/** The name of the port over which the feed runs. */
export const feedPortName = 'feed'

/** A request as it travels. */
export type Envelope = { name: RequestName; payload: unknown; page: Page }

export type Reply<Name extends RequestName> = Result<Replies[Name]>
