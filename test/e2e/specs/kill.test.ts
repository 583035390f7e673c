import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { halves, wholeText } from '../../demo/api/faults/faults-of-the-stream.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { chatIdsExpression, deaths, type KillScene, openKillScene, repeats } from '../scenes/kill-scene.ts'
import type { PopupPage } from '../scenes/popup-page.ts'

const interrupted = 'Interrupted: the browser closed the extension'
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const squeeze = (text: string) => text.replace(/\s+/g, ' ')

describe.each(deaths)('when $name', ({ die }) => {
  let killed: KillScene
  beforeAll(async () => {
    killed = await openKillScene()
  })
  beforeEach(async () => {
    killed.scene.demo.reset()
    // The stand-in continues what it finds in the chat: repetitions must not meet the answers of earlier ones.
    if (repeats.length > 1) await killed.beginAnew()
  })
  afterAll(() => killed?.scene.close())

  const requests = () => killed.scene.chatRequests().length

  async function untilInterrupted(chat: PopupPage): Promise<string> {
    await waitUntil('the last turn to be interrupted', async () =>
      (await chat.turns()).at(-1)?.includes(interrupted),
    )
    return squeeze((await chat.turns()).at(-1) ?? '')
  }

  test.each(repeats)('before the first byte: Retry is offered, nothing is sent by itself (%i)', async () => {
    await killed.ask('fault-first-byte-90')
    await killed.untilRequest('answering')
    await die(killed.scene)
    const chat = await killed.open()
    await untilInterrupted(chat)
    expect(await chat.offers('Retry')).toBe(true)
    expect(await chat.offers('Stop')).toBe(false)
    expect(requests()).toBe(1)
    await chat.close()
  })

  test.each(repeats)('in mid-answer: the text is kept, Continue completes it (%i)', async () => {
    await killed.ask('fault-hang')
    const before = await killed.open()
    await before.untilShows('which tells of')
    await waitUntil('its first half to be stored', async () =>
      (await killed.storedAnswer()).includes(halves[0]),
    )
    await before.close()
    await die(killed.scene)
    const chat = await killed.open()
    expect(await untilInterrupted(chat)).toContain(halves[0])
    expect(requests()).toBe(1)
    await chat.press('Continue')
    await waitUntil('the whole answer', async () =>
      squeeze((await chat.turns()).at(-1) ?? '').includes(wholeText),
    )
    expect(requests()).toBe(2)
    await chat.close()
  })

  test.each(repeats)('at a random moment of a stream: what was flushed is there (%i)', async () => {
    await killed.ask('fault-long')
    await killed.untilRequest('answering')
    await waitUntil('the first words', async () => (await killed.answer()) !== '')
    await pause(Math.random() * 1500)
    const arrived = await killed.answer()
    await waitUntil('what arrived to be stored', async () =>
      (await killed.storedAnswer()).startsWith(arrived),
    )
    await die(killed.scene)
    const chat = await killed.open()
    await waitUntil('the turn to be settled', async () => {
      const last = squeeze((await chat.turns()).at(-1) ?? '')
      return last.includes(interrupted) || (await chat.hasEnded())
    })
    const kept = await killed.answer()
    expect(kept.slice(0, arrived.length)).toBe(arrived)
    expect(requests()).toBe(1)
    await chat.close()
  })

  test.each(repeats)(
    'after the last byte: the answer is whole, or interrupted with its text (%i)',
    async () => {
      await killed.ask('gpt-6-luna')
      await killed.untilRequest('answered')
      await die(killed.scene)
      const chat = await killed.open()
      const turn = await waitUntil('the turn to be settled', async () => {
        const hasEnded = await chat.hasEnded()
        const last = squeeze((await chat.turns()).at(-1) ?? '')
        return last.includes(interrupted) || hasEnded ? last : null
      })
      expect(turn).toContain('I still see the image')
      expect(requests()).toBe(1)
      await chat.close()
    },
  )

  test.each(repeats)('right after the click: nothing half saved, nothing sent twice (%i)', async () => {
    killed.scene.forgetTabs()
    const popup = await killed.scene.askAbout('chart')
    await pause(Math.random() * 600)
    await die(killed.scene)
    if (await killed.scene.browser.isPopupOpen()) await killed.scene.closePopup(popup)
    const sent = requests()
    expect(sent).toBeLessThanOrEqual(1)
    const [newest = ''] = await killed.scene.browser.evaluate<string[]>(chatIdsExpression)
    const chat = await killed.open(newest)
    await waitUntil('every turn to be settled', async () => {
      const turns = await chat.turns()
      return turns.length > 0 && (turns.at(-1)?.includes(interrupted) || (await chat.hasEnded()))
    })
    expect(requests()).toBe(sent)
    await chat.close()
  })
})
