import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { payloads } from '../../../src/platform/messages/messages.ts'
import { browserName } from '../drivers/driver.ts'
import { randomMessages, sendAll, validMessages } from '../scenes/hostile-messages.ts'
import { chatIdsExpression, type KillScene, openKillScene } from '../scenes/kill-scene.ts'

const folder = browserName === 'firefox' ? 'dist/firefox' : 'dist/chrome'
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))

let killed: KillScene
let valid: ReturnType<typeof validMessages>
beforeAll(async () => {
  killed = await openKillScene()
  const { browser, demo } = killed.scene
  const turns = await browser.evaluate<string[]>(
    `browser.runtime.sendMessage({ name: 'readChat', payload: { chatId: '${killed.chatId}' } })
      .then(({ value }) => value.turns.map(({ id }) => id))`,
  )
  valid = validMessages(killed.chatId, turns[0] ?? '', demo.apiBaseUrl)
})
afterAll(() => killed?.scene.close())

/** Everything that a message could have changed. */
async function state(): Promise<string> {
  const { browser, demo } = killed.scene
  const chats = await browser.evaluate<string[]>(chatIdsExpression)
  const settings = await browser.evaluate(
    "browser.runtime.sendMessage({ name: 'readState', payload: {} }).then(({ value }) => value)",
  )
  return JSON.stringify({ chats, settings, requests: demo.requests.length })
}

test('the list of hostile messages has every message that there is', () => {
  expect([...new Set(valid.map(({ name }) => name))].sort()).toEqual(Object.keys(payloads).sort())
})

describe('messages', () => {
  const attack = () => [...valid, ...randomMessages(Object.keys(payloads), 200)]

  test('of a page are heard by nobody', async () => {
    const before = await state()
    const page = await killed.scene.gallery()
    expect(await page.evaluate(`(${sendAll})(${JSON.stringify(attack())})`)).toEqual([])
    await page.evaluate(`void ${JSON.stringify(valid)}.forEach((message) => postMessage(message, '*'))`)
    expect(await state()).toBe(before)
  })

  test('of a content script get no answer, no data and no request', async () => {
    const before = await state()
    const { browser } = killed.scene
    // The menu click gave access to this tab, so that our own injected code can be made to turn on us.
    const heard = await browser.evaluate<unknown>(`browser.tabs.query({}).then(async (tabs) => {
      const results = []
      for (const tab of tabs) {
        const injection = { target: { tabId: tab.id }, func: ${sendAll}, args: [${JSON.stringify(attack())}] }
        const result = await browser.scripting.executeScript(injection).catch(() => null)
        if (result) results.push(result[0].result)
      }
      return results
    })`)
    expect(heard).toEqual([[]])
    expect(await state()).toBe(before)
  })

  test.runIf(browserName === 'chromium')('storage is shut to a content script', async () => {
    const found = await killed.scene.browser.evaluate<string[]>(`browser.tabs.query({}).then(async (tabs) => {
      const read = async () => {
        const areas = [chrome.storage.local, chrome.storage.session]
        return Promise.all(areas.map((area) => area.get(null).then(JSON.stringify, () => 'refused')))
      }
      const all = tabs.map((tab) => browser.scripting.executeScript({ target: { tabId: tab.id }, func: read }))
      return (await Promise.allSettled(all)).flatMap(({ value }) => value?.[0].result ?? [])
    })`)
    expect(found).toEqual(['refused', 'refused'])
  })
})

describe('a page', () => {
  const url = (file: string) => `${killed.scene.browser.extensionOrigin}/${file}`

  test('cannot load any file of the extension, and so cannot tell that it is there', async () => {
    const page = await killed.scene.gallery()
    const loaded = await page.evaluate<string[]>(`(async () => {
      const urls = ${JSON.stringify(files.map(url))}
      const by = (tag, attribute) => (url) => new Promise((resolve) => {
        const element = document.createElement(tag)
        element.onload = () => resolve(tag + ' ' + url)
        element.onerror = () => resolve(null)
        if (tag === 'link') element.rel = 'stylesheet'
        element[attribute] = url
        document.head.append(element)
        setTimeout(resolve, 3000, null)
      })
      const ways = [
        (url) => fetch(url).then(() => 'fetch ' + url, () => null),
        (url) => fetch(url, { mode: 'no-cors' }).then(() => 'no-cors ' + url, () => null),
        by('img', 'src'), by('script', 'src'), by('link', 'href'), by('object', 'data'),
      ]
      return (await Promise.all(urls.flatMap((url) => ways.map((way) => way(url))))).filter(Boolean)
    })()`)
    expect(loaded.filter((each) => !each.startsWith('object'))).toEqual([])
  })

  test.each(['src/popup/index.html', 'src/popup/index.html?tab', 'src/options/index.html', 'manifest.json'])(
    'cannot frame %s',
    async (path) => {
      const page = await killed.scene.gallery()
      await page.evaluate(`new Promise((resolve) => {
        const frame = document.createElement('iframe')
        frame.src = ${JSON.stringify(url(path))}
        frame.onload = frame.onerror = resolve
        document.body.append(frame)
        setTimeout(resolve, 2000)
      })`)
      expect(
        page.addresses().filter((each) => each.startsWith(killed.scene.browser.extensionOrigin)),
      ).toEqual([])
    },
  )

  test('cannot send the tab to a page of the extension', async () => {
    const page = await killed.scene.browser.openPage(killed.scene.demo.publicGalleryUrl)
    const before = killed.scene.demo.requests.length
    await page
      .evaluate(
        `new Promise((resolve) => {
          open(${JSON.stringify(url('src/popup/index.html?tab'))})
          try { location.assign(${JSON.stringify(url('src/options/index.html'))}) } catch {}
          setTimeout(resolve, 1500)
        })`,
      )
      .catch(() => {
        // The page was left for the browser's own page of errors.
      })
    expect(page.addresses().join()).not.toContain(killed.scene.browser.extensionOrigin)
    expect(killed.scene.demo.requests).toHaveLength(before)
    await page.close()
  })
})
