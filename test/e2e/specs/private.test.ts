import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserName } from '../driver.ts'
import { countVisibleWindows, pressKey, rightClickAt } from '../native-menu.ts'
import { PopupPage } from '../popup-page.ts'
import { openScene, type Scene } from '../scene.ts'
import { waitUntil } from '../wait-until.ts'

/** What the profile and the session hold of chats, as text. */
const everythingKept = `new Promise((resolve) => {
  const request = indexedDB.open('conversations')
  request.onsuccess = async () => {
    const all = (name) => new Promise((done) => {
      const reading = request.result.transaction(name).objectStore(name).getAll()
      reading.onsuccess = () => done(reading.result)
    })
    const rows = request.result.objectStoreNames.length ? await Promise.all(['chats', 'turns', 'images'].map(all)) : []
    request.result.close()
    const { keys, ...local } = await browser.storage.local.get(null)
    resolve(JSON.stringify([rows, local]))
  }
})`

// The driver of Firefox reaches no private window; what the store does there is in conversation-store.test.ts.
const testPrivately = test.runIf(browserName === 'chromium')

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene?.close())

testPrivately('a question from a private window leaves nothing behind when it closes', async () => {
  const { browser, demo } = scene
  await browser.allowPrivateWindows()
  const place = { left: 0, top: 0, width: 1000, height: 800 }
  const windowId = await waitUntil('the private window', () =>
    browser.evaluate<number>(
      `browser.windows.create(${JSON.stringify({
        ...place,
        incognito: true,
        focused: true,
        url: `${demo.publicGalleryUrl}pictures/photo.jpg`,
      })}).then(({ id }) => id)`,
    ),
  )
  await waitUntil('the picture', () =>
    demo.pageRequests.some(({ url }) => url.startsWith('/pictures/photo.jpg')),
  )
  const before = await countVisibleWindows()
  await waitUntil('the native menu', async () => {
    await rightClickAt({ x: place.width / 2, y: place.height / 2 })
    await new Promise((resolve) => setTimeout(resolve, 500))
    return (await countVisibleWindows()) > before
  })
  await pressKey('a')
  const popup = new PopupPage(await browser.realPopup())
  await popup.untilShows('1200 × 800 pixels')
  await popup.untilShows('kept in memory only')
  expect(scene.chatRequests()).toHaveLength(1)
  const kept = await browser.evaluate<string>(everythingKept)
  expect(kept).not.toContain('photo')
  expect(kept).not.toContain('stand-in')
  await scene.closePopup(popup)
  await browser.evaluate(`browser.windows.remove(${windowId})`)
  const tab = await scene.chatInTab()
  await tab.press('History')
  await waitUntil('an empty history', async () => (await tab.surface.visibleText()).includes('No chats yet'))
  await tab.close()
  expect(await browser.evaluate<string>(everythingKept)).toBe(kept)
})
