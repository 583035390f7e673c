import { describe, expect, it } from 'vitest'
import {
  hasMoreBelow,
  type Places,
  placeOfMore,
  placeOfQuestion,
} from '../../../../../src/popup/turn/scroll/scroll-place.ts'

const places: Places = { viewHeight: 470, turnTop: 900, coveredHeight: 32, wanted: null }

describe('where a chat is scrolled to', () => {
  const cases: [why: string, places: Partial<Places>, top: number][] = [
    ['the question stands under the pictures that stick', {}, 900 - 32 - 8],
    ['the question stands at the top where they do not stick', { coveredHeight: 0 }, 900 - 8],
    ['a first question needs no scrolling', { turnTop: 60, coveredHeight: 52 }, 0],
    ['an empty chat begins at its top', { turnTop: null, coveredHeight: 0 }, 0],
    ['what is wanted and in sight changes nothing', { wanted: { top: 1000, bottom: 1300 } }, 860],
    ['what is wanted comes into sight', { wanted: { top: 1300, bottom: 1500 } }, 1500 - 470],
    ['of what is higher than the view its top', { wanted: { top: 1300, bottom: 2000 } }, 1300 - 32 - 8],
  ]
  it.each(cases)('%s', (_, changes, top) => {
    expect(placeOfQuestion({ ...places, ...changes })).toBe(top)
  })
})

describe('what lies below', () => {
  it.each([
    ['a line', 500, true],
    ['only the margin of the turn', 485, false],
    ['nothing', 300, false],
  ])('%s', (_, textEnd, isMore) => {
    expect(hasMoreBelow({ scrollTop: 0, viewHeight: 470, textEnd })).toBe(isMore)
  })

  it('is shown by the screen, with some lines of the last one', () => {
    expect(placeOfMore({ scrollTop: 100, viewHeight: 470, textEnd: 5000 }, 32)).toBe(100 + 470 - 32 - 48)
  })

  it('is shown to its end where little is left', () => {
    expect(placeOfMore({ scrollTop: 100, viewHeight: 470, textEnd: 1000 }, 32)).toBe(1000 - 470)
  })

  it('is reached in steps that end, from wherever one begins', () => {
    for (let scrollTop = 0, steps = 0; scrollTop < 9530; steps++) {
      scrollTop = placeOfMore({ scrollTop, viewHeight: 470, textEnd: 10_000 }, 52)
      expect(steps).toBeLessThan(30)
    }
  })
})
