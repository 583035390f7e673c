import { expect, test } from 'vitest'
import { vectorSize } from '../../../../src/core/page/vector-size.ts'

const size = (width: number, height: number) => ({ width, height })
const nothing = size(0, 0)

test.each([
  ['its own', size(40, 30), size(40, 30), size(40, 30)],
  ['its own, where it is shown smaller', size(40, 30), size(4, 3), size(40, 30)],
  ['as large as it is shown', size(40, 30), size(400, 300), size(400, 300)],
  ['its place on the screen, where it has none', null, size(80, 20), size(80, 20)],
  ['none, where nobody knows one', nothing, nothing, null],
  ['as many pixels as are decoded', size(20_000, 12_000), nothing, size(14_142, 8_485)],
  ['no more than a canvas is wide', size(1_000_000, 10), nothing, size(16_384, 1)],
  ['no more than that, however large it is shown', size(10, 10), size(1e6, 1e6), size(10_954, 10_954)],
])('the size to draw an SVG at is %s', (_, own, deviceSize, expected) => {
  expect(vectorSize({ size: own, deviceSize })).toEqual(expected)
})
