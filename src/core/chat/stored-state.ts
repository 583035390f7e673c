import * as v from 'valibot'
import { storedReport } from '../problem/stored-problem.ts'

/** Milliseconds since 1970. */
const time = v.pipe(v.number(), v.finite())
const plain = <const Name extends string>(name: Name) => v.object({ name: v.literal(name) })

/** How far a turn is, as it is stored; `turn-state.ts` says what follows from each. */
export const storedState = v.variant('name', [
  /** The background is finding the image and its bytes. */
  plain('acquiring'),
  /** Everything is there; it waits for the user's question, or for a key. */
  v.object({ name: v.literal('draft'), missing: v.picklist(['question', 'key']) }),
  /** Sent; no text yet. */
  v.object({ name: v.literal('waiting'), since: time }),
  /** What arrives is what the model thinks before it answers; `since` is its beginning, later by pauses in between. */
  v.object({ name: v.literal('thinking'), since: time }),
  plain('answering'),
  /** The server asked for patience; sent again at `at` unless stopped. */
  v.object({ name: v.literal('retrying'), at: time, report: storedReport }),
  plain('done'),
  /** `finish_reason: length`. */
  plain('cut'),
  /** `finish_reason: content_filter`, or a refusal. */
  plain('declined'),
  /** A good end without a word. */
  plain('empty'),
  plain('stopped'),
  v.object({ name: v.literal('failed'), report: storedReport }),
  /** The background died while it ran. */
  plain('interrupted'),
])
