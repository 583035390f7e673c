import type { FeedCommand, FeedEvent } from '../../platform/messages/messages.ts'
import type { openFeed } from '../../platform/messages/open-feed.ts'

/** The feed of events from the background, which outlives the background's death. */
export type Feed = {
  /** Shows another chat (null: an empty new one); remembered over reconnections. */
  follow(chatId: string | null): void
}

const firstDelayMs = 250
const longestDelayMs = 4000

/**
 * Connects to the background, follows a chat there (`wanted`, else the newest), and hands on its events; a worker that dies
 * is woken by connecting again, and goes on with the chat that the page shows.
 */
export function connectFeed(
  onEvent: (event: FeedEvent) => void,
  open: typeof openFeed,
  wanted?: string,
): Feed {
  /** The chat that this page shows; undefined until the background has said which is the newest. */
  let followed: string | null | undefined = wanted
  let send: ((command: FeedCommand) => void) | null = null
  let delayMs = firstDelayMs

  function connect(): void {
    const onMessage = (event: FeedEvent) => {
      delayMs = firstDelayMs
      if (event.name === 'show') followed = event.view.chat?.id ?? null
      onEvent(event)
    }
    send = open(onMessage, () => {
      send = null
      setTimeout(connect, delayMs)
      delayMs = Math.min(delayMs * 2, longestDelayMs)
    })
    send(followed === undefined ? { name: 'follow-newest' } : { name: 'follow', chatId: followed })
  }

  connect()
  return {
    follow(chatId) {
      followed = chatId
      send?.({ name: 'follow', chatId })
    },
  }
}
