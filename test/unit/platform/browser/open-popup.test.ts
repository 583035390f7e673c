import { beforeEach, expect, test, vi } from 'vitest'
import { openPopup } from '../../../../src/platform/browser/open-popup.ts'

const world = vi.hoisted(() => ({ refusal: '', windows: [] as unknown[] }))
vi.mock('webextension-polyfill', () => ({
  default: {
    action: {
      openPopup: async () => {
        if (world.refusal) throw new Error(world.refusal)
      },
    },
    runtime: { getURL: (path: string) => `chrome-extension://ours/${path}` },
    windows: {
      get: async () => ({ state: 'normal' }),
      create: async (given: unknown) => void world.windows.push(given),
    },
  },
}))

beforeEach(() => {
  world.refusal = ''
  world.windows = []
})

test('a popup that the browser opens is all there is', async () => {
  await openPopup(1)
  expect(world.windows).toEqual([])
})

// Chromium says so of a popup that is closed within its first 300 ms, and of the second click of two.
test('a popup that was closed at once, or is on its way already, is not followed by a window', async () => {
  world.refusal = 'Failed to open popup.'
  await openPopup(1)
  expect(world.windows).toEqual([])
})

test.each(['Browser window has no toolbar.', 'action.openPopup is not a function'])(
  'where the browser has no popup (%s), a small window shows the same page',
  async (refusal) => {
    world.refusal = refusal
    await openPopup(1)
    expect(world.windows).toMatchObject([
      { type: 'popup', url: 'chrome-extension://ours/src/popup/index.html?window' },
    ])
  },
)
