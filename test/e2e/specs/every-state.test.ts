import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoKey } from '../../demo/api/stand-in-api.ts'
import { demoPrice } from '../../demo/demo-price.ts'
import { loadPictures, type PictureFile } from '../../demo/gallery/pictures/pictures.ts'
import { browserName } from '../drivers/driver.ts'
import { playwrightPage } from '../drivers/playwright-surface.ts'
import { complaints, complaintsOfForcedColours } from '../scenes/accessible.ts'
import { askInCopies } from '../scenes/copied-chats.ts'
import { chatIdsExpression } from '../scenes/kill-scene.ts'
import { openScene, type Scene } from '../scenes/scene.ts'

/** Chats by their id, with the model that answers in each. */
const models = {
  long: 'fault-long',
  error: 'fault-401',
  thinking: 'fault-thinking',
  mathematics: 'fault-mathematics',
  contents: 'fault-contents',
  rightToLeft: 'fault-right-to-left',
} as const

// Axe runs in Chromium alone; both browsers get the same pages.
describe.runIf(browserName === 'chromium')('axe, and targets of 24 px, in every state', () => {
  let scene: Scene
  let first = ''
  /** The states in which something is wrong. */
  const wrong: Record<string, string[]> = {}
  beforeAll(async () => {
    scene = await openScene({ model: 'gpt-6-luna' })
    const options = await scene.options()
    await options.addPrice(demoPrice(scene.demo.apiBaseUrl))
    await options.close()
    const popup = await scene.askAbout('photo')
    await popup.untilSettled()
    await scene.closePopup(popup)
    first = (await scene.browser.evaluate<string[]>(chatIdsExpression))[0] ?? ''
    await askInModels(models)
  })
  afterAll(() => scene?.close())

  const askInModels = (asked: Record<string, string>) =>
    askInCopies(
      scene.browser,
      first,
      Object.entries(asked).map(([chatId, model]) => ({ chatId, model })),
    )

  async function open(path: string, size = { width: 420, height: 600 }): Promise<Page> {
    const page = playwrightPage(await scene.browser.openExtensionPage(path))
    await page.setViewportSize(size)
    page.setDefaultTimeout(15_000)
    return page
  }
  const openChat = (id: string) => open(`src/popup/index.html?tab&chat=${id}`)

  async function look(page: Page, state: string): Promise<void> {
    const found = await complaints(page)
    if (found.length > 0) wrong[state] = found
  }
  async function lookForced(page: Page, state: string): Promise<void> {
    const found = await complaintsOfForcedColours(page)
    if (found.length > 0) wrong[state] = found
  }
  function expectNothingWrong(): void {
    const found = { ...wrong }
    for (const state of Object.keys(found)) delete wrong[state]
    expect(found).toEqual({})
  }

  const button = (page: Page, name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' }).last()

  /** Opens a menu or a sheet by keyboard, looks at it, and closes it in each way: the focus is back on what opened it. */
  async function lookInto(page: Page, opener: string, closers = ['Escape']): Promise<void> {
    const cover = page.locator('dialog[open], :popover-open')
    for (const closer of closers) {
      await button(page, opener).press('Enter')
      await cover.waitFor()
      if (closer === closers[0]) await look(page, opener)
      if (closer === 'Escape') await page.keyboard.press('Escape')
      else await button(page, closer).press('Enter')
      await cover.waitFor({ state: 'hidden' })
      const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
      if (focused !== opener) wrong[`the focus after ${closer} of ${opener}`] = [String(focused)]
    }
  }

  test('an answer with its menus, its sheet and its picture', async () => {
    const page = await openChat(first)
    await button(page, 'Cost').press('Enter')
    await page.getByRole('group', { name: 'Breakdown' }).waitFor()
    await look(page, 'breakdown')
    await lookInto(page, 'More')
    await lookInto(page, 'Wrong picture?')
    await lookInto(page, 'Copy as…')
    await lookInto(page, 'Ask again')
    await lookInto(page, 'Model and detail', ['Escape', 'Close'])
    await lookInto(page, 'Show the picture large', ['Escape', 'Close'])
    await button(page, 'Model and detail').press('Enter')
    await page.locator('dialog summary').press('Enter')
    await look(page, 'all levels')
    await page.keyboard.press('Escape')
    await button(page, 'More').press('?')
    await page.getByRole('dialog', { name: 'Help' }).waitFor()
    await look(page, 'help')
    await page.close()
    expectNothingWrong()
  })

  test('the history, in the place of the chat and beside it', async () => {
    const page = await openChat(first)
    await page.getByRole('heading', { level: 1 }).getByRole('button').press('Enter')
    await page.getByRole('textbox', { name: 'Rename chat' }).waitFor()
    await look(page, 'rename')
    await page.keyboard.press('Escape')
    await button(page, 'History').press('Enter')
    await page.getByRole('listitem').first().waitFor()
    await look(page, 'history')
    await button(page, /^Delete “contents/).press('Enter')
    await button(page, 'Undo').waitFor()
    await look(page, 'undo')
    await button(page, 'Undo').press('Enter')
    await page.setViewportSize({ width: 1100, height: 800 })
    await page.locator('.beside').waitFor()
    await look(page, 'history beside')
    await page.close()
    expectNothingWrong()
  })

  test.each(Object.keys(models))('what the chat %s shows', async (id) => {
    const page = await openChat(id)
    const isError = id === 'error'
    await (isError
      ? page.getByRole('alert').first()
      : button(page, 'Cost').and(page.locator('article + article *'))
    ).waitFor()
    await look(page, id)
    if (isError) {
      await button(page, 'Details').press('Enter')
      await look(page, 'error with details')
      await button(page, 'Replace key').press('Enter')
      await page.getByLabel('API key').waitFor()
      await look(page, 'error with the field for a key')
    }
    if (id === 'thinking') {
      await button(page, /^Thinking/).press('Enter')
      await look(page, 'thinking unfolded')
    }
    await page.close()
    expectNothingWrong()
  })

  test('an answer that streams, a chat without anything, several pictures', async () => {
    await askInModels({ streaming: 'fault-silence-60' })
    const page = await openChat('streaming')
    await button(page, 'Stop').waitFor()
    await look(page, 'streaming')
    await button(page, 'Stop').press('Enter')
    await page.getByText('Stopped').waitFor()
    await look(page, 'stopped')
    await button(page, 'New chat').press('Enter')
    await page.locator('.empty').waitFor()
    await look(page, 'empty')
    await page.evaluate(drop, await files(['icon.png', 'chart.png', 'fruit.png']))
    await button(page, 'Remove picture 3 of 3').waitFor()
    await look(page, 'several pictures')
    await page.setViewportSize({ width: 400, height: 300 })
    await look(page, 'several pictures at 200 %')
    await page.close()
    expectNothingWrong()
  })

  test('the options, folded, unfolded and searched', async () => {
    const page = await open('src/options/index.html', { width: 1100, height: 900 })
    await page.getByLabel('API key').first().waitFor()
    await look(page, 'options')
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true
    })
    await page.getByRole('searchbox').fill('key')
    await look(page, 'unfolded and searched')
    await page.getByRole('searchbox').fill('zzzz')
    await look(page, 'nothing found')
    await page.close()
    expectNothingWrong()
  })

  test('a saved answer, and the first run', async () => {
    await scene.configure({ reuseAnswers: true })
    const popup = await scene.askAbout('photo')
    await popup.untilShows('Saved answer')
    await scene.closePopup(popup)
    let page = await open('src/popup/index.html?tab')
    await page.getByText('Saved answer').waitFor()
    await look(page, 'saved answer')
    await page.close()
    await scene.configure({ baseUrl: 'https://api.example/v1' })
    page = await open('src/popup/index.html?tab')
    await page.getByText('Connect an AI').waitFor()
    await look(page, 'first run')
    await lookForced(page, 'first run in forced colours')
    await page.close()
    await scene.configure({ baseUrl: scene.demo.apiBaseUrl, key: demoKey })
    expectNothingWrong()
  })

  // The last: names are Chinese from here on.
  test('the Chinese interface, and forced colours', async () => {
    let page = await open('src/options/index.html', { width: 1100, height: 900 })
    await page.getByLabel('Language', { exact: true }).selectOption('zh_CN')
    await page.locator('html[lang|=zh]').waitFor()
    await look(page, 'options in Chinese')
    await lookForced(page, 'options in forced colours')
    await page.close()
    page = await openChat('error')
    await page.getByRole('alert').first().waitFor()
    await look(page, 'error in Chinese')
    await lookForced(page, 'error in forced colours')
    await page.locator('.how button').press('Enter')
    await look(page, 'sheet in Chinese')
    await lookForced(page, 'sheet in forced colours')
    await page.close()
    expectNothingWrong()
  })
})

async function files(names: readonly PictureFile[]): Promise<string[]> {
  const pictures = await loadPictures()
  return names.map((name) => pictures.get(name)?.toString('base64') ?? '')
}

/** Runs in the page: drops files on it. */
function drop(all: string[]): void {
  const dataTransfer = new DataTransfer()
  for (const [at, base64] of all.entries()) {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    dataTransfer.items.add(new File([bytes], `${at}.png`))
  }
  document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }))
}
