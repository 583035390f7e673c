import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoKey } from '../../demo/api/stand-in-api.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import type { OptionsPage } from '../scenes/options-page.ts'
import { openScene, type Scene } from '../scenes/scene.ts'

describe('the options page', () => {
  let scene: Scene
  let options: OptionsPage
  beforeAll(async () => {
    scene = await openScene(null)
    options = await scene.options()
  })
  afterAll(() => scene?.close())

  test.each([
    ['http://api.example/v1', 'http:// is for this computer only', 'a key would travel in the open'],
    ['ftp://api.example/v1', 'must begin with https://', 'a scheme that no API has'],
    ['javascript:alert(1)', 'must begin with https://', 'a script'],
    ['https://me:secret@api.example/v1', 'must not contain a user name or password', 'credentials'],
    ['not an address', 'is not a web address', 'words'],
  ])('refuses the base URL %s and says why: %s', async (baseUrl, words) => {
    await options.enter({ baseUrl })
    await options.untilShows(words)
  })

  test.each([
    ['sk-with spaces inside', 'no spaces, quotes or line breaks'],
    ['sk-admin-0123456789', 'admin key'],
  ])('refuses the key %s and says why: %s', async (key, words) => {
    await options.enter({ baseUrl: scene.demo.apiBaseUrl, key })
    await options.leave()
    await options.untilShows(words)
  })

  test('sent nothing while all of that was refused', () => {
    expect(scene.demo.requests).toEqual([])
  })

  test('tests a key against the server and counts its models', async () => {
    await options.enter({ baseUrl: scene.demo.apiBaseUrl, key: demoKey })
    await options.press('Test key')
    await options.untilStatus('Works:')
    expect(scene.demo.requests.at(-1)).toMatchObject({
      method: 'GET',
      path: '/v1/models',
      status: 200,
      headers: { authorization: `Bearer ${demoKey}` },
    })
  })

  test('says when the server refuses a key', async () => {
    await options.enter({ key: 'sk-wrong-0000000000000000' })
    await options.press('Test key')
    await options.untilShows('refused this key')
  })

  test('stores the key and afterwards shows its last four characters alone', async () => {
    await options.enter({ key: demoKey, model: 'gpt-5.5', detail: 'Low', defaultQuestion: 'Which colours?' })
    await options.save()
    await options.close()
    options = await scene.options()
    await options.untilShows('abcd')
    expect(await options.value('key')).toBe('')
    expect(await options.surface.visibleText()).not.toContain(demoKey)
  })

  test('keeps everything over a restart of the browser', async () => {
    await scene.browser.restart()
    options = await scene.options()
    expect(await options.value('baseUrl')).toBe(scene.demo.apiBaseUrl)
    expect(await options.value('model')).toBe('gpt-5.5')
    expect(await options.value('defaultQuestion')).toBe('Which colours?')
    expect(await options.isChosen('Low')).toBe(true)
    await options.untilShows('abcd')
  })

  test('asks nothing of another server, and gives it no key, until its user agrees', async () => {
    const before = scene.demo.requests.length
    await options.fill('Base URL', 'https://other.example/v1')
    await options.leave()
    await options.untilStatus('What you ask will go to other.example')
    await options.fill('API key', 'sk-other-0000000000000000')
    await options.leave()
    await options.press(`Stay with ${new URL(scene.demo.apiBaseUrl).host}`)
    await options.close()
    options = await scene.options()
    expect(await options.value('baseUrl')).toBe(scene.demo.apiBaseUrl)
    await options.untilShows('abcd')
    await options.enter({ baseUrl: scene.demo.apiBaseUrl.replace('127.0.0.1', 'localhost') })
    await options.press('Test key')
    // It has no key of its own yet, and is not given the other's.
    await waitUntil('the refusal', async () => (await options.surface.texts({ role: 'alert' })).length > 0)
    const later = scene.demo.requests.slice(before)
    expect(later.filter(({ headers }) => headers.authorization?.includes(demoKey))).toEqual([])
    await options.enter({ baseUrl: scene.demo.apiBaseUrl })
    await options.save()
  })

  test('saves each field as it is left, and one that is typed when the page is closed', async () => {
    await options.fill('Longest answer', 'many')
    await options.fill('Answer language', 'Deutsch')
    await options.choose('High')
    await options.untilShows('Write a whole number from 16 to 128,000.')
    await options.untilStatus('Saved')
    await options.fill('Default question', 'Closed right after?')
    // No driver closes a page as a person does.
    await options.surface.evaluate("(dispatchEvent(new Event('beforeunload')), null)")
    await options.close()
    options = await scene.options()
    expect(await options.value('defaultQuestion')).toBe('Closed right after?')
    expect(await options.isChosen('High')).toBe(true)
    expect(await options.surface.value({ role: 'field', name: 'Answer language' })).toBe('Deutsch')
  })

  test('a search leads to a setting on whichever page and in whichever fold, or says that there is none', async () => {
    const search = { role: 'field', name: 'Search the options' }
    await options.surface.fill(search, 'thinking')
    await options.surface.click({ role: 'button', name: 'Longest answer Money' })
    const focused = 'document.activeElement.id'
    expect(await options.surface.evaluate<string>(focused)).toBe('field-maxAnswerTokens')
    await options.surface.fill(search, 'xyzzy')
    await options.untilStatus('No setting is called “xyzzy”')
    // Nothing was spent: what would be a table of it leads to its page all the same.
    await options.surface.fill(search, 'spreadsheet')
    await options.surface.click({ role: 'button', name: 'Every request as a table Money' })
    expect(await options.surface.evaluate<string>('location.hash')).toBe('#money')
  })

  test('a price that is typed is not closed over, and its editor leaves the focus to what opens it', async () => {
    await options.press('Add a price')
    const isHeld = "!dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    expect(await options.surface.evaluate<boolean>(isHeld)).toBe(false)
    await options.fill('Model name', 'half-ty')
    expect(await options.surface.evaluate<boolean>(isHeld)).toBe(true)
    await options.press('Cancel')
    await waitUntil(
      'the focus',
      async () =>
        (await options.surface.evaluate<string>('document.activeElement.textContent')) === 'Add a price',
    )
  })

  test('an address can lead into a field, in a fold too, or to a page', async () => {
    for (const [hash, id] of [
      ['key', 'field-key'],
      ['baseUrl', 'field-baseUrl'],
      ['prices', 'Prices'],
    ]) {
      const page = await scene.browser.openExtensionPage(`src/options/index.html#${hash}`)
      const focused = () =>
        page.evaluate<string>("document.activeElement?.id || (document.activeElement?.textContent ?? '')")
      await waitUntil('the focus', async () => (await focused()) === id)
      await page.close()
    }
    const page = await scene.browser.openExtensionPage('src/options/index.html#money')
    const current = "document.querySelector('[aria-current]')?.textContent ?? ''"
    await waitUntil('the page', async () => (await page.evaluate<string>(current)) === 'Money')
    await page.close()
  })

  test('theme and size of text are taken at once, here and in the popup', async () => {
    const look =
      "getComputedStyle(document.body).colorScheme + ' ' + getComputedStyle(document.body).fontSize"
    await options.choose('Dark')
    await options.choose('Larger')
    await options.save()
    expect(await options.surface.evaluate<string>(look)).toBe('dark 18.2px')
    const chat = await scene.chatInTab()
    await waitUntil('the look', async () => (await chat.surface.evaluate<string>(look)) === 'dark 18.2px')
    await chat.close()
  })
})
