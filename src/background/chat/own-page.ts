import browser, { type Runtime } from 'webextension-polyfill'

/** Whether a sender is a page of this extension: by its address, since a content script carries our id as well. */
export function isOwnPage(sender: Runtime.MessageSender | undefined): boolean {
  return sender?.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL(''))
}
