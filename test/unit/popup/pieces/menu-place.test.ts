import { expect, test } from 'vitest'
import { menuPlace } from '../../../../src/popup/pieces/menu-place.ts'

const page = { width: 420, height: 600 }
const menu = { width: 200, height: 150 }
const buttonAt = (left: number, top: number) => ({ left, right: left + 28, top, bottom: top + 28 })

test.each([
  ['below a button at the top right, in line with its right edge', buttonAt(380, 6), { x: 208, y: 38 }],
  ['below a button at the left, in line with its left edge', buttonAt(12, 100), { x: 12, y: 132 }],
  ['above one with no room below', buttonAt(12, 540), { x: 12, y: 386 }],
  ['within the page beside a button at its very edge', buttonAt(-10, 6), { x: 4, y: 38 }],
])('a menu stands %s', (_where, button, place) => {
  expect(menuPlace(button, menu, page)).toEqual(place)
})

test('a menu higher than the page begins at its top', () => {
  expect(menuPlace(buttonAt(12, 300), { width: 200, height: 900 }, page).y).toBe(4)
})
