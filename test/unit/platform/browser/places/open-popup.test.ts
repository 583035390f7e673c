import { expect, test } from 'vitest'
import browser from 'webextension-polyfill'
import { openPopup } from '../../../../../src/platform/browser/places/open-popup.ts'
import { world } from '../../../fakes/browser.ts'

const place = { windowId: 1, isPrivate: false }

test('a popup that the browser opens is all there is', async () => {
  await openPopup(place)
  expect(world.created).toEqual([])
})

// Chromium says so of a popup that is closed within its first 300 ms, and of the second click of two.
test('a popup that was closed at once, or is on its way already, is not followed by a window', async () => {
  world.popupRefusal = 'Failed to open popup.'
  await openPopup(place)
  expect(world.created).toEqual([])
})

test.each(['Browser window has no toolbar.', 'action.openPopup is not a function'])(
  'where the browser has no popup (%s), a small window shows the same page',
  async (refusal) => {
    world.popupRefusal = refusal
    await openPopup(place)
    expect(world.created).toMatchObject([
      { type: 'popup', url: 'chrome-extension://own/src/popup/index.html?window' },
    ])
  },
)

test.each([
  ['which can hold our pages (Firefox), is private too', { sidebarAction: {} }, [{ incognito: true }]],
  ['which cannot (Chromium), is none: another kind of window would show the chat', {}, []],
])('the small window of a private window %s', async (_, facilities, created) => {
  Object.assign(browser, facilities)
  world.popupRefusal = 'Browser window has no toolbar.'
  await openPopup({ windowId: 1, isPrivate: true })
  Reflect.deleteProperty(browser, 'sidebarAction')
  expect(world.created).toMatchObject(created)
  expect(world.created).toHaveLength(created.length)
})
