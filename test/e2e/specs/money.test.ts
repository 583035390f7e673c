import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { browserName } from '../drivers/driver.ts'
import { playwrightPage } from '../drivers/playwright-surface.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { PopupPage } from '../scenes/popup-page.ts'
import { openScene, type Scene } from '../scenes/scene.ts'
import { seedChats, sendMessage } from '../scenes/seeded-chats.ts'

/** What one request can cost at 1 dollar a million tokens: up to 1,300 of the question and 4,096 of the answer. */
const mostUsd = 0.0054

/** Gives the stand-in's model a price of a dollar a million tokens. */
async function addPrice(scene: Scene, model: string): Promise<void> {
  const options = await scene.options()
  const server = new URL(scene.demo.apiBaseUrl).host
  await options.addPrice({ server, model, input: 1, output: 1, countsAs: 'gpt-6-sol' })
  await options.close()
}

async function setDailyLimit(scene: Scene, usd: string): Promise<void> {
  const options = await scene.options()
  await options.fill('Daily limit', usd)
  await options.save()
  await options.close()
}

describe('what a question costs', () => {
  let scene: Scene
  beforeAll(async () => {
    scene = await openScene({ askAtOnce: false, reuseAnswers: true })
    await addPrice(scene, 'gpt-6-luna')
  })
  beforeEach(() => scene.demo.reset())
  afterAll(() => scene?.close())

  test('is known before, level by level, and as reported after; the same question again is free', async () => {
    const popup = await scene.askAbout('photo')
    const cards = await popup.untilShows(/sees all, cheapest/)
    expect(cards.replace(/\s+/g, ' ')).toMatch(
      /Auto \$0\.001\d sees all, cheapest Low \$0\.000\d+ loses small print High \$0\.001\d same as Auto here/,
    )
    expect(cards).not.toMatch(/token/)
    await popup.openAllLevels()
    const before = await popup.surface.visibleText()
    expect(before).toMatch(/Low\s+Auto\s+= high\s+High\s+Original/)
    expect(before).toMatch(/Image\s+212\s+1,140\s+1,140\s+1,140/)
    expect(before).toMatch(/At Low, small text in the picture will likely be unreadable/)
    expect(before).toMatch(/The answer adds up to \$0\.0041/)
    // The server's own count is the user's choice: nothing was uploaded so far.
    expect(scene.demo.requests).toEqual([])
    await popup.press('Count exactly')
    await waitUntil(
      'the count of the server',
      async () =>
        /1,1\d\d tokens to send, counted by the server · \$0\.0012/.test(await popup.surface.visibleText()),
      { seen: () => popup.surface.visibleText() },
    )
    await popup.closeSheet()
    await scene.untilSent(() => popup.press('Ask'))
    const turn = await popup.untilSettled()
    expect(turn).toMatch(/\$0\.00\d+/)
    expect(scene.chatRequests()).toHaveLength(1)

    // Leaving the picture out of the next question is seen in the chat and in what is sent.
    await popup.openSheet()
    await popup.surface.click({ role: 'switch', name: 'Send the picture again' })
    await popup.closeSheet()
    await popup.ask('And in one word?')
    expect(await popup.untilSettled(2)).toContain('Without the earlier images')
    expect(scene.chatRequests()[1]?.images).toEqual([])
    await scene.closePopup(popup)

    const again = await scene.askAbout('photo')
    await again.untilShows(/sees all, cheapest/)
    await again.press('Ask')
    expect(await again.untilShows(/Saved answer from .*, free/)).toContain('1200 × 800 pixels')
    expect(scene.chatRequests()).toHaveLength(2)
    expect(await again.costs()).toEqual(['free'])
    await again.press('Ask again')
    await scene.untilSent(() =>
      again.surface.click({ role: 'menuitem', name: 'The same again', partly: true }),
    )
    await again.untilSettled(2)
    expect(scene.chatRequests()).toHaveLength(3)
    await scene.closePopup(again)

    const options = await scene.options()
    const page = await options.untilShows('By model, this month')
    expect(page).toMatch(/Today\s+\$0\.00\d+/)
    expect(page).toMatch(/gpt-6-luna · 127\.0\.0\.1:\d+\s+3\s/)
    await options.close()
  })

  test('holds a question at the limit and sends it once when the user wants it', async () => {
    await setDailyLimit(scene, '0.001')
    const popup = await scene.askAbout('chart')
    await popup.untilShows(/sees all, cheapest/)
    await popup.press('Ask')
    const alert = await popup.untilAlert()
    expect(alert).toContain('Your limit of $0.001 a day would be passed, so nothing was sent.')
    expect(await popup.chatText()).toMatch(/960 × 600\s+ready to send/)
    expect(scene.chatRequests()).toHaveLength(0)
    await popup.untilInSight('[role=alert]')
    await scene.untilSent(() => popup.press('Send this one anyway'))
    await popup.untilSettled()
    expect(await popup.breakdown()).toContain('tokens reported')
    expect(scene.chatRequests()).toHaveLength(1)
    await popup.ask('And now?')
    expect(await popup.untilAlert()).toContain('nothing was sent')
    expect(scene.chatRequests()).toHaveLength(1)
    await scene.closePopup(popup)
    await setDailyLimit(scene, '')
  })
})

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
    const tab = new PopupPage((await scene.chatInTab()).surface)
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
    const tab = new PopupPage((await scene.chatInTab()).surface)
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
