import type { AttachedImage, SentImage } from '../image/attached-image.ts'
import type { Estimate, RequestRecord } from '../money/usage.ts'
import type { DetailChoice } from '../tokens/detail-level.ts'
import type { TurnState } from './turn-state.ts'

/** One chat; its turns are rows of their own. Times are milliseconds since 1970. */
export type Chat = {
  id: string
  title: string
  /** The user gave the title: no other takes its place. */
  hasOwnTitle?: boolean
  createdAt: number
  updatedAt: number
  /** Order in the history, greater is newer; it does not depend on the clock. */
  sequence: number
  /** A picture of at most 96 px as a data URL. */
  thumbnail: string | null
  /** Set while "undo" is still possible; the row goes when the next background starts. */
  deletedAt: number | null
  /** Asked in a private window: kept in memory only. */
  isPrivate: boolean
}

/** How images of earlier, answered questions travel with a new one: as the level says, at the lowest, or not at all. */
export type EarlierImages = (typeof earlierImagesChoices)[number]
export const earlierImagesChoices = ['sent', 'low', 'left-out'] as const

/** The turn that an answer was given to, and when that was asked, in ms since 1970. */
export type StoredAnswer = { turnId: string; askedAt: number }

/** What a model thought before or while it answered: it is shown, and never sent back. */
export type Thinking = {
  text: string
  /** How long it took, in milliseconds. */
  milliseconds: number
}

/** A question with the images it brought and its answer: one row. */
export type Turn = {
  id: string
  chatId: string
  sequence: number
  createdAt: number
  question: string
  images: AttachedImage[]
  /** Every image of the whole chat as this turn sent it. */
  sent: SentImage[]
  model: string
  detail: DetailChoice
  /** Host of the server that was asked, for example `api.openai.com`. */
  host: string
  state: TurnState
  answer: string
  /** Of all the turn's requests together; null when none came. */
  thinking: Thinking | null
  /** The longest answer in tokens, where the user gave this question more room than the settings; else null. */
  maxAnswerTokens: number | null
  /** For the next or the running request of this turn; null until the image is known. */
  estimate: Estimate | null
  requests: RequestRecord[]
  /** The turn that this one asks again; it is left out of what is sent. */
  repeats: string | null
  earlierImages: EarlierImages
  /** Set when the answer is a stored one, for which nothing was sent. */
  reusedFrom: StoredAnswer | null
  /** A stored answer that is offered to a question that waits, since it is too old to be shown at once. */
  offered: StoredAnswer | null
  /** Until when a running turn may be believed without news of it (`core/chat/lease.ts`); null when it does not run. */
  leaseUntil: number | null
}
