import type { Size } from '../../size.ts'

/** How the stored pixels must be turned, as EXIF numbers it: 1 is upright, 5 to 8 swap width and height. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** What one format's reader finds; a size of zero means that it could not be read. */
export type HeaderFacts = {
  size: Size
  animated: boolean
  orientation: Orientation
  /** Whether it carries more than pixels and colours: EXIF, XMP, comments, other pictures, bytes behind the image. */
  hasMetadata: boolean
}
