import { describe, expect, it } from 'vitest'
import { readImageLayers, splitTopLevel } from '../../../../src/core/page/background-layers.ts'
import { type Placement, spriteCell } from '../../../../src/core/page/shown-part.ts'

const file = (url: string) => ({ name: 'file', url })
const painted = { name: 'painted' }
const none = { name: 'none' }

describe('the layers of a CSS image, topmost first', () => {
  it.each([
    ['none', 'none', [none]],
    ['one file', 'url("https://a.example/x.png")', [file('https://a.example/x.png')]],
    ['an address without quotes', 'url(https://a.example/x.png)', [file('https://a.example/x.png')]],
    ['a comma in an address', 'url("https://a.example/x,y.png")', [file('https://a.example/x,y.png')]],
    ['a bracket in an address', 'url("https://a.example/x).png")', [file('https://a.example/x).png')]],
    ['an escaped quote', 'url("https://a.example/\\"x\\".png")', [file('https://a.example/"x".png')]],
    ['a data: address', 'url("data:image/svg+xml,%3Csvg/%3E")', [file('data:image/svg+xml,%3Csvg/%3E')]],
    [
      'a gradient over a file',
      'linear-gradient(rgba(0, 0, 0, 0.5), rgb(1, 2, 3)), url("https://a.example/x.png")',
      [painted, file('https://a.example/x.png')],
    ],
    ['files that are mixed', 'cross-fade(url("a.png") 50%, url("b.png") 50%)', [painted]],
  ])('%s', (_what, value, expected) => {
    expect(readImageLayers(value, 1)).toEqual(expected)
  })

  const set = 'image-set(url("1.png") 1dppx, url("2.png") 2dppx type("image/png"), url("3.png") 3dppx)'
  it.each([
    [1, '1.png'],
    [1.5, '2.png'],
    [2, '2.png'],
    [4, '3.png'],
  ])('an image-set at density %s shows %s', (density, url) => {
    expect(readImageLayers(set, density)).toEqual([file(url)])
  })
  it('passes over types of an image-set that browsers do not show', () => {
    const value = 'image-set("x.jxl" type("image/jxl") 1x, "x.png" type("image/png") 1x)'
    expect(readImageLayers(value, 1)).toEqual([file('x.png')])
  })
  it('reads the prefixed name and densities in dpi', () => {
    expect(readImageLayers('-webkit-image-set(url("a.png") 96dpi, url("b.png") 192dpi)', 2)).toEqual([
      file('b.png'),
    ])
  })
  it('never throws, whatever is written', () => {
    for (const value of ['', ',', 'url(', 'url("', '\\', 'image-set(', 'image-set()', 'url(\\110000000)'])
      expect(() => readImageLayers(value, 1)).not.toThrow()
  })
  it('splits outside quotes and brackets only', () => {
    expect(splitTopLevel('a(b, c), "d, e", f', ',')).toEqual(['a(b, c)', '"d, e"', 'f'])
  })
})

describe('the cell of a sprite sheet that shows', () => {
  const sheet = { width: 480, height: 180 }
  const cell = { width: 120, height: 90 }
  const at = (position: string, more: Partial<Placement> = {}): Placement => ({
    size: 'auto',
    position,
    repeat: 'repeat',
    ...more,
  })
  it.each([
    ['by pixels', at('-240px 0px'), { x: 240, y: 0, width: 120, height: 90 }],
    ['by percent', at('100% 100%'), { x: 360, y: 90, width: 120, height: 90 }],
    [
      'of a sheet drawn at half size',
      at('-120px 0px', { size: '240px 90px' }),
      { x: 240, y: 0, width: 240, height: 180 },
    ],
    [
      'of an <img> with object-fit: none',
      at('-120px -90px', { size: 'none', repeat: 'no-repeat' }),
      { x: 120, y: 90, width: 120, height: 90 },
    ],
  ])('%s', (_how, placement, expected) => {
    expect(spriteCell(cell, sheet, placement)).toEqual(expected)
  })
  it.each([
    ['all of it shows', { width: 480, height: 180 }, at('0% 0%')],
    [
      'it covers the box, and most of it shows',
      { width: 300, height: 160 },
      at('50% 50%', { size: 'cover' }),
    ],
    ['it repeats', { width: 2000, height: 20 }, at('0% 0%')],
    ['its place is computed in a way that is not known here', cell, at('calc(50% - 3px) 0px')],
    ['it lies outside the box', cell, at('-2000px 0px', { repeat: 'no-repeat' })],
  ])('is none when %s', (_why, area, placement) => {
    expect(spriteCell(area, sheet, placement)).toBeNull()
  })
})
