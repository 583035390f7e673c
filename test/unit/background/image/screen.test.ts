import { beforeEach, describe, expect, test } from 'vitest'
import { screenOf } from '../../../../src/background/image/screen.ts'
import { answers, posts, serve } from '../../fakes/answer-server.ts'
import { type FakeTab, world } from '../../fakes/browser.ts'
import { eventually } from '../../fakes/eventually.ts'
import { usePixels } from '../../fakes/pixels.ts'
import { openTab } from '../../fakes/tab.ts'
import { dataUrlOf, makeCandidate } from '../../samples/page-samples.ts'
import { bytesOf, picture } from '../../samples/sample-images.ts'
import { isStill, startBackground } from '../start-background.ts'

const screenshot = dataUrlOf(await bytesOf(picture().resize(200, 100).png()))
const click = { tabId: 1, windowId: 1, pageUrl: 'https://page.example/album#top' }
const place = makeCandidate()

beforeEach(() => {
  usePixels()
  world.screen = screenshot
})

/** What can happen to the tab of a click, each of which puts something else before the user. */
const changes: [string, (tab: FakeTab) => void][] = [
  ['the user switches to another tab', (tab) => void Object.assign(tab, { active: false })],
  ['the page goes to another address', (tab) => void Object.assign(tab, { url: 'https://bank.example/' })],
  [
    'the page goes to another of its site',
    (tab) => void Object.assign(tab, { url: 'https://page.example/album/2' }),
  ],
  ['the page goes where we may not look', (tab) => void Reflect.deleteProperty(tab, 'url')],
  ['the tab is moved to another window', (tab) => void Object.assign(tab, { windowId: 2 })],
  ['the tab is closed', (tab) => void world.tabs.delete(tab.id)],
]

describe('the picture of a tab', () => {
  test('is of the page of the click, wherever in it the user has jumped to', async () => {
    const tab = openTab({})
    world.whileCapturing = () => void Object.assign(tab, { url: 'https://page.example/album#bottom' })
    expect(await screenOf(click).crop(place)).not.toBeNull()
  })

  test.each(changes)('is thrown away when, while it is taken, %s', async (_, change) => {
    const tab = openTab({})
    world.whileCapturing = () => change(tab)
    expect(await screenOf(click).crop(place)).toBeNull()
    expect(world.captures).toBe(1)
  })

  test.each(changes)('is not even taken when before it %s', async (_, change) => {
    change(openTab({}))
    expect(await screenOf(click).crop(place)).toBeNull()
    expect(world.captures).toBe(0)
  })

  test('that is taken again is looked at again', async () => {
    const tab = openTab({})
    const screen = screenOf(click)
    expect(await screen.crop(place)).not.toBeNull()
    world.whileCapturing = () => void Object.assign(tab, { active: false })
    screen.refresh()
    expect(await screen.crop(place)).toBeNull()
  })
})

describe.each(changes)('when, while the screen is pictured, %s', (_, change) => {
  /** Asks about what only the screen shows. */
  async function ask(page: FakeTab['page']) {
    const background = await startBackground({ baseUrl: await serve(answers('A lake.')), sendAs: 'image' })
    const tab = openTab(page)
    world.whileCapturing = () => change(tab)
    return { background, tab }
  }

  test('nothing of it is kept or sent for an image', async () => {
    const shown = { url: null, isOnScreenOnly: true }
    const { background, tab } = await ask({ locate: () => [makeCandidate(shown), makeCandidate(shown)] })
    background.clickImage(tab, 'https://page.example/lake.png')
    const { turn } = await background.until(isStill)
    expect(turn).toMatchObject({ state: { name: 'failed' }, images: [], sent: [] })
    expect(await background.ask('readAlternatives', { turnId: turn.id })).toMatchObject({
      value: { candidates: [{ preview: null }, { preview: null }] },
    })
    expect(posts()).toEqual([])
  })

  test('nothing of it is kept or sent for a region, the same as last time either', async () => {
    const { background } = await ask({})
    world.session['last-region'] = { name: 'region', ...place }
    await background.ask('sameRegion', {})
    await eventually(async () => expect(await background.chats()).toHaveLength(1))
    const { turn } = await background.until(isStill)
    expect(turn).toMatchObject({ state: { name: 'failed' }, images: [], sent: [] })
    expect(posts()).toEqual([])
  })
})
