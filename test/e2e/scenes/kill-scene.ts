import { demoKey } from '../../demo/api/stand-in-api.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { PopupPage } from './popup-page.ts'
import { openScene, type Scene } from './scene.ts'

/** How everything that runs can be ended from one moment to the next. */
export const deaths: { name: string; die: (scene: Scene) => Promise<void> }[] = [
  { name: 'the background is stopped', die: ({ browser }) => browser.killBackground() },
  { name: 'the browser is killed', die: ({ browser }) => browser.crash() },
  { name: 'the extension is reloaded', die: ({ browser }) => browser.reloadExtension() },
]

/** How often each kill test is repeated: `KILL_REPEATS=20 npm run test:e2e -- kill`. */
export const repeats = Array.from({ length: Number(process.env.KILL_REPEATS ?? 1) }, (_, index) => index + 1)

/** A chat with an image, in which questions are asked of any model of the stand-in without a click on a page. */
export class KillScene {
  readonly scene: Scene
  chatId: string
  private readonly first: string
  private copies = 0
  constructor(scene: Scene, chatId: string) {
    this.scene = scene
    this.chatId = chatId
    this.first = chatId
  }

  /** Goes on in a chat that has nothing but the first question. */
  async beginAnew(): Promise<void> {
    this.chatId = `copy-${++this.copies}`
    await this.scene.browser.evaluate(copyChatExpression(this.first, [this.chatId]))
  }

  /** Asks in the chat, by the message that the popup itself sends. */
  async ask(model: string, chatId = this.chatId): Promise<void> {
    await this.scene.browser.evaluate(askExpression(chatId, model))
  }

  /** The chat as a user meets it afterwards. */
  async open(chatId = this.chatId): Promise<PopupPage> {
    return new PopupPage(
      await this.scene.browser.openExtensionPage(`src/popup/index.html?tab&chat=${chatId}`),
    )
  }

  /** The text of the chat's last answer, as far as the background has it. */
  async answer(): Promise<string> {
    const message = JSON.stringify({ name: 'readChat', payload: { chatId: this.chatId } })
    return this.scene.browser.evaluate<string>(
      `browser.runtime.sendMessage(${message}).then(({ value }) => value.turns.at(-1).answer)`,
    )
  }

  /** The text of the chat's last answer, as far as the database has it. */
  async storedAnswer(): Promise<string> {
    return this.scene.browser.evaluate<string>(storedAnswerExpression(this.chatId))
  }

  /** Waits until the stand-in has come so far with its only request. */
  async untilRequest(outcome: 'answering' | 'answered'): Promise<void> {
    await waitUntil(`a request to be ${outcome}`, () => {
      const state = this.scene.chatRequests().at(-1)?.outcome
      return state === outcome || state === 'answered'
    })
  }
}

/** Source of an expression that asks a question in a chat. */
export const askExpression = (chatId: string, model: string): string => {
  const payload = { chatId, question: `About ${model}?`, model, detail: 'low' }
  return `browser.runtime.sendMessage(${JSON.stringify({ name: 'ask', payload })})`
}

const openDatabase = `await new Promise((resolve) => {
    const request = indexedDB.open('conversations')
    request.onsuccess = () => resolve(request.result)
  })`

/** Source of an expression that gives the answer of a chat's last turn, as it is stored; '' without any. */
const storedAnswerExpression = (chatId: string): string => `(async () => {
  const database = ${openDatabase}
  const turns = await new Promise((resolve) => {
    const request = database.transaction('turns').objectStore('turns').index('chatId').getAll(${JSON.stringify(chatId)})
    request.onsuccess = () => resolve(request.result)
  })
  database.close()
  return turns.sort((a, b) => a.sequence - b.sequence).at(-1)?.answer ?? ''
})()`

/** Source of an expression that makes copies of a chat with its first turn, under new ids. */
export const copyChatExpression = (chatId: string, copies: string[]): string => `(async () => {
  const database = ${openDatabase}
  const row = (name, id) => new Promise((resolve) => {
    const store = database.transaction(name).objectStore(name)
    const request = name === 'turns' ? store.index('chatId').get(id) : store.get(id)
    request.onsuccess = () => resolve(request.result)
  })
  const chat = await row('chats', ${JSON.stringify(chatId)})
  const turn = await row('turns', ${JSON.stringify(chatId)})
  const copying = database.transaction(['chats', 'turns'], 'readwrite')
  for (const id of ${JSON.stringify(copies)}) {
    copying.objectStore('chats').put({ ...chat, id, title: id })
    copying.objectStore('turns').put({ ...turn, id: 'first-of-' + id, chatId: id })
  }
  await new Promise((resolve) => { copying.oncomplete = resolve })
  database.close()
  return null
})()`

/** Source of an expression that gives the ids of the chats, newest first. */
export const chatIdsExpression =
  "browser.runtime.sendMessage({ name: 'listChats', payload: {} }).then(({ value }) => value.map(({ id }) => id))"

/** Opens a scene whose browser has one chat, asked and answered. */
export async function openKillScene(): Promise<KillScene> {
  const scene = await openScene({ key: demoKey })
  const popup = await scene.askAbout('photo')
  await popup.untilSettled(1)
  await scene.closePopup(popup)
  const [chatId] = await scene.browser.evaluate<string[]>(chatIdsExpression)
  if (!chatId) throw new Error('the first chat is not in the history')
  return new KillScene(scene, chatId)
}
