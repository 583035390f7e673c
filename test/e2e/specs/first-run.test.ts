import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoKey } from '../../demo/api/stand-in-api.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import type { PopupPage } from '../scenes/popup-page.ts'
import { openScene, type Scene } from '../scenes/scene.ts'

const isKeyFocused = (popup: PopupPage) =>
  popup.surface.evaluate<boolean>("document.activeElement?.type === 'password'")

describe('the first click, without a key', () => {
  let scene: Scene
  beforeAll(async () => {
    scene = await openScene(null)
  })
  afterAll(() => scene?.close())

  test('sends nothing, keeps the image and the question, and goes on once the key is there', async () => {
    // A server that needs a key, which is the installed default; nothing in this test may reach it.
    const popup = await scene.askAbout('photo')
    await popup.untilShows('api.openai.com')
    await waitUntil('the default question in the box', async () =>
      (await popup.question())?.includes("What's in this image?"),
    )
    expect(scene.demo.requests).toEqual([])
    await waitUntil('the focus to be in the field for the key', () => isKeyFocused(popup))
    await popup.untilInSight('[type=password]')
    await popup.surface.fill({ role: 'field', name: 'Question' }, demoKey)
    expect(await popup.untilAlert()).toContain('This looks like an API key')
    await popup.press('Move it to the field for the key')
    await waitUntil('the key in its field', () => isKeyFocused(popup))
    expect(await popup.surface.value({ role: 'field', name: 'API key' })).toBe(demoKey)
    expect(await popup.question()).toContain("What's in this image?")
    expect(scene.demo.requests).toEqual([])
    await scene.closePopup(popup)
    await scene.configure({ baseUrl: scene.demo.apiBaseUrl, key: demoKey })
    const again = await scene.reopenPopup()
    await again.surface.click({ role: 'button', name: 'Ask' })
    expect(await again.untilSettled(1)).toContain('1200 × 800 pixels')
    expect(scene.chatRequests()).toHaveLength(1)
  })
})
