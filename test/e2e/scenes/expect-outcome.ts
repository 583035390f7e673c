import { expect } from 'vitest'
import type { ApiRequest } from '../../demo/api/api-request.ts'
import { colourDistance } from '../../demo/api/decode-image.ts'
import type { Outcome } from '../../demo/gallery/places/place.ts'
import type { PopupPage } from './popup-page.ts'

// Resampling, JPEG and the server's boxes of 32 steps move a colour a little; another picture is farther away.
const sameColour = 48
/** Of the picture's area; less is an edge or noise. */
const goodPart = 0.04

export type Refused = Extract<Outcome, { problem: RegExp }>
export type Shown = Exclude<Outcome, Refused>

/** Asserts that the server got what a place shows, or that the user reads why not. Gives one line on what came. */
export async function expectOutcome(
  outcome: Outcome,
  requests: readonly ApiRequest[],
  popup: PopupPage,
): Promise<string> {
  if (!('problem' in outcome)) return expectShown(outcome, requests)
  expect(requests, 'no request').toHaveLength(0)
  expect((await popup.alerts()).join('\n')).toMatch(outcome.problem)
  return `says so: ${outcome.reason}`
}

/** Asserts that there was one request, and that the picture in it is the one that a place shows. */
export function expectShown(outcome: Shown, requests: readonly ApiRequest[]): string {
  expect(requests, 'one request').toHaveLength(1)
  const [image, ...others] = requests[0]?.images ?? []
  expect(others).toEqual([])
  const decoded = image?.decoded
  expect(decoded, 'the server could decode it').toBeTruthy()
  if (!image || !decoded) return ''
  const seen = decoded.dominantColours.filter(({ share }) => share >= goodPart)
  const shows = (colour: string) => seen.some((each) => colourDistance(each.colour, colour) < sameColour)
  const found = `${decoded.width} x ${decoded.height}: ${seen.map(({ colour }) => colour).join(' ')}`
  expect(
    outcome.colours.filter((colour) => !shows(colour)),
    `missing in ${found}`,
  ).toEqual([])
  expect((outcome.absent ?? []).filter(shows), `wrong in ${found}`).toEqual([])
  if (outcome.size) expect({ width: decoded.width, height: decoded.height }, found).toEqual(outcome.size)
  if (outcome.proportions)
    expect(Math.abs(decoded.width / decoded.height / outcome.proportions - 1), found).toBeLessThan(0.03)
  return `${image.as === 'link' ? 'link' : decoded.type.replace('image/', '').toUpperCase()}, ${decoded.width} × ${decoded.height}`
}
