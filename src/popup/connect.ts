import browser from 'webextension-polyfill'
import { type FeedCommand, type FeedEvent, feedPortName } from '../platform/messages.ts'

/** The feed of events from the background, which outlives the background's death. */
export type Feed = {
  /** Shows another chat (null: an empty new one); remembered over reconnections. */
  follow(chatId: string | null): void
}

const firstDelayMs = 250
const longestDelayMs = 4000

/** Connects to the background and hands on its events; a worker that dies is woken by connecting again. */
export function connectFeed(onEvent: (event: FeedEvent) => void): Feed {
  /** The chat that this page shows; undefined until the background has said which it is. */
  let followed: string | null | undefined
  let port: browser.Runtime.Port | null = null
  let delayMs = firstDelayMs

  const send = (command: FeedCommand) => port?.postMessage(command)

  function connect(): void {
    // The greeting shows the background's current chat, which need not be the one that this page shows.
    let greetingIsForeign = followed !== undefined
    port = browser.runtime.connect({ name: feedPortName })
    port.onMessage.addListener((message: unknown) => {
      const event = message as FeedEvent
      delayMs = firstDelayMs
      if (event.name === 'show') {
        const shown = event.view.chat?.id ?? null
        if (greetingIsForeign && shown !== followed) {
          greetingIsForeign = false
          return
        }
        followed = shown
      }
      onEvent(event)
    })
    port.onDisconnect.addListener(() => {
      port = null
      setTimeout(connect, delayMs)
      delayMs = Math.min(delayMs * 2, longestDelayMs)
    })
    if (followed !== undefined) send({ name: 'follow', chatId: followed })
  }

  connect()
  return {
    follow(chatId) {
      followed = chatId
      send({ name: 'follow', chatId })
    },
  }
}
