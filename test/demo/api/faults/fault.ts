import type { ApiError } from '../api-error.ts'
import type { ChatRequest } from '../check-request.ts'
import type { ReceivedImage } from '../read-image-part.ts'
import type { ReplyStream } from '../reply-stream.ts'

/** What a fault may look at. */
export type Asked = {
  request: ChatRequest
  /** The body as it came. */
  body: Record<string, unknown>
  images: readonly ReceivedImage[]
  /** 1 for the first request with this model's name since the start or the last `reset()`. */
  attempt: number
  /** What follows the fault's name: 31 in `fault-first-byte-31`. */
  number: number
  /** The key that came along. */
  key: string
  /** Where another host answers, for redirects. */
  foreignUrl: string
  /**
   * Waits until the reader has seen what was written. A cut connection takes along what the browser has received and not yet
   * handed on, so cutting it a moment after the last write is a race.
   */
  untilRead: () => Promise<void>
}

/** A model whose name makes the stand-in misbehave. */
export type Fault = {
  name: string
  /** What it shows, in a few words. */
  shows: string
  /** Set when the name ends in a number; the one that the list of models shows. */
  exampleNumber?: number
  /** Parameters that this server would reject, so that the strict check must not ask for them. */
  detailMayBeMissing?: true
  /** An error instead of an answer, or null to go on. Comes before the images themselves are judged. */
  refuse?: (asked: Asked) => ApiError | null
  /** Other words than those measured from the pixels. */
  answer?: (asked: Asked) => string
  /** Other steps than those of a good stream. `answer` is the whole text. */
  deliver?: (stream: ReplyStream, asked: Asked, answer: string) => Promise<void>
}
