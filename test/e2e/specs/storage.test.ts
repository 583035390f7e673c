import { randomBytes } from 'node:crypto'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { browserName } from '../drivers/driver.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { askExpression, chatIdsExpression, type KillScene, openKillScene } from '../scenes/kill-scene.ts'

/** The folder of our database in a profile; Firefox keeps storage.local in another one, marked with a number. */
async function databaseFolder(profile: string): Promise<string> {
  const entries = await readdir(profile, { recursive: true, withFileTypes: true })
  const isOurs = (path: string) =>
    browserName === 'firefox'
      ? /moz-extension\+\+\+[\w-]+\/idb$/.test(path)
      : /IndexedDB\/chrome-extension_\w+_0\.indexeddb\.leveldb$/.test(path)
  const found = entries.map((entry) => join(entry.parentPath, entry.name)).find(isOurs)
  if (!found) throw new Error('the profile has no database')
  return found
}

let killed: KillScene
beforeEach(async () => {
  killed = await openKillScene()
  killed.scene.demo.reset()
})
afterEach(() => killed?.scene.close())

/** Asks about a picture with the mouse; gives all that the popup says once the answer is there. */
async function askAnew(): Promise<string> {
  killed.scene.forgetTabs()
  const popup = await killed.scene.askAbout('chart')
  await waitUntil('the answer', async () => (await popup.costs()).length > 0, {
    seen: () => popup.surface.visibleText(),
  })
  const text = await popup.surface.visibleText()
  await killed.scene.closePopup(popup)
  return text
}

describe('a database that is damaged', () => {
  test('with random bytes in its files: asking still works', async () => {
    await killed.scene.browser.restart(async (profile) => {
      const folder = await databaseFolder(profile)
      for (const file of await readdir(folder, { recursive: true, withFileTypes: true }))
        if (file.isFile()) await writeFile(join(file.parentPath, file.name), randomBytes(50_000))
    })
    expect(await askAnew()).toContain('pixels')
    expect(killed.scene.chatRequests()).toHaveLength(1)
  })

  test('with a file where its folder was: asking works in memory, and a banner says so', async () => {
    await killed.scene.browser.restart(async (profile) => {
      const folder = await databaseFolder(profile)
      await rm(folder, { recursive: true })
      await writeFile(folder, 'not a folder')
    })
    const text = await askAnew()
    expect(text).toContain('pixels')
    expect(text).toContain("The browser's storage does not work")
    expect(killed.scene.chatRequests()).toHaveLength(1)
  })
})

test('a database of a newer version is read and never written, and that is said', async () => {
  const { browser } = killed.scene
  await browser.evaluate(`new Promise((resolve) => {
    const request = indexedDB.open('conversations', 99)
    request.onsuccess = () => { request.result.close(); resolve(null) }
  })`)
  await browser.killBackground()
  const chat = await killed.open()
  await chat.untilShows('1200 × 800')
  await chat.untilShows('saved by a newer version')
  await browser.evaluate(askExpression(killed.chatId, 'gpt-6-luna'))
  await waitUntil('the answer, from memory', async () => (await chat.turns()).length === 2)
  await chat.close()
  const options = await killed.scene.options()
  await options.untilShows('This version only reads them')
  await options.close()
  const rows = await browser.evaluate<number>(`new Promise((resolve) => {
    const request = indexedDB.open('conversations')
    request.onsuccess = () => {
      const count = request.result.transaction('turns').objectStore('turns').count()
      count.onsuccess = () => { request.result.close(); resolve(count.result) }
    }
  })`)
  expect(rows).toBe(1)
})

describe('the Storage section of the options', () => {
  /** Presses a button of the options page and gives the file that it would hand over. */
  const exportExpression = `new Promise((resolve) => {
    HTMLAnchorElement.prototype.click = () => {}
    URL.createObjectURL = (file) => { resolve(file.text()); return 'blob:' }
    const press = () => {
      const button = [...document.querySelectorAll('button')].find((each) => each.textContent === 'Export history')
      if (button && !button.disabled) button.click()
      else setTimeout(press, 50)
    }
    press()
  })`

  test('counts, exports, clears and imports again: the same history', async () => {
    const { browser } = killed.scene
    await browser.evaluate(`new Promise((resolve) => {
      const request = indexedDB.open('conversations')
      request.onsuccess = () => {
        const writing = request.result.transaction('turns', 'readwrite')
        writing.objectStore('turns').put({ id: 'odd' })
        writing.oncomplete = () => { request.result.close(); resolve(null) }
      }
    })`)
    const file = await browser.evaluate<string>(exportExpression)
    const ids = await browser.evaluate<string[]>(chatIdsExpression)
    const options = await killed.scene.options()
    await options.untilShows('chats: 1')
    await options.untilShows("can't be read: 1")
    await options.press('Clear all')
    await options.press('Remove all')
    await options.untilShows('All chats and images are gone')
    await options.untilShows('chats: 0')
    expect(await browser.evaluate<string[]>(chatIdsExpression)).toEqual([])
    const importing = `new Promise((resolve) => {
      const look = () => {
        const input = document.querySelector('input[type=file]')
        const button = [...document.querySelectorAll('button')].find((each) => each.textContent.startsWith('Import'))
        if (!input || button.disabled) return setTimeout(look, 50)
        const chosen = new DataTransfer()
        chosen.items.add(new File([${JSON.stringify(file)}], 'history.json'))
        input.files = chosen.files
        input.dispatchEvent(new Event('change', { bubbles: true }))
        const wait = () => {
          const status = [...document.querySelectorAll('#storage-heading ~ .actions [role]')].map((each) => each.textContent).join(' ')
          if (/There already/.test(status)) resolve(status)
          else setTimeout(wait, 50)
        }
        wait()
      }
      look()
    })`
    expect(await browser.evaluate(importing)).toContain('Chats added: 1. There already: 0.')
    expect(await browser.evaluate<string[]>(chatIdsExpression)).toEqual(ids)
    expect(await browser.evaluate(importing)).toContain('Chats added: 0. There already: 1.')
    await options.close()
    const chat = await killed.open()
    await chat.untilShows('1200 × 800')
    await chat.close()
    expect(killed.scene.chatRequests()).toEqual([])
  })
})
