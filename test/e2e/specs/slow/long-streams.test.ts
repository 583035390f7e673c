import { afterAll, beforeAll, expect, test } from 'vitest'
import { waitUntil } from '../../drivers/wait-until.ts'
import { askInCopiesExpression } from '../../scenes/copied-chats.ts'
import { type KillScene, openKillScene } from '../../scenes/kill-scene.ts'

/** Seconds of the longest stream: 120, or `LONGEST_STREAM=400 node test/run.mjs chromium-slow` by hand. */
const longest = Number(process.env.LONGEST_STREAM ?? 120)

/** What the stand-in does, and what is read at the end. A browser opens six connections to a server: the last two wait for one. */
const streams = [
  { model: `fault-slow-${longest}`, ends: `Piece ${longest / 5} of ${longest / 5}.` },
  { model: 'fault-slow-60', ends: 'Piece 12 of 12.' },
  { model: 'fault-slow-35', ends: 'Piece 7 of 7.' },
  { model: 'fault-first-byte-45', ends: 'It travelled' },
  { model: 'fault-first-byte-31', ends: 'It travelled' },
  { model: 'fault-silence-40', ends: 'second half, which ends here.' },
  { model: 'fault-first-byte-10', ends: 'It travelled' },
  { model: 'fault-first-byte-29', ends: 'It travelled' },
]

const chatOf = (model: string) => `chat-of-${model}`

const asked = streams.map(({ model }) => ({ chatId: chatOf(model), model }))

let scene: KillScene
beforeAll(async () => {
  scene = await openKillScene()
})
afterAll(() => scene?.scene.close())

test(
  `answers of up to ${longest} s are read to their end with no page open and nobody attached`,
  async () => {
    const { browser, demo } = scene.scene
    demo.reset()
    await browser.leaveAlone(askInCopiesExpression(scene.chatId, asked), async () => {
      await waitUntil(
        'every stream to end',
        () => {
          const requests = scene.scene.chatRequests()
          const isOver = ({ outcome }: { outcome: string }) => ['answered', 'abandoned'].includes(outcome)
          return requests.length === streams.length && requests.every(isOver)
        },
        {
          timeoutMs: (longest + 60) * 1000,
          seen: () =>
            scene.scene
              .chatRequests()
              .map(({ model, outcome }) => `${model}: ${outcome}`)
              .join(', '),
        },
      )
      // The last words are stored within 300 ms.
      await new Promise((resolve) => setTimeout(resolve, 1000))
    })
    const outcomes = scene.scene.chatRequests().map(({ model, outcome }) => `${model}: ${outcome}`)
    expect(outcomes.sort()).toEqual(streams.map(({ model }) => `${model}: answered`).sort())
    for (const { model, ends } of streams) {
      const chat = await scene.open(chatOf(model))
      await chat.untilShows(ends)
      expect(await chat.alerts()).toEqual([])
      expect(await chat.breakdown()).toMatch(/tokens reported/)
      await chat.close()
    }
    expect(scene.scene.chatRequests()).toHaveLength(streams.length)
  },
  (longest + 120) * 1000,
)
