import { describe, expect, it } from 'vitest'
import type { AttachedImage, LinkRefusal } from '../../../../src/core/image/attached-image.ts'
import { firstRoute, nextRoute, noteOf, traitsAfter } from '../../../../src/core/request/image-route.ts'
import {
  canTravelAsLink,
  linkToSend,
  refusalToTell,
  sizeAsSent,
} from '../../../../src/core/request/travel.ts'
import { defaultTraits } from '../../../../src/core/server/server-traits.ts'
import { makeImage } from '../../samples/samples.ts'

const traits = defaultTraits('https://api.openai.com/v1')

describe('whether an image goes out as its link', () => {
  const cases: [Partial<AttachedImage>, boolean, string][] = [
    [{}, true, 'a public JPEG'],
    [{ link: null }, false, 'no public link'],
    [{ type: 'image/avif' }, false, 'a type that the API does not take'],
    [{ type: 'image/gif', animated: true }, false, 'an animated GIF'],
    [{ type: 'image/gif' }, true, 'a GIF that stands still'],
    [{ type: null, link: 'https://a.example/x.svg' }, false, 'unknown, but its ending says SVG'],
    [{ type: null, link: 'https://a.example/x' }, true, 'unknown: the refusal of the API costs nothing'],
    [{ link: 'https://images.example/photo.jpg?id=1' }, false, 'a link of before, with a parameter'],
    [{ link: 'http://127.0.0.1.nip.io/photo.jpg' }, false, 'a link of a file, to a private network'],
  ]
  for (const [changes, expected, reason] of cases)
    it(reason, () => expect(canTravelAsLink(makeImage(changes))).toBe(expected))
})

describe('an image whose stored link is not plain', () => {
  const asked = { asBytes: false, model: 'gpt-6-luna', level: 'high' } as const
  const size = { width: 800, height: 600 }
  const copy = { source: 'page', type: 'image/jpeg', size, byteLength: 9 } as const
  const stored = makeImage({ link: 'https://images.example/photo.jpg?sig=1', copy })

  it('goes as itself, at the price of that', () => {
    expect(linkToSend(stored, asked)).toBeNull()
    expect(sizeAsSent(stored, asked)).toEqual(size)
  })

  it('goes without the fragment of one that is', () => {
    const link = 'https://images.example/photo.jpg#token=1'
    expect(linkToSend(makeImage({ link }), asked)).toBe('https://images.example/photo.jpg')
  })

  const unlinked = { link: null, linkRefusal: 'private' } as const
  it.each<
    [string, AttachedImage, Partial<{ asBytes: boolean; level: 'high' | 'original' }>, LinkRefusal | null]
  >([
    ['tells why', stored, {}, 'parameters'],
    ['tells it of a link that was never kept', makeImage(unlinked), {}, 'private'],
    ['tells nothing of a plain link', makeImage(), {}, null],
    ['tells nothing of a row of before', makeImage({ link: null }), {}, null],
    ['tells nothing where no link is to go', stored, { asBytes: true }, null],
    [
      'tells nothing of a type that is never linked',
      makeImage({ ...unlinked, type: 'image/avif' }),
      {},
      null,
    ],
    [
      'tells nothing of an animation',
      makeImage({ ...unlinked, type: 'image/gif', animated: true }),
      {},
      null,
    ],
  ])('%s', (_, image, changes, expected) => {
    expect(refusalToTell(image, { ...asked, ...changes })).toBe(expected)
  })

  it('is not said to have been tried', () => {
    const route = nextRoute(firstRoute('link', traits), { name: 'send-bytes' }, { kind: 'link-not-opened' })
    expect(noteOf(route, 'parameters')).toBeNull()
    expect(noteOf(route, null)).toBe('link-not-opened')
    expect(noteOf({ ...route, note: 'reencoded' }, 'parameters')).toBe('reencoded')
  })
})

describe('the way of an image after a refusal', () => {
  it('starts with the link unless the user or the server wants the image itself', () => {
    expect(firstRoute('link', traits).asBytes).toBe(false)
    expect(firstRoute('image', traits).asBytes).toBe(true)
    expect(firstRoute('link', { ...traits, linksUnsupported: true }).asBytes).toBe(true)
  })

  it('sends the image itself after the server could not open the link, and says so', () => {
    const next = nextRoute(firstRoute('link', traits), { name: 'send-bytes' }, { kind: 'link-not-opened' })
    expect(next).toMatchObject({ asBytes: true, note: 'link-not-opened' })
  })

  it('halves the sides after the server found the image too large', () => {
    const next = nextRoute(firstRoute('link', traits), { name: 'shrink' }, { kind: 'image-too-large' })
    expect(next).toMatchObject({ asBytes: true, scale: 0.5, note: 'shrunk-to-fit' })
  })

  it('remembers what a server does not know, and nothing else', () => {
    expect(traitsAfter(traits, { kind: 'links-unsupported' }).linksUnsupported).toBe(true)
    expect(
      traitsAfter(traits, { kind: 'unknown-parameter', parameter: 'max_completion_tokens' }).tokenLimitName,
    ).toBe('max_tokens')
    expect(traitsAfter(traits, { kind: 'unknown-parameter', parameter: 'detail' }).sendsDetail).toBe(false)
    expect(traitsAfter(traits, { kind: 'link-not-opened' })).toBe(traits)
    const unexplained = { kind: 'unexpected', status: 400, code: null, words: null } as const
    expect(traitsAfter(traits, unexplained, { name: 'send-bytes' })).toBe(traits)
  })

  it('does not say that a link failed of which the server said nothing', () => {
    const unexplained = { kind: 'unexpected', status: 400, code: null, words: null } as const
    const next = nextRoute(firstRoute('link', traits), { name: 'send-bytes' }, unexplained)
    expect(next).toMatchObject({ asBytes: true, note: 'link-refused' })
    expect(noteOf(next, 'parameters')).toBeNull()
  })

  it('gives up a level for the server, and the detail itself only where no level is known', () => {
    const problem = { kind: 'detail-level-unknown' } as const
    const atHigh = traitsAfter(traits, problem, { name: 'detail-high' })
    expect(atHigh).toMatchObject({ knowsOriginal: false, sendsDetail: true })
    const without = { name: 'without-parameter', parameter: 'detail' } as const
    expect(traitsAfter(atHigh, problem, without)).toMatchObject({ sendsDetail: false })
  })

  it('remembers a longest answer of the model, and not one of this chat', () => {
    const problem = { kind: 'answer-limit-too-large', model: 'm', fits: 8192 } as const
    expect(traitsAfter(traits, { ...problem, ofModel: true }).answerLimits).toEqual({ m: 8192 })
    expect(traitsAfter(traits, { ...problem, ofModel: false })).toBe(traits)
    expect(traitsAfter(traits, { ...problem, fits: null, ofModel: true })).toBe(traits)
  })
})
