import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { waitUntil } from '../drivers/wait-until.ts'
import type { PopupPage } from '../scenes/popup-page.ts'
import { openScene, type Scene } from '../scenes/scene.ts'

/** What `fault-thinking` thinks. */
const thought = 'Looking at the picture'

describe('a chat', () => {
  let scene: Scene
  beforeAll(async () => {
    scene = await openScene()
  })
  beforeEach(() => scene.demo.reset())
  afterAll(() => scene?.close())

  async function askWith(model: string): Promise<PopupPage> {
    await scene.configure({ model })
    return scene.askAbout('photo')
  }

  /** What screen readers are told without being asked. */
  const spoken = (popup: PopupPage) =>
    popup.surface.evaluate<string>(
      `[...document.querySelectorAll('[aria-live=polite], [role=status], [role=alert]')].map((each) => each.textContent).join()`,
    )

  test('sends the image again with a follow-up question, so that the model still sees it', async () => {
    const popup = await askWith('gpt-6-luna')
    await popup.untilSettled(1)
    await popup.ask('And what is in the background?')
    const turn = await popup.untilSettled(2)
    expect(turn).toContain('I still see the image')
    const [first, second] = scene.chatRequests()
    expect(second?.images).toMatchObject([{ as: 'link', url: first?.images[0]?.url, detail: 'high' }])
    expect(JSON.stringify(second?.body)).toContain('And what is in the background?')
    expect(scene.chatRequests()).toHaveLength(2)
    await scene.closePopup(popup)
  })

  test('can be stopped: what arrived is kept, the connection is closed, Retry asks again', async () => {
    const popup = await askWith('fault-silence-30')
    await popup.untilShows('first half')
    await popup.stop()
    await popup.untilShows('Stopped')
    await waitUntil('the connection to be closed', () => scene.chatRequests()[0]?.outcome === 'abandoned')
    expect(await popup.costs()).toEqual(['price unknown'])
    expect(await popup.breakdown()).toMatch(/not reported/i)
    expect(await popup.offers('Retry')).toBe(true)
    expect(scene.chatRequests()).toHaveLength(1)
    await scene.closePopup(popup)
  })

  test('loses nothing when the popup is closed in mid-answer', async () => {
    const popup = await askWith('fault-silence-4')
    await waitUntil('the answer to begin', () => scene.chatRequests()[0]?.outcome === 'answering')
    await scene.closePopup(popup)
    await waitUntil('the answer to end', () => scene.chatRequests()[0]?.outcome === 'answered')
    const again = await scene.reopenPopup()
    const turn = await again.untilSettled(1)
    expect(turn.replace(/\s+/g, ' ')).toContain(scene.chatRequests()[0]?.answer.slice(-30))
    expect(scene.chatRequests()).toHaveLength(1)
    await scene.closePopup(again)
  })

  test('is marked as interrupted when the background died in mid-answer, with its text kept', async () => {
    const popup = await askWith('fault-silence-30')
    await waitUntil('the answer to begin', () => scene.chatRequests()[0]?.outcome === 'answering')
    await popup.untilShows('first half')
    await scene.closePopup(popup)
    await scene.browser.killBackground()
    const again = await scene.reopenPopup()
    await again.untilShows('the browser closed the extension')
    expect(await again.offers('Retry')).toBe(true)
    expect(scene.chatRequests()).toHaveLength(1)
    await scene.closePopup(again)
  })

  test('is found in the history, can be opened, deleted and brought back', async () => {
    await scene.configure({ model: 'gpt-6-luna' })
    for (const card of ['chart', 'photo']) {
      const popup = await scene.askAbout(card)
      await popup.untilSettled()
      await scene.closePopup(popup)
    }
    const tab = await scene.chatInTab()
    await tab.press('History')
    const untilChats = (what: string, isRight: (count: number) => boolean) =>
      waitUntil(
        `the history ${what}`,
        async () => {
          const { length } = await tab.surface.texts({ role: 'button', name: 'Delete', partly: true })
          return isRight(length) && length
        },
        { seen: async () => `It shows: ${await tab.surface.visibleText()}` },
      )
    const count = await untilChats('with both chats', (length) => length >= 2)
    await tab.surface.click({ role: 'button', name: 'Delete', partly: true })
    await untilChats('without the one that was deleted', (length) => length === count - 1)
    await tab.press('Undo')
    await untilChats('with it again', (length) => length === count)
    await tab.surface.click({ role: 'button', name: 'mountain lake', partly: true })
    await tab.untilShows('1200 × 800')
    await tab.close()
  })

  test('survives a restart of the browser', async () => {
    await scene.browser.restart()
    scene.forgetTabs()
    const tab = await scene.chatInTab()
    await tab.untilShows('pixels, landscape')
    await tab.close()
  })

  test('shows thinking folded: it opens, is not read aloud, not copied, not sent back, and kept', async () => {
    const popup = await askWith('fault-thinking')
    const folded = await popup.untilShows(/Thinking, \d+ s/)
    expect(folded).not.toMatch(new RegExp(`${thought}|[Ww]aiting for`))
    await popup.surface.click({ role: 'button', name: 'Thinking', partly: true })
    await popup.untilShows(thought)
    expect(await spoken(popup)).not.toContain(thought)
    await popup.untilSettled()
    expect(await spoken(popup)).not.toContain(thought)
    expect(await popup.breakdown()).toContain('480 for thinking')
    await scene.closePopup(popup)

    const tab = await scene.chatInTab()
    expect(await tab.untilShows(/Thinking, \d+ s/)).not.toContain(thought)
    await tab.surface.evaluate(
      'void (navigator.clipboard.writeText = async (text) => { window.copied = text })',
    )
    await tab.choose('Copy as Markdown', 'Copy as…')
    const [first] = scene.chatRequests()
    const copied = () => tab.surface.evaluate<string>('window.copied')
    expect(await copied()).toBe(first?.answer)
    await tab.press('Copy answer')
    await waitUntil('the text without marks', async () => (await copied()).includes('• Size: 1200'))
    expect(await copied()).not.toMatch(/\*\*|\||Looking at/)
    const second = await scene.untilSent(() => tab.ask('And now?'))
    expect(JSON.stringify(second.body)).not.toContain(thought)
    expect(JSON.stringify(second.body)).toContain(JSON.stringify(first?.answer))
    await tab.stop()
    await tab.untilShows('Stopped')
    await tab.close()
  })

  test('says that thinking used up the longest answer, and asks again with more room', async () => {
    const popup = await askWith('fault-thinking-only')
    expect(await popup.untilAlert()).toContain('Thinking used up all the room for an answer')
    expect((await popup.alerts()).join()).toContain('price unknown')
    const again = await scene.untilSent(() => popup.press('Ask again with more room'))
    await popup.untilShows('With more room there is an answer')
    expect(again.body).toEqual({ ...Object(scene.chatRequests()[0]?.body), max_completion_tokens: 16_384 })
    expect(await popup.alerts()).toEqual([])
    await scene.closePopup(popup)
  })

  test('says that the model answered nothing, and sends no empty answer back', async () => {
    const popup = await askWith('fault-odd-a-good-end-without-a-word')
    expect(await popup.untilAlert()).toContain('The model answered nothing')
    expect(await Promise.all(['Retry', 'Choose a model', 'Copy answer'].map(popup.offers, popup))).toEqual([
      true,
      true,
      false,
    ])
    expect(await popup.breakdown()).toMatch(/Answer\s+0 tokens reported/)
    expect(await spoken(popup)).not.toContain('Answer complete')
    const next = await scene.untilSent(() => popup.ask('And now?'))
    expect(JSON.stringify(next.body)).not.toContain('assistant')
    expect(next.images).toHaveLength(1)
    await scene.closePopup(popup)
  })
})
