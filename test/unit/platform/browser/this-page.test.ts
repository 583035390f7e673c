import { beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => void vi.resetModules())

test.each([
  ['normal', async () => ({ incognito: false }), false],
  ['private', async () => ({ incognito: true }), true],
  ['one that does not tell, and so private', () => Promise.reject(new Error('No current window')), true],
])('a page of a window that is %s', async (_, getCurrent, isPrivate) => {
  const { default: browser } = await import('webextension-polyfill')
  vi.spyOn(browser.windows, 'getCurrent').mockImplementation(getCurrent as never)
  const { thisPage } = await import('../../../../src/platform/browser/this-page.ts')
  expect(await thisPage()).toEqual({ isPrivate })
})
