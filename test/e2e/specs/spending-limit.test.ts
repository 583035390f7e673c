import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserName } from '../drivers/driver.ts'
import { playwrightPage } from '../drivers/playwright-surface.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { PopupPage } from '../scenes/popup-page.ts'
import { addPrice, setDailyLimit } from '../scenes/priced.ts'
import { openScene, type Scene } from '../scenes/scene.ts'
import { seedChats, sendMessage } from '../scenes/seeded-chats.ts'

/** What one request can cost at 1 dollar a million tokens: up to 1,300 of the question and 4,096 of the answer. */
const mostUsd = 0.0054

// Chromium alone: ten chats are put into its store through a page; the limit is kept by one code in both.
describe.runIf(browserName === 'chromium')('the limit', () => {
  let scene: Scene
  beforeAll(async () => {
    scene = await openScene({ askAtOnce: false })
  })
  afterAll(() => scene?.close())

  test('holds when ten questions are asked from two windows at once', async () => {
    // This model thinks for a while before it answers, so that all ten are under way together.
    await addPrice(scene, 'reasoning')
    await setDailyLimit(scene, String(3 * mostUsd))
    const windows = [await scene.chatInTab(), await scene.chatInTab()].map(({ surface }) =>
      playwrightPage(surface),
    )
    const [first] = windows
    if (!first) throw new Error('two windows')
    const link = `${scene.demo.publicGalleryUrl}pictures/photo.jpg`
    const ids = Array.from({ length: 10 }, (_, index) => `chat-${index}`)
    await seedChats(
      first,
      ids.map((id) => ({ id, width: 1200, height: 800, link })),
    )
    const asked = { question: 'What is it?', model: 'reasoning', detail: 'high' } as const
    await Promise.all(
      ids.map((chatId, index) => sendMessage(windows[index % 2] ?? first, 'ask', { chatId, ...asked })),
    )
    const ended = await waitUntil('all ten to end', async () => {
      const views = await Promise.all(ids.map((chatId) => sendMessage(first, 'readChat', { chatId })))
      const states = views.map(({ turns }) => turns[0]?.state)
      return states.every((state) => state?.name === 'done' || state?.name === 'failed') && states
    })
    const refused = ended.filter((state) => state?.name === 'failed')
    expect(refused.map((state) => state?.name === 'failed' && state.report.problem.kind)).toEqual(
      Array(7).fill('spending-limit'),
    )
    expect(scene.chatRequests()).toHaveLength(3)
    const totals = await sendMessage(first, 'readSpending', { chatId: 'chat-0' })
    expect(totals?.today.requests).toBe(3)
    expect(totals?.today.usd).toBeLessThanOrEqual(3 * mostUsd)
    expect(totals?.today.usd).toBeGreaterThan(0)
  })

  test('counts what a killed background left open, and keeps it when the chat is deleted', async () => {
    const before = scene.chatRequests().length
    const tab = await scene.chatInTab()
    const page = playwrightPage(tab.surface)
    const { settings } = await sendMessage(page, 'readState', {})
    await sendMessage(page, 'saveSettings', { settings: { ...settings, dailyLimitUsd: 1 } })
    const link = `${scene.demo.publicGalleryUrl}pictures/photo.jpg`
    await seedChats(page, [{ id: 'killed', width: 1200, height: 800, link }])
    const asked = { question: 'What is it?', model: 'reasoning', detail: 'high' } as const
    await sendMessage(page, 'ask', { chatId: 'killed', ...asked })
    await waitUntil('the request', () => scene.chatRequests().length > before)
    await scene.browser.killBackground()
    const totals = await sendMessage(page, 'readSpending', { chatId: 'killed' })
    expect(totals?.chat).toMatchObject({ requests: 1, usd: expect.closeTo(mostUsd, 3) })
    expect(totals?.chat.unreportedUsd).toBe(totals?.chat.usd)
    await sendMessage(page, 'deleteChat', { chatId: 'killed' })
    const rows = await sendMessage(page, 'readLedger', {})
    expect(rows?.filter(({ chatId }) => chatId === 'killed')).toMatchObject([{ state: 'unreported' }])
    await tab.close()
  })

  test.each(['light', 'dark'] as const)(
    'axe finds nothing on the costs and the ledger in %s',
    async (colorScheme) => {
      const chat = new PopupPage(
        await scene.browser.openExtensionPage('src/popup/index.html?tab&chat=chat-0'),
      )
      await chat.openAllLevels()
      await waitUntil('the totals', async () => /This month/.test(await chat.surface.visibleText()))
      const options = await scene.options()
      await options.untilShows('By model, this month')
      for (const surface of [chat.surface, options.surface]) {
        const page = playwrightPage(surface)
        await page.emulateMedia({ colorScheme })
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([])
        await surface.close()
      }
    },
  )

  test('leaves a price that nobody knows to the user', async () => {
    const tab = await scene.chatInTab()
    const page = playwrightPage(tab.surface)
    const link = `${scene.demo.publicGalleryUrl}pictures/photo.jpg`
    await seedChats(page, [{ id: 'unpriced', width: 1200, height: 800, link }])
    const before = scene.chatRequests().length
    const asked = { question: 'What is it?', model: 'stand-in', detail: 'high' } as const
    await sendMessage(page, 'ask', { chatId: 'unpriced', ...asked })
    await tab.close()
    const shown = new PopupPage(
      await scene.browser.openExtensionPage('src/popup/index.html?tab&chat=unpriced'),
    )
    expect(await shown.untilAlert()).toContain('is not known, so your spending limit cannot count it')
    expect(scene.chatRequests()).toHaveLength(before)
    await scene.untilSent(() => shown.press('Send this one anyway'))
    await waitUntil('the price', async () => (await shown.costs()).join() === 'price unknown')
    expect(await shown.breakdown()).toContain('tokens reported')
    expect(scene.chatRequests()).toHaveLength(before + 1)
    await shown.close()
  })

  test('is kept even if the ledger cannot be written; without one asking still works', async () => {
    const before = scene.chatRequests().length
    const tab = await scene.chatInTab()
    const page = playwrightPage(tab.surface)
    const link = `${scene.demo.publicGalleryUrl}pictures/photo.jpg`
    await seedChats(page, [{ id: 'no-ledger', width: 1200, height: 800, link }])
    // A ledger of a newer version is locked to this one.
    await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open('ledger', 99)
          opening.onsuccess = () => resolve(opening.result.close())
          opening.onerror = () => reject(opening.error)
        }),
    )
    const asked = { question: 'What is it?', model: 'reasoning', detail: 'high' } as const
    await sendMessage(page, 'ask', { chatId: 'no-ledger', ...asked })
    await tab.close()
    const shown = new PopupPage(
      await scene.browser.openExtensionPage('src/popup/index.html?tab&chat=no-ledger'),
    )
    expect(await shown.untilAlert()).toContain('Spending cannot be recorded now')
    expect(scene.chatRequests()).toHaveLength(before)
    await setDailyLimit(scene, '')
    await scene.untilSent(() => shown.retry())
    await waitUntil('the price', async () => (await shown.costs()).length === 1)
    expect(await shown.breakdown()).toContain('tokens reported')
    expect(scene.chatRequests()).toHaveLength(before + 1)
    await shown.close()
  })
})
