import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserName } from '../../drivers/driver.ts'
import { longestTaskMs } from '../../drivers/longest-task.ts'
import { waitUntil } from '../../drivers/wait-until.ts'
import { type KillScene, openKillScene } from '../../scenes/kill-scene.ts'
import type { PopupPage } from '../../scenes/popup-page.ts'

/** Processor time after which a page feels stuck, with room for a slow machine: measured are at most 90 ms. */
const longestAllowedMs = 150
/** Firefox tells the time on the wall alone, which on a busy machine is many times the page's own. */
const deafAllowedMs = 6000

/** Notes how long the page was ever deaf: the longest time between two ticks of a clock of 10 ms. */
const watch = `(() => {
  let last = performance.now()
  globalThis.deafMs = []
  setInterval(() => {
    const now = performance.now()
    globalThis.deafMs.push(now - last - 10)
    last = now
  }, 10)
})()`
const deafest = 'Math.round(globalThis.deafMs.reduce((most, each) => Math.max(most, each), 0))'

let killed: KillScene
beforeAll(async () => {
  killed = await openKillScene()
})
afterAll(() => killed?.scene.close())

const answers = [
  ['an answer of 10 MB, of which one is taken,', 'fault-huge-10000'],
  ['a line of 1 MB', 'fault-line-1000'],
  ['a table of 50,000 cells', 'fault-table-50000'],
] as const

async function receive(chat: PopupPage, model: string): Promise<void> {
  const before = (await chat.turns()).length
  await killed.ask(model)
  await waitUntil('the end', async () => (await chat.turns()).length > before && (await chat.hasEnded()), {
    timeoutMs: 50_000,
  })
}

test.each(answers)('the page goes on answering while %s streams in', async (_what, model) => {
  killed.scene.demo.reset()
  const chat = await killed.open()
  await chat.untilShows('1200 × 800')
  if (browserName === 'chromium') {
    const longest = await longestTaskMs(chat.surface, () => receive(chat, model))
    expect(longest).toBeGreaterThan(0)
    expect(longest).toBeLessThan(longestAllowedMs)
  } else {
    await chat.surface.evaluate(watch)
    await receive(chat, model)
    expect(await chat.surface.evaluate<number>(deafest)).toBeLessThan(deafAllowedMs)
  }
  expect(killed.scene.chatRequests()).toHaveLength(1)
  await chat.close()
})
