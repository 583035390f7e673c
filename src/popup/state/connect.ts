import type { FeedCommand, FeedEvent } from '../../platform/messages/messages.ts'
import type { openFeed } from '../../platform/messages/open-feed.ts'

/** The feed of events from the background, which outlives the background's death. */
export type Feed = {
  /** Shows another chat (null: an empty new one); remembered over reconnections. */
  follow(chatId: string | null): void
}

const firstDelayMs = 250
const longestDelayMs = 4000

/** Connects to the background and hands on its events; a worker that dies is woken by connecting again. */
export function connectFeed(onEvent: (event: FeedEvent) => void, open: typeof openFeed): Feed {
  /** The chat that this page shows; undefined until the background has said which it is. */
  let followed: string | null | undefined
  let send: ((command: FeedCommand) => void) | null = null
  let delayMs = firstDelayMs

  function connect(): void {
    // The greeting shows the background's current chat, which need not be the one that this page shows.
    let isGreetingForeign = followed !== undefined
    const onMessage = (event: FeedEvent) => {
      delayMs = firstDelayMs
      if (event.name === 'show') {
        const shown = event.view.chat?.id ?? null
        if (isGreetingForeign && shown !== followed) {
          isGreetingForeign = false
          return
        }
        followed = shown
      }
      onEvent(event)
    }
    send = open(onMessage, () => {
      send = null
      setTimeout(connect, delayMs)
      delayMs = Math.min(delayMs * 2, longestDelayMs)
    })
    if (followed !== undefined) send({ name: 'follow', chatId: followed })
  }

  connect()
  return {
    follow(chatId) {
      followed = chatId
      send?.({ name: 'follow', chatId })
    },
  }
}
