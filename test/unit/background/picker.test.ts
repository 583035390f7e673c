import { describe, expect, test, vi } from 'vitest'
import { answers, sentBodies, serve } from '../fakes/answer-server.ts'
import { type FakeTab, world } from '../fakes/browser.ts'
import { eventually } from '../fakes/eventually.ts'
import { sizeOf } from '../fakes/pixels.ts'
import { openTab } from '../fakes/tab.ts'
import { dataUrlOf, pageWithPicture } from '../samples/page-samples.ts'
import { bytesOf, picture } from '../samples/sample-images.ts'
import { isStill, startBackground } from './start-background.ts'

const viewport = { x: 0, y: 0, width: 200, height: 100 }
const region = { name: 'region', box: { x: 20, y: 10, width: 100, height: 50 }, viewport } as const

/** A page on which the picker gives this. */
async function pageThatGives(choice: unknown): Promise<FakeTab> {
  world.screen = dataUrlOf(await bytesOf(picture().resize(200, 100).png()))
  return openTab({ ...(await pageWithPicture()), pick: () => choice })
}

const start = async () => startBackground({ baseUrl: await serve(answers('A lake.')) })
const clickPage = ({ page: _, ...tab }: FakeTab) =>
  world.events.menuClicked.dispatch({ menuItemId: world.menu[1]?.id }, tab)

describe('the picker', () => {
  test('from the menu asks about the picture that was picked', async () => {
    const background = await start()
    clickPage(await pageThatGives({ name: 'picked', index: 0 }))
    const { turn } = await background.until(isStill)
    expect(turn).toMatchObject({ answer: 'A lake.', sent: [{ as: 'link' }] })
    expect(world.popups).toEqual([1])
  })

  test('by the keyboard asks about the region that was drawn, and again about the same place', async () => {
    const background = await start()
    await pageThatGives(region)
    expect(await background.ask('hasRegion', {})).toEqual({ ok: true, value: false })
    world.events.command.dispatch('pick', undefined)
    const { turn } = await background.until(isStill)
    expect(turn.images).toMatchObject([
      { link: null, copy: { source: 'screen', size: { width: 100, height: 50 } } },
    ])
    expect(await background.ask('hasRegion', {})).toEqual({ ok: true, value: true })
    expect(await background.ask('sameRegion', {})).toEqual({ ok: true, value: null })
    await eventually(async () => expect(await background.chats()).toHaveLength(2))
    await background.until(isStill)
    expect(await sizeOf(sentBodies().map(({ messages }) => messages))).toContainEqual({
      width: 100,
      height: 50,
    })
  })

  test('that the user leaves makes no chat and opens no popup', async () => {
    const background = await start()
    const left = vi.fn(() => null)
    openTab({ pick: left })
    expect(await background.ask('pick', {})).toEqual({ ok: true, value: null })
    await eventually(() => expect(left).toHaveBeenCalledOnce())
    expect(await background.chats()).toEqual([])
    expect(world.popups).toEqual([])
  })

  test('on a page that is closed to extensions opens the popup, which says so', async () => {
    const background = await start()
    clickPage(openTab('forbidden'))
    const { turn } = await background.until(isStill)
    expect(turn.state).toMatchObject({ name: 'failed', report: { problem: { kind: 'page-forbidden' } } })
    expect(world.popups).toEqual([1])
  })
})
