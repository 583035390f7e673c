import type { DetailChoice, DetailLevel } from './detail.ts'
import type { ProblemReport } from './problem.ts'

/** Width and height in pixels. */
export type Size = { width: number; height: number }

/** One conversation; its turns are rows of their own. Times are milliseconds since 1970. */
export type Chat = {
  id: string
  title: string
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

/** Where the pixels that we hold came from, least intrusive first. */
export type CopySource = 'data-url' | 'page' | 'background' | 'canvas' | 'screen' | 'file'

/** An image that a question brought along, as the popup shows it. The bytes lie in the image store under `id`. */
export type AttachedImage = {
  /** SHA-256, in hex, of the bytes held or, without bytes, of the link. */
  id: string
  /** The public link without credentials, or null when the image can only travel as bytes. */
  link: string | null
  /** Sniffed from the signature; null when only the link is known. */
  type: string | null
  /** Size of the original file in real pixels; null when a link's size could not be learnt. */
  size: Size | null
  /** Bytes of the original file; null when unknown. */
  byteLength: number | null
  animated: boolean
  /** Of the copy we hold; null when we hold none (link only). */
  copy: { source: CopySource; type: string; size: Size; byteLength: number } | null
  /** At most 480 px as a data URL. */
  preview: string | null
  /** The page's own alternative text, '' when it has none. */
  alternativeText: string
}

/** What was done to an image on its way. */
export type Conversion =
  | 'converted'
  | 'shrunk'
  | 'first-frame'
  | 'turned-upright'
  | 'metadata-removed'
  | 'matte-added'
  | 'cropped-from-screen'

/** One image as it was really sent: the receipt. */
export type SentImage = {
  imageId: string
  as: 'link' | 'bytes'
  level: DetailLevel
  /** MIME type of what was sent; null for a link. */
  type: string | null
  size: Size | null
  byteLength: number | null
  conversions: Conversion[]
  /** Why bytes were sent although a link was tried first. */
  note: 'link-not-opened' | 'links-unsupported' | 'reencoded' | 'shrunk-to-fit' | null
}

/** What sending will cost, before it is sent. Money is US dollars; null means unknown, never zero. */
export type Estimate = {
  imageTokens: number | null
  textTokens: number
  maxAnswerTokens: number
  usd: number | null
  maxAnswerUsd: number | null
  /** Whether the token rule is the vendor's published one, inferred for this model, or not known. */
  rule: 'published' | 'inferred' | 'unknown'
}

/** What the API reported; null where it did not say. */
export type Usage = {
  promptTokens: number
  completionTokens: number
  imageTokens: number | null
  cachedTokens: number | null
  reasoningTokens: number | null
}

/** One request that left the browser for a turn; a turn has several after Continue. */
export type RequestRecord = {
  startedAt: number
  estimate: Estimate
  /** Null when the stream ended without it: then the estimate counts. */
  usage: Usage | null
  /** The price of `usage`, or null. */
  usd: number | null
  requestId: string | null
}

/** Why a running request is not sending text just now. */
export type TurnState =
  /** The background is finding the image and its bytes. */
  | { name: 'acquiring' }
  /** Everything is there; it waits for the user's question, or for a key. */
  | { name: 'draft'; missing: 'question' | 'key' }
  /** Sent; no text yet. */
  | { name: 'waiting'; since: number }
  | { name: 'answering' }
  /** The server asked for patience; sent again at `at` unless stopped. */
  | { name: 'retrying'; at: number; report: ProblemReport }
  | { name: 'done' }
  /** `finish_reason: length`. */
  | { name: 'cut' }
  /** `finish_reason: content_filter`, or a refusal. */
  | { name: 'declined' }
  | { name: 'stopped' }
  | { name: 'failed'; report: ProblemReport }
  /** The background died while it ran. */
  | { name: 'interrupted' }

/** How images of earlier, answered questions travel with a new one: as the level says, at the lowest, or not at all. */
export type EarlierImages = (typeof earlierImagesChoices)[number]
export const earlierImagesChoices = ['sent', 'low', 'left-out'] as const

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
  /** For the next or the running request of this turn; null until the image is known. */
  estimate: Estimate | null
  requests: RequestRecord[]
  /** The turn that this one asks again; it is left out of what is sent. */
  repeats: string | null
  earlierImages: EarlierImages
  /** Set when the answer is a stored one, for which nothing was sent: when that was asked, in ms since 1970. */
  reusedFrom: { turnId: string; askedAt: number } | null
  /** Until when a running turn may be believed without news of it (`core/lease.ts`); null when it does not run. */
  leaseUntil: number | null
}

/** Whether a request of this turn is under way. */
export function isRunning(turn: Turn): boolean {
  return ['acquiring', 'waiting', 'answering', 'retrying'].includes(turn.state.name)
}
