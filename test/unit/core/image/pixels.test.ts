import { describe, expect, it } from 'vitest'
import { readDataUrl } from '../../../../src/core/image/data-url.ts'
import { looksLikeLineArt } from '../../../../src/core/image/line-art.ts'
import { matteFor } from '../../../../src/core/image/matte.ts'
import { cropArea } from '../../../../src/core/page/crop-area.ts'

const samples = (count: number, pixel: (index: number) => [number, number, number, number]) =>
  new Uint8ClampedArray(Array.from({ length: count }, (_, index) => pixel(index)).flat())

describe('the part of the screen that shows an image', () => {
  const viewport = { width: 1000, height: 500 }
  it('is measured in the picture’s own pixels, whatever zoom and device pixel ratio are', () => {
    const box = { x: 100, y: 50, width: 200, height: 100 }
    expect(cropArea(box, viewport, { width: 2000, height: 1000 })).toEqual({
      x: 200,
      y: 100,
      width: 400,
      height: 200,
    })
  })
  it('keeps its proportions where the browser rounds the viewport', () => {
    const box = { x: 10, y: 20, width: 240, height: 160 }
    // 1100 x 602 pixels at three for one.
    const area = cropArea(box, { width: 367, height: 200 }, { width: 1100, height: 602 })
    expect([area?.width, area?.height]).toEqual([719, 480])
  })
  it('is only what is inside the window', () => {
    const box = { x: -50, y: 450, width: 100, height: 100 }
    expect(cropArea(box, viewport, viewport)).toEqual({ x: 0, y: 450, width: 50, height: 50 })
  })
  it('is nothing for an image scrolled out of sight', () => {
    expect(cropArea({ x: 0, y: 600, width: 10, height: 10 }, viewport, viewport)).toBeNull()
  })
})

describe('the matte under a transparent picture', () => {
  it('is dark under white text, so that it stays readable', () => {
    expect(matteFor(samples(100, (index) => (index % 4 === 0 ? [255, 255, 255, 255] : [0, 0, 0, 0])))).toBe(
      '#202124',
    )
  })
  it('is white under a dark drawing', () => {
    expect(matteFor(samples(100, (index) => (index % 4 === 0 ? [10, 10, 10, 255] : [0, 0, 0, 0])))).toBe(
      '#ffffff',
    )
  })
  it('is not there under a picture without holes', () => {
    expect(matteFor(samples(100, () => [200, 10, 10, 255]))).toBeNull()
  })
})

describe('telling a drawing from a photo', () => {
  it('text on a page is a drawing', () => {
    expect(
      looksLikeLineArt(samples(400, (index) => (index % 9 === 0 ? [20, 20, 20, 255] : [255, 255, 255, 255]))),
    ).toBe(true)
  })
  it('a gradient of many colours is a photo', () => {
    expect(
      looksLikeLineArt(samples(400, (index) => [index % 256, (index * 7) % 256, (index * 13) % 256, 255])),
    ).toBe(false)
  })
})

describe('data: addresses', () => {
  const text = (url: string) => {
    const read = readDataUrl(url)
    return read && `${read.type} ${new TextDecoder().decode(read.bytes)}`
  }
  it.each([
    ['data:image/svg+xml,%3Csvg/%3E', 'image/svg+xml <svg/>', 'percent-encoded'],
    ['data:image/svg+xml;charset=utf-8,<svg>é</svg>', 'image/svg+xml <svg>é</svg>', 'not encoded at all'],
    ['data:text/plain;base64,SGk=', 'text/plain Hi', 'base64'],
    ['data:text/plain;base64,SGk%3D', 'text/plain Hi', 'base64 with escapes'],
    ['data:,100%', 'text/plain 100%', 'a percent sign that is no escape'],
    ['data:image/png;base64,***', null, 'not base64'],
    ['data:image/png', null, 'no comma'],
  ])('%s', (url, expected, _reason) => expect(text(url)).toBe(expected))
})
