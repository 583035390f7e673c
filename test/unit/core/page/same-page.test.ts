import { expect, test } from 'vitest'
import { isInFront } from '../../../../src/core/page/same-page.ts'

const click = { windowId: 1, pageUrl: 'https://page.example/a?b=1#top' }
const tab = { active: true, windowId: 1, url: click.pageUrl }

test.each([
  ['as it was', {}, true],
  ['at another place of the page', { url: 'https://page.example/a?b=1#end' }, true],
  ['behind another tab', { active: false }, false],
  ['in another window', { windowId: 2 }, false],
  ['at another address', { url: 'https://page.example/a?b=2' }, false],
  ['at an address that we may no longer know', { url: undefined }, false],
])('a tab %s: is it still in front? %s', (_, change, is) => {
  expect(isInFront({ ...tab, ...change }, click)).toBe(is)
})

test('a tab whose address was unknown at the click is compared with what can be', () => {
  const unknown = { windowId: 1, pageUrl: '' }
  expect(isInFront({ active: true, windowId: 1, url: undefined }, unknown)).toBe(true)
  expect(isInFront(tab, unknown)).toBe(false)
})
