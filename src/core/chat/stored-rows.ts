import * as v from 'valibot'
import { withoutBidiControls } from '../bidi-controls.ts'
import { storedCount, storedImage, storedPicture, storedReceipt } from '../image/stored-image.ts'
import { detailChoices } from '../tokens/detail-level.ts'
import { storedState } from './stored-state.ts'
import { type Chat, earlierImagesChoices, type Turn } from './turn.ts'

const text = v.string()
/** What came from elsewhere: rows of older versions and of files were not stripped on arrival. */
const strippedText = v.pipe(text, v.transform(withoutBidiControls))
const id = v.pipe(text, v.minLength(1), v.maxLength(100))
const time = v.pipe(v.number(), v.finite())
/** So small that adding one still makes it greater. */
const sequence = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e12))
const tokens = v.nullable(storedCount)
const usd = v.nullable(storedCount)

// Loose: a field that a later version of the code added is carried along.
const chatRow = v.looseObject({
  id,
  title: strippedText,
  hasOwnTitle: v.exactOptional(v.boolean()),
  createdAt: time,
  updatedAt: time,
  sequence,
  thumbnail: storedPicture,
  deletedAt: v.nullable(time),
  isPrivate: v.boolean(),
})

const estimate = v.looseObject({
  imageTokens: tokens,
  textTokens: storedCount,
  maxAnswerTokens: storedCount,
  usd,
  maxAnswerUsd: usd,
  rule: v.picklist(['published', 'inferred', 'unknown']),
})

const usage = v.looseObject({
  promptTokens: storedCount,
  completionTokens: storedCount,
  imageTokens: tokens,
  cachedTokens: tokens,
  reasoningTokens: tokens,
})

const storedAnswer = v.looseObject({ turnId: id, askedAt: time })

const turnRow = v.looseObject({
  id,
  chatId: id,
  sequence,
  createdAt: time,
  question: text,
  images: v.array(storedImage),
  sent: v.array(storedReceipt),
  model: strippedText,
  detail: v.picklist(detailChoices),
  host: strippedText,
  state: storedState,
  answer: strippedText,
  estimate: v.nullable(estimate),
  requests: v.array(
    v.looseObject({
      startedAt: time,
      estimate,
      usage: v.nullable(usage),
      usd,
      requestId: v.nullable(text),
    }),
  ),
  repeats: v.nullable(text),
  // Rows of before these were kept say nothing of them.
  earlierImages: v.optional(v.picklist(earlierImagesChoices), 'sent'),
  reusedFrom: v.optional(v.nullable(storedAnswer), null),
  offered: v.optional(v.nullable(storedAnswer), null),
  thinking: v.optional(v.nullable(v.object({ text: strippedText, milliseconds: storedCount })), null),
  maxAnswerTokens: v.optional(v.nullable(storedCount), null),
  leaseUntil: v.nullable(time),
})

/** Reads a chat from the database or a file; null when it cannot be read. */
export function readChatRow(row: unknown): Chat | null {
  const read = v.safeParse(chatRow, row)
  return read.success ? read.output : null
}

/** Reads a turn from the database or a file; null when it cannot be read. */
export function readTurnRow(row: unknown): Turn | null {
  const read = v.safeParse(turnRow, row)
  return read.success ? read.output : null
}

/**
 * A chat that is about to be written, with what the user did to the stored one meanwhile: a deletion and a title of their
 * own stay. `stored` is null for a chat that is not stored yet.
 */
export function asUserLeftIt(chat: Chat, stored: Chat | null): Chat {
  if (stored === null) return chat
  const { deletedAt, title, hasOwnTitle } = stored
  return { ...chat, deletedAt, ...(hasOwnTitle ? { title, hasOwnTitle } : {}) }
}
