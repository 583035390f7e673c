import fc from 'fast-check'
import { demoKey } from '../../demo/api/stand-in-api.ts'

type Message = { name: string; payload: unknown }

/** The smallest GIF there is. */
const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='

/** Every internal message in a form that an own page could send, and that would do something if it were obeyed. */
export function validMessages(chatId: string, turnId: string, baseUrl: string): Message[] {
  const asked = { chatId, question: 'Mine?', model: 'gpt-6-luna', detail: 'low' }
  const stealing = { baseUrl, key: demoKey }
  return [
    { name: 'ask', payload: asked },
    { name: 'stop', payload: { turnId } },
    { name: 'retry', payload: { turnId, question: 'Mine?' } },
    { name: 'continue', payload: { turnId } },
    { name: 'useVisible', payload: { turnId } },
    { name: 'awaitCure', payload: { turnId } },
    { name: 'newChatFrom', payload: { turnId } },
    { name: 'showStored', payload: { turnId } },
    { name: 'estimate', payload: { ...asked, earlierImages: 'sent' } },
    { name: 'readAlternatives', payload: { turnId } },
    { name: 'tryAnother', payload: { turnId, rung: 'screen' } },
    { name: 'addFile', payload: { chatId, name: 'a.gif', dataUrl: pixel, isPrivate: false } },
    { name: 'removeImage', payload: { turnId, imageId: 'a' } },
    { name: 'splitImage', payload: { turnId, imageId: 'a' } },
    { name: 'readImage', payload: { turnId, imageId: 'a' } },
    { name: 'useFrame', payload: { turnId, imageId: 'a', index: 1, dataUrl: 'data:image/png;base64,AA==' } },
    { name: 'showSeen', payload: { turnId, imageId: 'a', model: 'gpt-6-luna' } },
    { name: 'pick', payload: {} },
    { name: 'hasRegion', payload: {} },
    { name: 'sameRegion', payload: {} },
    { name: 'countExactly', payload: { ...asked, earlierImages: 'sent' } },
    { name: 'readSpending', payload: { chatId } },
    { name: 'readLedger', payload: {} },
    { name: 'listChats', payload: {} },
    { name: 'readChat', payload: { chatId } },
    { name: 'renameChat', payload: { chatId, title: 'Of the page' } },
    { name: 'deleteChat', payload: { chatId } },
    { name: 'restoreChat', payload: { chatId } },
    { name: 'clearHistory', payload: {} },
    { name: 'historyChanged', payload: {} },
    { name: 'showInPanel', payload: { chatId, windowId: 1 } },
    { name: 'readState', payload: {} },
    { name: 'saveSettings', payload: { settings: { baseUrl: 'https://evil.example/v1' } } },
    { name: 'saveKey', payload: { ...stealing, key: 'sk-of-the-page', keeping: { storage: 'computer' } } },
    { name: 'moveKey', payload: { baseUrl, keeping: { storage: 'session' } } },
    { name: 'unlockKey', payload: { baseUrl, passphrase: 'a guess of it' } },
    { name: 'removeKey', payload: { baseUrl } },
    { name: 'readLearnt', payload: {} },
    { name: 'forgetLearnt', payload: { baseUrl } },
    { name: 'testKey', payload: { baseUrl, key: null } },
  ]
}

/** The same names with anything in them, and anything at all. */
export function randomMessages(names: readonly string[], count: number): unknown[] {
  const json = fc.jsonValue({ maxDepth: 3 })
  const named = fc.record({ name: fc.constantFrom(...names, '__proto__', 'constructor'), payload: json })
  return fc.sample(fc.oneof({ weight: 4, arbitrary: named }, json), { numRuns: count, seed: 7 })
}

/** Sends messages where it runs, each with half a second to be answered, and gives whatever came back. Self-contained. */
export async function sendAll(messages: unknown[]): Promise<string[]> {
  type Runtime = {
    sendMessage(message: unknown): Promise<unknown>
    connect(info: { name: string }): {
      onMessage: { addListener(listener: (message: unknown) => void): void }
      postMessage(message: unknown): void
    }
  }
  const global = globalThis as unknown as Record<'browser' | 'chrome', { runtime?: Runtime } | undefined>
  const runtime = (global.browser ?? global.chrome)?.runtime
  if (!runtime?.sendMessage) return []
  const heard: string[] = []
  try {
    const port = runtime.connect({ name: 'feed' })
    port.onMessage.addListener((message) => heard.push(JSON.stringify(message)))
    port.postMessage({ name: 'follow', chatId: null })
  } catch {
    // Refused, as it should be.
  }
  const late = () => new Promise<undefined>((resolve) => setTimeout(resolve, 500, undefined))
  const replies = messages.map((message) =>
    Promise.race([
      Promise.resolve()
        .then(() => runtime.sendMessage(message))
        .catch(() => undefined),
      late(),
    ]),
  )
  for (const reply of await Promise.all(replies)) {
    if (reply !== undefined && reply !== null) heard.push(JSON.stringify(reply))
  }
  await late()
  return heard
}
