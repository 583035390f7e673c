import { describe, expect, it } from 'vitest'
import { areaOf, around, type Box, contains, intersection } from '../../../../src/core/box.ts'
import type { Candidate } from '../../../../src/core/page/candidate.ts'
import { orderCandidates, type Stacked } from '../../../../src/core/page/candidate-order.ts'
import { nextRung, rungsOf } from '../../../../src/core/page/ladder.ts'
import { mosaicBox } from '../../../../src/core/page/mosaic.ts'

const thing = (more: Partial<Stacked> = {}): Stacked => ({
  kind: 'image',
  opacity: 1,
  share: 0.1,
  shorterSide: 100,
  isClicked: false,
  ...more,
})

describe('what is offered first under a point', () => {
  it.each<[string, Stacked[], number[]]>([
    ['the topmost of two', [thing(), thing()], [0, 1]],
    ['not what cannot be seen', [thing({ opacity: 0.01 }), thing({ kind: 'background' })], [1, 0]],
    ['not a counter of one pixel', [thing({ shorterSide: 1 }), thing()], [1, 0]],
    [
      'what the menu click named, although something lies over it',
      [thing(), thing({ isClicked: true })],
      [1, 0],
    ],
    [
      'not the clicked image when it cannot be seen',
      [thing({ isClicked: true, opacity: 0 }), thing()],
      [1, 0],
    ],
    ['the whole map, not the clicked tile', [thing({ isClicked: true }), thing({ kind: 'mosaic' })], [1, 0]],
    ['the wallpaper last', [thing({ kind: 'background', share: 1 }), thing()], [1, 0]],
    ['a large photo before what is under it', [thing({ share: 1 }), thing()], [0, 1]],
    ['an embedded page after pictures', [thing({ kind: 'frame' }), thing({ kind: 'svg' })], [1, 0]],
    ['nothing of nothing', [], []],
  ])('%s', (_what, stack, expected) => {
    expect(orderCandidates(stack)).toEqual(expected)
  })
})

const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height })

describe('pieces of one picture', () => {
  const grid = (columns: number, rows: number, gap: number) =>
    Array.from({ length: columns * rows }, (_, index) =>
      box((index % columns) * (100 + gap), Math.floor(index / columns) * (100 + gap), 100, 100),
    )
  it.each<[string, Box[], Box | null]>([
    ['four tiles without gaps', grid(2, 2, 0), box(0, 0, 200, 200)],
    ['tiles with hairlines', grid(4, 3, 0.5), box(0, 0, 401.5, 301)],
    ['pictures side by side with gaps', grid(3, 3, 12), null],
    ['three pieces only', grid(3, 1, 0), null],
    ['no pieces', [], null],
    ['a corner that is missing', grid(3, 3, 0).slice(1), null],
    [
      'many different sizes',
      [box(0, 0, 100, 60), box(100, 0, 50, 60), box(0, 60, 30, 40), box(30, 60, 120, 40)],
      null,
    ],
  ])('%s', (_what, pieces, expected) => {
    expect(mosaicBox(pieces)).toEqual(expected)
  })
})

describe('boxes', () => {
  it('share what lies in both, and nothing when they only touch', () => {
    expect(intersection(box(0, 0, 10, 10), box(5, 5, 10, 10))).toEqual(box(5, 5, 5, 5))
    expect(intersection(box(0, 0, 10, 10), box(10, 0, 10, 10))).toBeNull()
  })
  it('contain their first edge and not their last', () => {
    expect(contains(box(0, 0, 10, 10), 0, 9.9)).toBe(true)
    expect(contains(box(0, 0, 10, 10), 10, 0)).toBe(false)
  })
  it('have one around them, and none around nothing', () => {
    expect(around([box(5, 0, 1, 1), box(0, 5, 1, 1)])).toEqual(box(0, 0, 6, 6))
    expect(around([])).toBeNull()
    expect(areaOf(box(1, 1, 3, 4))).toBe(12)
  })
})

const candidate = (more: Partial<Candidate>): Candidate => ({
  kind: 'image',
  url: 'https://site.example/a.png',
  state: 'shown',
  size: { width: 10, height: 10 },
  part: null,
  isOnScreenOnly: false,
  alternativeText: '',
  box: box(0, 0, 10, 10),
  viewport: box(0, 0, 100, 100),
  deviceSize: { width: 10, height: 10 },
  ...more,
})

describe('the ways to the pixels', () => {
  it.each<[string, Partial<Candidate>, string[]]>([
    ['an image on the web', {}, ['file', 'background', 'drawing', 'screen', 'permission']],
    ['a data: image', { url: 'data:image/png;base64,' }, ['file', 'drawing', 'screen']],
    ['a canvas', { kind: 'canvas', url: null }, ['drawing', 'screen']],
    ['a mask: only the screen shows it right', { kind: 'mask', url: null, isOnScreenOnly: true }, ['screen']],
    ['a region', { kind: 'region', url: null }, ['screen']],
    ['a page of another origin', { kind: 'frame' }, ['file', 'background', 'screen', 'permission']],
    ['an image that is gone from the page', { kind: 'detached' }, ['file', 'background', 'permission']],
  ])('%s', (_what, more, expected) => {
    expect(rungsOf(candidate(more))).toEqual(expected)
  })

  const web = rungsOf(candidate({}))
  it.each([
    ['after a link comes the image itself', { sentAsLink: true, source: 'page' }, 'file'],
    [
      'after a link whose file could not be read, what stood in for it',
      { sentAsLink: true, source: 'screen' },
      'screen',
    ],
    ['after the file comes what is visible', { sentAsLink: false, source: 'page' }, 'screen'],
    ['after a fetch with permission, too', { sentAsLink: false, source: 'background' }, 'screen'],
    ['after the drawing comes the screen', { sentAsLink: false, source: 'canvas' }, 'screen'],
    ['after the screen comes the permission', { sentAsLink: false, source: 'screen' }, 'permission'],
    ['without anything, the first', { sentAsLink: false, source: null }, 'file'],
  ] as const)('%s', (_what, used, expected) => {
    expect(nextRung(web, used)).toBe(expected)
  })
  it('end where there is no other', () => {
    expect(nextRung(['drawing', 'screen'], { sentAsLink: false, source: 'screen' })).toBeNull()
  })
})
