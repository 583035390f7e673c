import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { waitUntil } from '../drivers/wait-until.ts'
import { addPrice, setDailyLimit } from '../scenes/priced.ts'
import { openScene, type Scene } from '../scenes/scene.ts'

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
    expect(await popup.untilSettled(2)).toContain('Without the earlier pictures')
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
