import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { demoKey } from '../../demo/api/stand-in-api.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { openScene, type Scene } from '../scenes/scene.ts'

const passphrase = 'correct horse battery'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
beforeEach(() => scene.demo.reset())
afterAll(() => scene?.close())

async function keepKey(radio: string, newPassphrase: string | null): Promise<void> {
  const options = await scene.options()
  await options.choose(radio)
  if (newPassphrase !== null) await options.fill('Passphrase', newPassphrase)
  await options.enter({ key: demoKey })
  await options.save()
  await options.close()
}

const storedLocally = () =>
  scene.browser.evaluate<string>('browser.storage.local.get(null).then(JSON.stringify)')

test('a short passphrase is refused before anything is stored', async () => {
  const options = await scene.options()
  await options.choose('On this computer, locked by a passphrase')
  await options.fill('Passphrase', 'short')
  await options.press('Lock the key')
  await options.untilShows('A passphrase has at least 8 characters')
  await options.close()
  expect(await storedLocally()).toContain(demoKey)
})

test('a key that is typed as a question is refused in words, stays in the box, and is sent and kept nowhere', async () => {
  const popup = await scene.askAbout('photo')
  await popup.untilSettled(1)
  await popup.ask(demoKey)
  expect(await popup.untilAlert()).toContain('This looks like an API key')
  expect(await popup.offers('Options')).toBe(true)
  expect(await popup.question()).toBe(demoKey)
  await scene.closePopup(popup)
  const kept = await scene.browser.evaluate<string>('browser.storage.session.get(null).then(JSON.stringify)')
  expect(kept).not.toContain(demoKey)
  const again = await scene.reopenPopup()
  await again.untilShows('1200 × 800 pixels')
  expect(await again.question()).toBe('')
  expect(await again.turns()).toHaveLength(1)
  expect(scene.chatRequests()).toHaveLength(1)
  await scene.closePopup(again)
})

const refusedKey = 'sk-refused-0000000000000000'

/** Asks with a key that the server refuses. */
async function askWithRefusedKey() {
  await scene.configure({ key: refusedKey })
  const popup = await scene.askAbout('photo')
  expect(await popup.untilAlert()).toContain('refused this key')
  return popup
}

test('a refused key is replaced in its note, and the question answered without being typed again', async () => {
  const popup = await askWithRefusedKey()
  await popup.press('Replace key')
  await popup.surface.fill({ role: 'field', name: 'API key' }, demoKey)
  await popup.press('Save and ask')
  await popup.untilShows('1200 × 800 pixels')
  expect(await popup.turns()).toHaveLength(1)
  expect(scene.chatRequests()).toHaveLength(2)
  await scene.closePopup(popup)
})

test('a refused key is replaced in the options, and the answer is there when the popup opens again', async () => {
  const popup = await askWithRefusedKey()
  await scene.closePopup(popup)
  await scene.configure({ key: demoKey })
  const again = await scene.reopenPopup()
  await again.untilShows('1200 × 800 pixels')
  expect(await again.turns()).toHaveLength(1)
  expect(scene.chatRequests()).toHaveLength(2)
  await scene.closePopup(again)
})

test('a key under a passphrase is asked for once after each start, and never stands in the profile', async () => {
  await keepKey('On this computer, locked by a passphrase', passphrase)
  expect(await storedLocally()).not.toContain(demoKey)
  await scene.browser.restart()
  scene.forgetTabs()
  const popup = await scene.askAbout('photo')
  await popup.untilShows('Your key is locked')
  expect(scene.demo.requests).toEqual([])
  await popup.surface.fill({ role: 'field', name: 'Passphrase' }, 'wrong horse battery')
  await popup.press('Unlock and ask')
  await popup.untilShows('This is not the passphrase')
  await popup.surface.fill({ role: 'field', name: 'Passphrase' }, passphrase)
  await popup.press('Unlock and ask')
  await popup.untilShows('1200 × 800 pixels')
  expect(scene.chatRequests()).toHaveLength(1)
  await scene.closePopup(popup)
  await scene.browser.killBackground()
  const again = await scene.askAbout('chart')
  await again.untilSettled(1)
  expect(scene.chatRequests()).toHaveLength(2)
  expect(await storedLocally()).not.toContain(demoKey)
  await scene.closePopup(again)
})

test('a key for this session only is gone after a restart, and nothing is sent without it', async () => {
  await keepKey('For this session only', null)
  expect(await storedLocally()).not.toContain(demoKey)
  const popup = await scene.askAbout('photo')
  await popup.untilSettled(1)
  await scene.closePopup(popup)
  expect(scene.chatRequests()).toHaveLength(1)
  await scene.browser.restart()
  scene.forgetTabs()
  const state = await waitUntil('the state', () =>
    scene.browser.evaluate<{ hasKey: boolean; storage: string }>(
      "browser.runtime.sendMessage({ name: 'readState', payload: {} }).then(({ value }) => value.key)",
    ),
  )
  expect(state).toMatchObject({ hasKey: false, storage: 'session' })
})
