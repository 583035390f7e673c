import type { Box } from '../box.ts'
import type { Size } from '../size.ts'

/**
 * What can be asked about on a page. A `mosaic` is a picture put together from many (map tiles, a sliced page), a `frame`
 * a page of another origin, a `region` what the user drew, a `detached` image one that the page removed after the click.
 */
export const candidateKinds = [
  'image',
  'background',
  'pseudo',
  'list-marker',
  'border',
  'mask',
  'svg',
  'canvas',
  'video',
  'poster',
  'object',
  'mosaic',
  'frame',
  'region',
  'detached',
] as const

export type CandidateKind = (typeof candidateKinds)[number]

/** The part of the top page that the window shows, in its CSS pixels; `x` and `y` differ from 0 in a pinched page only. */
export type Viewport = Box

/** The most characters (UTF-16 units) of the words that a page has for one. */
export const maxAlternativeCharacters = 500

/** Something on a page that shows a picture, as the page tells it. Lengths are CSS pixels of the top window's viewport. */
export type Candidate = {
  kind: CandidateKind
  /** The address of the file that is shown; null for what is drawn. */
  url: string | null
  /** Still loading, showing, or broken. */
  state: 'loading' | 'shown' | 'broken'
  /** The element shows another file by now than the one at `url`, which was meant. */
  isReplaced?: boolean
  /** The real size of the file or the drawing in its own pixels; null when unknown. */
  size: Size | null
  /** The cell of a sprite sheet that is shown, in pixels of the file; null when the file is meant as a whole. */
  part: Box | null
  /** Only the screen shows it right: what the file holds is masked, repeated or in pieces. */
  isOnScreenOnly: boolean
  /** At most `maxAlternativeCharacters`. */
  alternativeText: string
  /** Where it is; null inside a frame of another origin, and for what is gone. */
  box: Box | null
  viewport: Viewport
  /** Device pixels of the box: what an SVG should be drawn at, at least. */
  deviceSize: Size
}

/** What the user pointed at: by the image menu, or with the picker. */
export type Aim =
  /** `srcUrl` is '' when the browser left it out, as Chromium does for addresses over 2 MB. */
  | { name: 'menu'; srcUrl: string; targetElementId: number | null }
  /** A candidate that the picker remembered in the page, under the click's id. */
  | { name: 'picked'; index: number }
  /** A rectangle drawn on the page, in CSS pixels of `viewport`. */
  | { name: 'region'; box: Box; viewport: Viewport }
