import browser, { type Runtime } from 'webextension-polyfill'
import { thisPage, thisWindow } from '../browser/this-page.ts'
import { type FeedCommand, type FeedEvent, feedPortName } from './messages.ts'

/**
 * Opens the feed's port to the background, which wakes a worker that is asleep. Gives the way to send commands;
 * `onClose` is called once the background has gone.
 */
export function openFeed(
  onEvent: (event: FeedEvent) => void,
  onClose: () => void,
): (command: FeedCommand) => void {
  const port = browser.runtime.connect({ name: feedPortName })
  port.onMessage.addListener((message: unknown) => onEvent(message as FeedEvent))
  port.onDisconnect.addListener(onClose)
  return (command) => void tell(port, command)
}

async function tell(port: Runtime.Port, command: FeedCommand): Promise<void> {
  const page = await thisPage()
  const windowId = (await thisWindow())?.id
  try {
    port.postMessage({ ...command, page, ...(windowId === undefined ? {} : { windowId }) })
  } catch {
    // The background has gone meanwhile; what is said to the next one is said anew.
  }
}
