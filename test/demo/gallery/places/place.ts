import type { Origins } from '../cards.ts'
import { placeColours } from '../pictures/place-pictures.ts'

/**
 * How a test points at a place: by the access key in the native menu of images, by walking up that menu where its key means
 * something else, by the picker, or in its own way.
 */
export type Pointing = 'menu' | 'menu-arrows' | 'picker' | 'own'

/** What must come of a place in a browser: a picture, or a problem in words with the browser's reason for it. */
export type Outcome =
  | {
      /** `#rrggbb`, each on a good part of what the server decoded. */
      colours: readonly string[]
      /** Colours of what would be wrong. */
      absent?: readonly string[]
      /** Exact, in pixels; left out where it depends on the screen. */
      size?: { width: number; height: number }
      /** Width by height; where neither is given, proportions are not looked at. */
      proportions?: number
    }
  | { problem: RegExp; reason: string }

/** A card of a page of hard places. The element is `#place-<id>`, and what is pointed at is `.target` in it. */
export type Place = {
  id: string
  /** Of the list of ways in which an image can sit on a page. */
  entry: number
  title: string
  by: readonly Pointing[]
  markup: (origins: Origins) => string
  style?: string
  /** Its picture is behind a password, which the test gives to the browser first. */
  logIn?: true
  /** Runs when the page has loaded; `card` is the article. */
  script?: string
  outcome: Outcome
  /** Where one browser differs, with its reason in the outcome. */
  inChromium?: { by?: readonly Pointing[]; outcome?: Outcome }
  inFirefox?: { by?: readonly Pointing[]; outcome?: Outcome }
}

export const flagSize = { width: 300, height: 200 }

/** The outcome that shows one of the flags, as its own file or at its proportions. */
export function shows(
  file: keyof typeof placeColours,
  more: { absent?: keyof typeof placeColours; cropped?: boolean } = {},
): Outcome {
  return {
    colours: placeColours[file],
    ...(more.absent ? { absent: placeColours[more.absent] } : {}),
    ...(more.cropped ? { proportions: 1.5 } : { size: flagSize }),
  }
}

/** A flag as an `<img>`. */
export const flagImage = (file: keyof typeof placeColours, more = 'class="target"') =>
  `<img src="/pictures/${file}" width="240" height="160" alt="" ${more}>`
