import { expect } from 'vitest'
import type { ReceivedImage } from '../../demo/api/read-image-part.ts'
import type { Card } from '../../demo/gallery/cards.ts'

const channels = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

/** Distance of two `#rrggbb` colours, 0 to 441. */
function distance(one: string, other: string): number {
  const [a, b] = [channels(one), channels(other)]
  return Math.hypot(...a.map((value, index) => value - (b[index] ?? 0)))
}

// Resampling, JPEG and the server's boxes of 32 steps move a colour a little; another picture is farther away.
const sameColour = 48

/** Asserts that what the server decoded is the card's picture: its colours, its proportions, and nothing hidden in it. */
export function expectPictureOf(card: Card, image: ReceivedImage | undefined): void {
  const { decoded } = image ?? {}
  expect(decoded, 'the server could decode it').toBeTruthy()
  if (!decoded || !card.expected) return
  const missing = card.expected.colours.filter(
    (colour) => !decoded.dominantColours.some((seen) => distance(seen.colour, colour) < sameColour),
  )
  const seen = decoded.dominantColours.map(({ colour }) => colour).join(' ')
  expect(missing, `colours of the card that are not among ${seen}`).toEqual([])
  const proportions = card.expected.width / card.expected.height
  expect(Math.abs(decoded.width / decoded.height / proportions - 1), 'proportions').toBeLessThan(0.02)
}
