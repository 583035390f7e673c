import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoKey } from '../../demo/api/stand-in-api.ts'
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
    await options.press('Save')
    await options.untilShows(words)
  })

  test.each([
    ['sk-with spaces inside', 'no spaces, quotes or line breaks'],
    ['sk-admin-0123456789', 'admin key'],
  ])('refuses the key %s and says why: %s', async (key, words) => {
    await options.enter({ baseUrl: scene.demo.apiBaseUrl, key })
    await options.press('Save')
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

  test('does not send the key to another server until it is typed again', async () => {
    const before = scene.demo.requests.length
    await options.enter({ baseUrl: scene.demo.apiBaseUrl.replace('127.0.0.1', 'localhost') })
    await options.press('Test key')
    await options.untilShows('not sent to')
    const later = scene.demo.requests.slice(before)
    expect(later.filter(({ headers }) => headers.authorization?.includes(demoKey))).toEqual([])
  })
})
