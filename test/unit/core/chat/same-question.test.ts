import { describe, expect, test } from 'vitest'
import { isSameQuestion, isShownAtOnce, type Travel } from '../../../../src/core/chat/same-question.ts'
import type { AttachedImage, SentImage } from '../../../../src/core/image/attached-image.ts'
import { makeRow } from '../../samples/ledger-rows.ts'
import { makeImage, makeTurn } from '../../samples/samples.ts'

const copy = { source: 'page', type: 'image/png', size: { width: 1, height: 1 }, byteLength: 1 } as const
const linkOnly = makeImage()
const held = makeImage({ copy })
const receipt = (image: AttachedImage, as: Travel): SentImage => ({
  imageId: image.id,
  as,
  level: 'low',
  type: null,
  size: null,
  byteLength: null,
  conversions: [],
  note: null,
})

describe('a stored answer belongs to what was sent', () => {
  const answered = (image: AttachedImage, as: Travel) =>
    makeTurn({ answer: 'A lake.', images: [image], sent: [receipt(image, as)] })

  test.each<[boolean, string, ReturnType<typeof answered>, AttachedImage, Travel]>([
    [true, 'the same bytes, twice as bytes', answered(held, 'bytes'), held, 'bytes'],
    [true, 'the same link, twice as a link', answered(linkOnly, 'link'), linkOnly, 'link'],
    [true, 'the same link with the same pixels', answered(held, 'link'), held, 'link'],
    [true, 'the same link, now without pixels', answered(held, 'link'), makeImage({ id: 'x' }), 'link'],
    [
      true,
      'the same bytes under another link, twice as bytes',
      answered(held, 'bytes'),
      makeImage({ copy, link: 'https://other.example/a.jpg' }),
      'bytes',
    ],
    [
      false,
      'the pixels that a site showed the browser, while the server opened its link',
      answered(makeImage({ copy, link: 'https://hostile.example/a.jpg' }), 'link'),
      held,
      'bytes',
    ],
    [
      false,
      'the same pixels behind another link',
      answered(makeImage({ copy, link: 'https://hostile.example/a.jpg' }), 'link'),
      held,
      'link',
    ],
    [false, 'a link, then the same pixels as bytes', answered(held, 'link'), held, 'bytes'],
    [false, 'bytes, then their link', answered(held, 'bytes'), held, 'link'],
    [false, 'the same link with other pixels', answered(held, 'link'), makeImage({ id: 'x', copy }), 'link'],
    [false, 'other bytes under one link', answered(held, 'bytes'), makeImage({ id: 'x', copy }), 'bytes'],
    [false, 'bytes that nobody holds any more', answered(linkOnly, 'bytes'), linkOnly, 'bytes'],
    [false, 'no receipt', makeTurn({ answer: 'A lake.', images: [held] }), held, 'bytes'],
    [false, 'the receipt of another image', { ...answered(held, 'bytes'), sent: [] }, held, 'bytes'],
  ])('%s: %s', (expected, _, earlier, image, travel) => {
    expect(isSameQuestion(earlier, makeTurn({ images: [image] }), () => travel)).toBe(expected)
  })

  const earlier = answered(held, 'bytes')
  const request = { startedAt: 0, estimate: makeRow().estimate, usage: null, usd: null, requestId: null }
  const asked = makeTurn({ images: [held] })
  test.each<[string, Partial<typeof earlier>, Partial<typeof asked>]>([
    ['other words', {}, { question: 'Why?' }],
    ['one image more', {}, { images: [held, makeImage({ id: 'x', copy })] }],
    ['no image', { images: [] }, { images: [] }],
    ['an answer that was cut', { state: { name: 'cut' } }, {}],
    ['an answer without words', { answer: '' }, {}],
    ['an answer within a chat, which knew more', { sequence: 2 }, {}],
    ['an answer of another model', { model: 'gpt-6-sol' }, {}],
    ['an answer of another server', { host: 'other.example' }, {}],
    ['an answer that was continued, maybe about other pixels', { requests: [request, request] }, {}],
  ])('and to the whole question: not %s', (_, before, now) => {
    expect(isSameQuestion({ ...earlier, ...before }, { ...asked, ...now }, () => 'bytes')).toBe(false)
  })
})

const day = 24 * 60 * 60_000
test.each<[boolean, string, number, Travel[]]>([
  [true, 'a link asked about a moment ago', 0, ['link']],
  [true, 'a link asked about a day ago', day, ['link']],
  [false, 'a link asked about longer ago', day + 1, ['link']],
  [false, 'one link among others', 2 * day, ['bytes', 'link']],
  [false, 'a link asked about in the future', -1, ['link']],
  [true, 'bytes, however old', 400 * day, ['bytes']],
])('shown at once, %s: %s', (expected, _, age, travels) => {
  expect(isShownAtOnce(1e12 - age, 1e12, travels)).toBe(expected)
})
