import browser from 'webextension-polyfill'
import { type FeedEvent, feedPortName } from '../platform/messages/messages.ts'
import type { SpendingState } from './money/spending.ts'
import type { Form } from './state/form.ts'

/**
 * Shows what changes elsewhere: listens while the background lives, and reads the state again when the user comes back to
 * a page whose background has slept since. (Connecting anew at once would keep it awake for nothing.)
 */
export function followBackground(form: Form, spending: SpendingState): void {
  let isConnected = false
  const connect = () => {
    const port = browser.runtime.connect({ name: feedPortName })
    isConnected = true
    port.onMessage.addListener((message) => {
      const event = message as FeedEvent
      if (event.name === 'state') form.receive(event.settings, event.key)
      if (event.name === 'spent') void spending.load()
    })
    port.onDisconnect.addListener(() => {
      isConnected = false
    })
  }
  const comeBack = () => {
    if (isConnected || document.visibilityState !== 'visible') return
    connect()
    void form.load()
    void spending.load()
  }
  connect()
  void form.load()
  void spending.load()
  addEventListener('focus', comeBack)
  document.addEventListener('visibilitychange', comeBack)
}
