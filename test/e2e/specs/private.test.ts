import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserName } from '../drivers/driver.ts'
import { countVisibleWindows, pressKey, rightClickAt } from '../drivers/native-menu.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { PopupPage } from '../scenes/popup-page.ts'
import { openScene, type Scene } from '../scenes/scene.ts'

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
/** The names of what lives as long as the browser. */
const sessionKeys = 'browser.storage.session.get(null).then(Object.keys)'

let scene: Scene
beforeAll(async () => {
  scene = await openScene({ model: 'fault-hang' })
})
afterAll(() => scene?.close())

test('a question from a private window leaves nothing behind when it closes, and its answer is stopped', async () => {
  const { browser, demo } = scene
  await browser.allowPrivateWindows()
  const kept = await browser.evaluate<string>(everythingKept)
  const place = { left: 0, top: 0, width: 1000, height: 800 }
  const windowId = await waitUntil('the private window', () =>
    browser
      .evaluate<number>(
        `browser.windows.create(${JSON.stringify({
          ...place,
          incognito: true,
          url: `${demo.publicGalleryUrl}pictures/photo.jpg`,
        })}).then(({ id }) => id)`,
      )
      // The extension starts again when it is let in.
      .catch(() => null),
  )
  await waitUntil('the picture', () =>
    demo.pageRequests.some(({ url }) => url.startsWith('/pictures/photo.jpg')),
  )
  await browser.evaluate(`browser.windows.update(${windowId}, { focused: true }).then(() => null)`)
  const before = await countVisibleWindows()
  await waitUntil('the native menu', async () => {
    await rightClickAt({ x: place.width / 2, y: place.height / 2 })
    await new Promise((resolve) => setTimeout(resolve, 500))
    return (await countVisibleWindows()) > before
  })
  await pressKey('a')
  const popup = new PopupPage(await browser.realPopup())
  await popup.untilShows('which tells of')
  await popup.untilShows('kept in memory only')
  expect(scene.chatRequests()).toMatchObject([{ outcome: 'answering' }])
  // A tab of ours: Firefox puts it into the private window, Chromium into another one.
  const page = await scene.chatInTab()
  const kind = `(globalThis.browser ?? chrome).windows.getCurrent().then(({ incognito }) => incognito)`
  const isPrivate = await page.surface.evaluate<boolean>(kind)
  expect(isPrivate).toBe(browserName === 'firefox')
  await page.untilShows(isPrivate ? 'which tells of' : /Right-click an image/)
  expect(await page.surface.visibleText()).toMatch(isPrivate ? 'which tells of' : /^(?!.*which tells of)/s)
  // Its title goes into the browser's history.
  expect(await page.surface.evaluate('document.title')).toBe('Ask About This Image')
  await page.close()
  if (await browser.isPopupOpen()) await scene.closePopup(popup)
  await browser.evaluate(`browser.windows.remove(${windowId})`)
  await waitUntil('the request to end', () => scene.chatRequests()[0]?.outcome === 'abandoned')
  const tab = await scene.chatInTab()
  await tab.press('History')
  await waitUntil('an empty history', async () => (await tab.surface.visibleText()).includes('No chats yet'))
  await tab.close()
  expect(await browser.evaluate<string>(everythingKept)).toBe(kept)
  expect(
    (await browser.evaluate<string[]>(sessionKeys)).filter((key) =>
      /click|offer|typed|region|pending/.test(key),
    ),
  ).toEqual([])
  expect(scene.chatRequests()).toHaveLength(1)
})
