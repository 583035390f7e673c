import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoKey } from '../../demo/api/stand-in-api.ts'
import { showLarge } from '../scenes/picture-strip.ts'
import type { PopupPage } from '../scenes/popup-page.ts'
import { openScene, type Scene } from '../scenes/scene.ts'

/** A secret in the address of an image, as a signed link has. */
const urlToken = 'CANARY-TOKEN-0123456789'

let scene: Scene
let popup: PopupPage
beforeAll(async () => {
  scene = await openScene({ model: 'fault-key-echo' })
  const page = await scene.gallery()
  await page.evaluate(`new Promise((resolve) => {
    const image = document.querySelector('#card-photo img')
    image.onload = resolve
    image.src += '?access_token=${urlToken}'
  })`)
  popup = await scene.askAbout('photo')
  await popup.untilAlert()
})
afterAll(() => scene?.close())

/** The key in the forms in which the server says it back; as Base64, what stays the same whatever stands before it. */
const keyForms = [
  demoKey,
  demoKey.toUpperCase(),
  Buffer.from(demoKey).toString('hex').replace(/../g, '%$&'),
  ...['', 'a', 'aa'].map((before) => btoa(before + demoKey).slice(4, 24)),
]
const secrets = [...keyForms, urlToken]
const expectNoSecret = (text: string) => {
  expect(text.length).toBeGreaterThan(100)
  for (const secret of secrets) expect(text).not.toContain(secret)
}

test('the server has said the key back, and that is told as a key that was refused', async () => {
  expect(scene.chatRequests()[0]?.errorCode).toBe(demoKey.toUpperCase())
  expect(await popup.untilAlert()).toContain('refused this key')
})

test('the image itself was sent, not its link with the token', () => {
  expect(scene.chatRequests()[0]?.images).toMatchObject([{ as: 'bytes' }])
  expectNoSecret(JSON.stringify(scene.chatRequests()[0]?.body))
})

test('no secret stands in the popup, its details unfolded', async () => {
  await popup.surface.evaluate<void>(
    `document.querySelectorAll('main [aria-expanded=false]:not([aria-haspopup])').forEach((each) => each.click())`,
  )
  await showLarge(popup, 'Its address carries parameters, so the image itself was sent.')
  const text = await popup.surface.visibleText()
  expectNoSecret(text)
  await scene.closePopup(popup)
})

test('no secret stands in the database', async () => {
  expectNoSecret(
    await scene.browser.evaluate(`new Promise((resolve) => {
      const request = indexedDB.open('conversations')
      request.onsuccess = async () => {
        const database = request.result
        const all = (name) => new Promise((done) => {
          const reading = database.transaction(name).objectStore(name).getAll()
          reading.onsuccess = () => done(reading.result)
        })
        const rows = await Promise.all(['chats', 'turns', 'images'].map(all))
        const bytes = await Promise.all(rows[2].map(({ blob }) => blob.text()))
        database.close()
        resolve(JSON.stringify(rows) + bytes.join(''))
      }
    })`),
  )
})

test('the key stands in its own slot of the storage alone', async () => {
  const stored = await scene.browser.evaluate<Record<string, unknown>>('browser.storage.local.get(null)')
  const { keys, ...others } = stored
  expect(JSON.stringify(keys)).toContain(demoKey)
  expect(JSON.stringify(others)).not.toContain(demoKey)
  expect(JSON.stringify(stored)).not.toContain(urlToken)
})

test('no secret comes with any message to a page', async () => {
  const heard = await scene.browser.evaluate<string>(`new Promise(async (resolve) => {
    const heard = []
    const port = browser.runtime.connect({ name: 'feed' })
    port.onMessage.addListener((message) => heard.push(message))
    const ask = (name, payload) => browser.runtime.sendMessage({ name, payload })
    const { value: chats } = await ask('listChats', {})
    heard.push(chats, await ask('readChat', { chatId: chats[0].id }), await ask('readState', {}))
    port.postMessage({ name: 'follow', chatId: chats[0].id })
    setTimeout(() => resolve(JSON.stringify(heard)), 500)
  })`)
  expect(heard).toContain('"name":"show"')
  expectNoSecret(heard)
})

test('no secret stands in the options page or in the exported history', async () => {
  const page = await scene.browser.evaluate<string[]>(`new Promise((resolve) => {
    HTMLAnchorElement.prototype.click = () => {}
    URL.createObjectURL = (file) => {
      file.text().then((text) => resolve([text, document.documentElement.outerHTML]))
      return 'blob:'
    }
    const press = () => {
      const button = [...document.querySelectorAll('button')].find((each) => each.textContent === 'Export history')
      if (button && !button.disabled) button.click()
      else setTimeout(press, 50)
    }
    press()
  })`)
  for (const text of page) expectNoSecret(text)
})
