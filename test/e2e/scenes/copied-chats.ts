import type { Browser } from '../drivers/driver.ts'
import { askExpression, copyChatExpression } from './kill-scene.ts'

/** A question of a model in a chat of its own. */
export type Asked = { chatId: string; model: string }

/**
 * Makes copies of a chat that has one answered turn and asks a question in each, all at the same time: as many right
 * clicks would, but in a moment.
 */
export const askInCopies = (browser: Browser, chatId: string, asked: readonly Asked[]): Promise<unknown> =>
  browser.evaluate(askInCopiesExpression(chatId, asked))

/** The same as the source of an expression. */
export function askInCopiesExpression(chatId: string, asked: readonly Asked[]): string {
  const copies = asked.map((each) => each.chatId)
  const asks = asked.map((each) => `await ${askExpression(each.chatId, each.model)}`)
  return `(async () => { await ${copyChatExpression(chatId, copies)}\n${asks.join('\n')} })()`
}
