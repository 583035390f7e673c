import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { halves } from '../../../demo/api/faults/faults-of-the-stream.ts'
import { demoKey } from '../../../demo/api/stand-in-api.ts'
import { waitUntil } from '../../drivers/wait-until.ts'
import { type KillScene, openKillScene } from '../../scenes/kill-scene.ts'
import type { PopupPage } from '../../scenes/popup-page.ts'

let shared: KillScene
beforeAll(async () => {
  shared = await openKillScene()
})
beforeEach(async () => {
  shared.scene.demo.reset()
  await shared.beginAnew()
})
afterAll(() => shared?.scene.close())

const requests = () => shared.scene.chatRequests()
const answered = async (page: PopupPage, count: number) => {
  await page.untilSettled(count)
  expect(await page.alerts()).toEqual([])
}

test('ten fast clicks on Ask are one request, and so are ten messages', async () => {
  const page = await shared.open()
  await page.untilShows('1200 × 800')
  await page.surface.fill({ role: 'field', name: 'Question' }, 'And the sky?')
  await waitUntil('Ask to be clicked', () =>
    page.surface.evaluate<boolean>(`(() => {
      const ask = [...document.querySelectorAll('button')].find((each) => each.ariaLabel === 'Ask')
      if (!ask || ask.disabled) return false
      for (let time = 0; time < 10; time++) ask.click()
      return true
    })()`),
  )
  await answered(page, 2)
  expect(requests()).toHaveLength(1)
  const payload = { chatId: shared.chatId, question: 'And the lake?', model: 'gpt-6-luna', detail: 'low' }
  const taken = await shared.scene.browser.evaluate<boolean[]>(`Promise.all(Array.from({ length: 10 }, () =>
    browser.runtime.sendMessage(${JSON.stringify({ name: 'ask', payload })}).then(({ ok }) => ok)))`)
  expect(taken.filter(Boolean)).toHaveLength(1)
  await answered(page, 3)
  expect(requests()).toHaveLength(2)
  await page.close()
})

test('two pages write to one chat: both questions are kept, and both pages show both', async () => {
  const [first, second] = [await shared.open(), await shared.open()]
  for (const page of [first, second]) await page.untilShows('1200 × 800')
  await first.ask('And the sky?')
  await answered(second, 2)
  await second.ask('And the lake?')
  await answered(first, 3)
  expect((await first.turns()).map((turn) => /sky|lake/.exec(turn)?.[0])).toEqual(
    (await second.turns()).map((turn) => /sky|lake/.exec(turn)?.[0]),
  )
  expect(requests()).toHaveLength(2)
  for (const page of [first, second]) await page.close()
})

test('a chat that is deleted while an answer streams into it elsewhere stays deleted, and the request ends', async () => {
  await shared.ask('fault-hang')
  const page = await shared.open()
  await page.untilShows('which tells of')
  await shared.scene.browser.evaluate(
    `browser.runtime.sendMessage(${JSON.stringify({ name: 'deleteChat', payload: { chatId: shared.chatId } })}).then(() => null)`,
  )
  await waitUntil('the request to end', () => requests()[0]?.outcome === 'abandoned')
  await waitUntil('the page to show no running answer', async () => !(await page.offers('Stop')))
  const chats = await shared.scene.browser.evaluate<string>(
    "browser.runtime.sendMessage({ name: 'listChats', payload: {} }).then(JSON.stringify)",
  )
  expect(chats).not.toContain(shared.chatId)
  expect(requests()).toHaveLength(1)
  await page.close()
})

test('a key that is changed in mid-request: that answer ends with the old one, the next has the new one', async () => {
  await shared.ask('fault-silence-3')
  const page = await shared.open()
  await page.untilShows(halves[0].slice(-20))
  const save = (key: string) => shared.scene.configure({ key })
  await save('sk-demo-another-key-0123456789')
  await answered(page, 2)
  await page.ask('And the sky?')
  await page.untilAlert()
  expect(requests().map(({ headers }) => headers.authorization)).toEqual([
    `Bearer ${demoKey}`,
    'Bearer sk-demo-another-key-0123456789',
  ])
  await save(demoKey)
  await page.close()
})
