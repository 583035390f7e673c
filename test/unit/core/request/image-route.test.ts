import { describe, expect, it } from 'vitest'
import type { AttachedImage } from '../../../../src/core/image/attached-image.ts'
import { firstRoute, nextRoute, traitsAfter } from '../../../../src/core/request/image-route.ts'
import { canTravelAsLink } from '../../../../src/core/request/travel.ts'
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
  ]
  for (const [changes, expected, reason] of cases)
    it(reason, () => expect(canTravelAsLink(makeImage(changes))).toBe(expected))
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
  })
})
