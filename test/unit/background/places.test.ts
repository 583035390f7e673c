import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../../../src/core/settings/settings.ts'
import { answers, serve } from '../fakes/answer-server.ts'
import { world } from '../fakes/browser.ts'
import { eventually } from '../fakes/eventually.ts'
import { openTab } from '../fakes/tab.ts'
import { lake, pageWithPicture } from '../samples/page-samples.ts'
import { type Background, isStill, startBackground } from './start-background.ts'

const start = async (settings = {}) =>
  startBackground({ baseUrl: await serve(answers('A lake.')), reuseAnswers: false, ...settings })

const picture = async (changes = {}) => Object.assign(openTab(await pageWithPicture()), changes)

/** A panel page that is open in a window, and says so. */
function panelIn(background: Background, windowId: number, isPrivate = false) {
  const panel = background.connect('src/popup/index.html?panel')
  panel.say({ name: 'follow-newest', page: { isPrivate }, windowId })
  return panel
}

type Heard = { heard: unknown[] }
const shownBy = ({ heard }: Heard): unknown =>
  (heard as { name: string; view: { chat: { id: string } | null } }[])
    .filter(({ name }) => name === 'show')
    .at(-1)?.view.chat?.id
const shows = (page: Heard, chatId: string | undefined) =>
  eventually(() => expect(shownBy(page)).toBe(chatId))

describe('a click while a panel is open', () => {
  test('goes to that panel, and no popup comes over it', async () => {
    const background = await start()
    world.panels.push(1)
    const panel = panelIn(background, 1)
    background.clickImage(await picture(), lake)
    const { chat } = await background.until(isStill)
    await shows(panel, chat.id)
    expect(world.popups).toEqual([])
  })

  test('in another window opens the popup here, and leaves that panel at its chat', async () => {
    const background = await start()
    world.panels.push(2)
    const panel = panelIn(background, 2)
    background.clickImage(await picture(), lake)
    await background.until(isStill)
    expect(world.popups).toEqual([1])
    expect(shownBy(panel)).toBeUndefined()
  })

  test('that is of a private window does not come out of it', async () => {
    const background = await start()
    world.panels.push(1)
    const panel = panelIn(background, 1)
    background.clickImage(await picture({ incognito: true }), lake)
    await background.inPrivate.until(isStill)
    expect(shownBy(panel)).toBeUndefined()
  })

  test('whose background was ended waits for it to come back, and turns it to the new chat', async () => {
    world.panels.push(1)
    const background = await start()
    background.clickImage(await picture(), lake)
    const { chat } = await background.until(isStill)
    const panel = background.connect('src/popup/index.html?panel')
    panel.say({ name: 'follow', chatId: 'the one before', page: { isPrivate: false }, windowId: 1 })
    await shows(panel, chat.id)
    // What the user turns to then stays.
    panel.say({ name: 'follow', chatId: null, page: { isPrivate: false }, windowId: 1 })
    await shows(panel, undefined)
    expect(world.popups).toEqual([])
  })
})

describe('the setting of where a click opens', () => {
  test('is kept in the menu, where the click itself tells it', async () => {
    const background = await start()
    const settings = { ...defaultSettings, opensIn: 'panel' }
    await background.ask('saveSettings', { settings })
    expect(world.menu.map(({ id }) => id)).toEqual(['ask-image@panel', 'ask-page@panel'])
  })

  test('opens the panel in the click, before anything is awaited', async () => {
    const background = await start({ opensIn: 'panel' })
    await eventually(() => expect(world.menu).toHaveLength(2))
    background.clickImage(await picture(), lake)
    expect(world.panels).toEqual([1])
    const panel = panelIn(background, 1)
    const { chat } = await background.until(isStill)
    await shows(panel, chat.id)
    expect(world.popups).toEqual([])
  })

  test('opens a tab with the chat once the picture was taken: what is pictured is the tab in front', async () => {
    const background = await start({ opensIn: 'tab' })
    await eventually(() => expect(world.menu).toHaveLength(2))
    const tab = await picture()
    background.clickImage(tab, lake)
    const { chat } = await background.until(isStill)
    const url = `chrome-extension://own/src/popup/index.html?tab&chat=${chat.id}`
    await eventually(() => expect(world.created).toEqual([{ url, windowId: 1, openerTabId: tab.id }]))
    expect(world.popups).toEqual([])
  })

  test('opens the popup in a private window that can have no tab of ours', async () => {
    const background = await start({ opensIn: 'tab' })
    await eventually(() => expect(world.button.popup).toBe(''))
    background.clickImage(await picture({ incognito: true }), lake)
    await eventually(() => expect(world.popups).toEqual([1]))
    expect(world.created).toEqual([])
    await eventually(() => expect(world.button.popup).toBe(''))
  })

  test.each([
    ['popup', { popup: 'src/popup/index.html', panelByButton: false }],
    ['panel', { popup: 'src/popup/index.html', panelByButton: true }],
    ['tab', { popup: '', panelByButton: false }],
  ] as const)(
    '%s holds for the toolbar button too, as soon as the background is there',
    async (opensIn, is) => {
      await start({ opensIn })
      await eventually(() =>
        expect({ popup: world.button.popup, panelByButton: world.panelByButton }).toEqual(is),
      )
    },
  )

  test('tab: the toolbar button opens a tab', async () => {
    await start({ opensIn: 'tab' })
    world.events.buttonClicked.dispatch({ id: 1, windowId: 1, incognito: false })
    const url = 'chrome-extension://own/src/popup/index.html?tab'
    await eventually(() => expect(world.created).toEqual([{ url }]))
  })

  test('panel: the picker opens it in the click, before something is chosen', async () => {
    const background = await start({ opensIn: 'panel' })
    await eventually(() => expect(world.menu).toHaveLength(2))
    const tab = openTab({ ...(await pageWithPicture()), pick: () => ({ name: 'picked', index: 0 }) })
    world.events.menuClicked.dispatch({ menuItemId: world.menu[1]?.id }, tab)
    expect(world.panels).toEqual([1])
    const panel = panelIn(background, 1)
    const { chat } = await background.until(isStill)
    await shows(panel, chat.id)
    expect(world.popups).toEqual([])
  })
})

describe('a chat that is moved to the panel', () => {
  async function twoChats() {
    const background = await start()
    for (const url of [lake, `${lake}?width=9`]) {
      background.clickImage(await picture(), url)
      await background.until(isStill)
    }
    await eventually(async () => expect(await background.chats()).toHaveLength(2))
    const [, older] = await background.chats()
    return { background, older: older?.id ?? '' }
  }

  test('is shown by the panel that is open in that window, and by no other', async () => {
    const { background, older } = await twoChats()
    const [here, elsewhere] = [panelIn(background, 1), panelIn(background, 2)]
    await eventually(() => expect(shownBy(elsewhere)).toBeDefined())
    await background.ask('showInPanel', { chatId: older, windowId: 1 })
    await shows(here, older)
    expect(shownBy(elsewhere)).not.toBe(older)
  })

  test('is shown by the panel that is only opening, in place of the newest', async () => {
    const { background, older } = await twoChats()
    await background.ask('showInPanel', { chatId: older, windowId: 1 })
    await shows(panelIn(background, 1), older)
  })

  test('an empty new one is shown as such', async () => {
    const { background } = await twoChats()
    await background.ask('showInPanel', { chatId: null, windowId: 1 })
    const panel = panelIn(background, 1)
    await eventually(() =>
      expect(panel.heard).toContainEqual({ name: 'show', view: { chat: null, turns: [] } }),
    )
  })

  test('of a private window is not shown by a panel of another', async () => {
    const background = await start()
    background.clickImage(await picture({ incognito: true }), lake)
    const { chat } = await background.inPrivate.until(isStill)
    const panel = panelIn(background, 1)
    const refused = await background.ask('showInPanel', { chatId: chat.id, windowId: 1 })
    expect(refused).toMatchObject({ ok: false })
    expect(shownBy(panel)).toBeUndefined()
  })
})
