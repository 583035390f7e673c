import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { demoKey } from '../../demo/api/stand-in-api.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import type { PopupPage } from '../scenes/popup-page.ts'
import { openScene, type Scene } from '../scenes/scene.ts'
import { openSecureApi, type SecureApi } from '../scenes/secure-api.ts'

const isKeyFocused = (popup: PopupPage) =>
  popup.surface.evaluate<boolean>("document.activeElement?.type === 'password'")
/**
 * Waits until the popup is where the keyboard leads: before, keys go to the page below. Shift alone writes nothing and moves no
 * focus; that the document has the focus is said too early by a driver that lends it.
 */
async function untilKeysArrive({ surface }: PopupPage): Promise<void> {
  await surface.evaluate<void>(
    "void addEventListener('keydown', ({ key }) => { if (key === 'Shift') document.documentElement.dataset.heard = key })",
  )
  await waitUntil('the popup to hear the keyboard', async () => {
    await scene.browser.pressShortcut('Shift_L')
    return surface.evaluate<boolean>("document.documentElement.dataset.heard === 'Shift'")
  })
}

const keyField = { role: 'field', name: 'API key' }

let scene: Scene
let api: SecureApi
let popup: PopupPage | null = null
beforeAll(async () => {
  scene = await openScene(null)
  api = await openSecureApi(scene.demo.apiBaseUrl)
})
beforeEach(() => scene.demo.reset())
afterEach(async () => {
  popup = await scene.leave(popup)
})
afterAll(async () => {
  await scene?.close()
  await api?.close()
})

test('the first click, without a key, sends nothing, says what will go to whom, and has no field but the one for the key', async () => {
  // A server that needs a key, which is the installed default; nothing in this test may reach it.
  popup = await scene.askAbout('photo')
  await popup.untilShows('api.openai.com')
  await popup.untilShows("What's in this image?")
  await waitUntil('the focus to be in the field for the key', async () => popup && isKeyFocused(popup))
  expect(await popup.question()).toBeNull()
  await popup.surface.click({ role: 'radio', name: 'OpenRouter' })
  await popup.untilShows('openrouter.ai')
  await waitUntil('the focus to be in the field again', async () => popup && isKeyFocused(popup))
  // A key that can only be of one of them chooses that one.
  await popup.surface.fill(keyField, `AIza${'0123456789'.repeat(4)}`)
  await popup.untilShows('This is a key of Gemini')
  await popup.untilShows('generativelanguage.googleapis.com')
  await popup.surface.fill(keyField, ' ')
  await popup.press('Ask')
  expect(await popup.untilAlert()).toContain('key')
  expect(scene.demo.requests).toEqual([])
})

test('a key that is typed at once after the click is the key, whole, and Enter brings the answer to the question that waits', async () => {
  await scene.configure({ baseUrl: api.baseUrl })
  popup = await scene.askAbout('photo')
  const { surface } = popup
  await untilKeysArrive(popup)
  await scene.browser.typeText(demoKey)
  await waitUntil('the whole key in its field', async () => (await surface.value(keyField)) === demoKey)
  expect(scene.demo.requests).toEqual([])
  await scene.browser.pressShortcut('Return')
  expect(await popup.untilSettled(1)).toContain('1200 × 800 pixels')
  expect(scene.chatRequests()).toHaveLength(1)
  const sent = JSON.stringify(scene.chatRequests()[0]?.body)
  expect(sent).toContain("What's in this image?")
  expect(sent).not.toContain(demoKey)
  expect(await popup.question()).toBe('')
})

test('what is typed at once with a key is the question', async () => {
  popup = await scene.askAbout('chart')
  await untilKeysArrive(popup)
  await scene.browser.typeText('Which bar?')
  await waitUntil('the question in its box', async () => (await popup?.question()) === 'Which bar?')
})
