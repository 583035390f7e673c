import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { askInCopies } from '../scenes/copied-chats.ts'
import { type KillScene, openKillScene } from '../scenes/kill-scene.ts'
import type { PopupPage } from '../scenes/popup-page.ts'

const boat = 'A red boat on a lake.'

/** One of each kind in which other servers answer: what is read of the answer, the words beside it, and requests, if not one. */
const rows: { model: string; text?: string; words?: string; requests?: number }[] = [
  { model: 'done-without-a-finish-reason', text: boat },
  { model: 'data-that-is-no-json', text: boat },
  { model: 'a-stream-without-a-content-type', text: boat },
  { model: 'one-json-answer-instead-of-a-stream', text: boat },
  { model: 'newline-delimited-json', text: boat },
  { model: 'stop-in-every-chunk-with-a-pause', text: boat },
  { model: 'thinking-in-tags', text: boat },
  { model: 'usage-under-other-names', text: boat },
  { model: 'a-good-end-without-a-word', words: 'The model answered nothing' },
  { model: 'finish-reason-model-length', text: boat, words: 'Cut off here' },
  { model: 'finish-reason-network-error', text: boat, words: 'The connection was lost' },
  { model: 'a-page-of-html', words: 'Something on this network answered' },
  { model: 'base-resp-with-an-error-as-json', words: 'No credit left' },
  { model: 'an-error-in-the-choice-after-text', text: 'A red boat', words: 'has a problem right now' },
  // Nothing says that it is not of the link, so the picture itself is tried.
  { model: 'a-200-with-an-error-code', words: 'Unexpected answer', requests: 2 },
]

let asked: KillScene
let chat: PopupPage
beforeAll(async () => {
  asked = await openKillScene()
  const models = rows.map(({ model }) => ({ chatId: `chat-of-${model}`, model: `fault-odd-${model}` }))
  await askInCopies(asked.scene.browser, asked.chatId, models)
}, 90_000)
afterEach(() => chat?.close())
afterAll(() => asked?.scene.close())

test.each(rows)(
  'another server ($model) is read for what it says',
  async ({ model, text, words, requests = 1 }) => {
    chat = await asked.open(`chat-of-${model}`)
    const turn = await chat.untilSettled(2)
    if (text) expect(turn).toContain(text)
    if (words) expect(await chat.untilAlert()).toContain(words)
    else expect(await chat.alerts()).toEqual([])
    expect(
      asked.scene.chatRequests().filter((request) => request.model === `fault-odd-${model}`),
    ).toHaveLength(requests)
  },
)
