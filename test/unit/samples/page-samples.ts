import type { ImageClick } from '../../../src/background/image/image-click.ts'
import type { Candidate } from '../../../src/core/page/candidate.ts'
import { bytesOf, picture } from './sample-images.ts'

/** Where the picture of a page lies, unless a test says otherwise. */
export const lake = 'https://page.example/lake.png'

/** A picture that a page shows whole, in the middle of its window. */
export function makeCandidate(changes: Partial<Candidate> = {}): Candidate {
  return {
    kind: 'image',
    url: lake,
    state: 'shown',
    size: { width: 40, height: 30 },
    part: null,
    isOnScreenOnly: false,
    alternativeText: '',
    box: { x: 10, y: 10, width: 40, height: 30 },
    viewport: { x: 0, y: 0, width: 200, height: 100 },
    deviceSize: { width: 40, height: 30 },
    ...changes,
  }
}

/** A click by the menu on the picture of a page, in tab 1 of window 1. */
export function makeClick(changes: Partial<ImageClick> = {}): ImageClick {
  return {
    id: 'click',
    tabId: 1,
    windowId: 1,
    frameId: 0,
    pageUrl: 'https://page.example/album',
    aim: { name: 'menu', srcUrl: lake, targetElementId: null },
    candidate: 0,
    rung: null,
    isPrivate: false,
    ...changes,
  }
}

/** Bytes as a page hands them over. */
export const pageBytes = (bytes: Uint8Array, finalUrl = lake) => ({
  ok: true,
  base64: Buffer.from(bytes).toString('base64'),
  finalUrl,
})

/** A page with one picture, whose file it may read: a PNG of 40 x 30 pixels. */
export async function pageWithPicture(changes: Partial<Candidate> = {}) {
  const bytes = await bytesOf(picture().png())
  return { locate: () => [makeCandidate(changes)], fetch: () => pageBytes(bytes) }
}

/** Bytes as a data URL. */
export const dataUrlOf = (bytes: Uint8Array, type = 'image/png') =>
  `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
