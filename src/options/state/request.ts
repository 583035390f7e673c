import type { askBackground } from '../../platform/messages/ask-background.ts'
import type { Payload, Reply, RequestName } from '../../platform/messages/messages.ts'

/** Asks the background; null when it does not answer at all. */
export type Request = <Name extends RequestName>(
  name: Name,
  payload: Payload<Name>,
) => Promise<Reply<Name> | null>

/** The way to the background of a page that may outlive its extension: then no reply comes, which is not a bug of the page. */
export function createRequest(ask: typeof askBackground): Request {
  return async (name, payload) => {
    try {
      return (await ask(name, payload)) ?? null
    } catch {
      return null
    }
  }
}
