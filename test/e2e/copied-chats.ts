import type { Browser } from './driver.ts'
import { askExpression } from './kill-scene.ts'

/** A question of a model in a chat of its own. */
export type Asked = { chatId: string; model: string }

/**
 * Makes copies of a chat that has one answered turn and asks a question in each, all at the same time: as many right
 * clicks would, but in a moment.
 */
export const askInCopies = (browser: Browser, chatId: string, asked: readonly Asked[]): Promise<unknown> =>
  browser.evaluate(askInCopiesExpression(chatId, asked))

/** The same as the source of an expression. */
export const askInCopiesExpression = (chatId: string, asked: readonly Asked[]): string => `(async () => {
  const database = await new Promise((resolve) => {
    const request = indexedDB.open('conversations')
    request.onsuccess = () => resolve(request.result)
  })
  const rows = (name, id) => new Promise((resolve) => {
    const store = database.transaction(name).objectStore(name)
    const request = name === 'turns' ? store.index('chatId').get(id) : store.get(id)
    request.onsuccess = () => resolve(request.result)
  })
  const chat = await rows('chats', ${JSON.stringify(chatId)})
  const turn = await rows('turns', ${JSON.stringify(chatId)})
  const copying = database.transaction(['chats', 'turns'], 'readwrite')
  for (const id of ${JSON.stringify(asked.map((each) => each.chatId))}) {
    copying.objectStore('chats').put({ ...chat, id, title: id })
    copying.objectStore('turns').put({ ...turn, id: 'turn-in-' + id, chatId: id })
  }
  await new Promise((resolve) => { copying.oncomplete = resolve })
  database.close()
  ${asked.map((each) => `await ${askExpression(each.chatId, each.model)}`).join('\n  ')}
})()`
