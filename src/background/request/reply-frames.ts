import { type BodyLimits, readText } from '../../core/image/capped-stream.ts'
import { type Frame, type ReplyFraming, readReply } from '../../core/request/reply/reply-framing.ts'
import type { ExchangeRecord } from './api-fetch.ts'

/** What a server says, as it comes, and what it turned out to be. */
export type Reply = {
  frames: AsyncGenerator<Frame>
  framing: ReplyFraming
  /** What broke the connection, or null. */
  broken: () => unknown
}

/**
 * Sends a request and reads what comes. Frames end without throwing when the connection does: what came whole before that is
 * still given. Here, and not in the SDK, which takes nothing but a faultless event stream and throws away all else.
 */
export function openReply(
  send: () => Promise<Response>,
  { maxEventBytes }: BodyLimits,
  record: ExchangeRecord,
): Reply {
  const framing = readReply(maxEventBytes)
  let broken: unknown = null

  async function* texts(): AsyncGenerator<string> {
    try {
      const { body } = await send()
      if (body !== null) yield* readText(body)
    } catch (error) {
      broken = error
    }
  }

  async function* frames(): AsyncGenerator<Frame> {
    for await (const text of texts()) {
      yield* framing.push(text)
      if (framing.isFull()) {
        record.isTooMuch = framing.form() !== 'page' && framing.form() !== 'text'
        break
      }
    }
    yield* framing.end()
  }

  return { frames: frames(), framing, broken: () => broken }
}
