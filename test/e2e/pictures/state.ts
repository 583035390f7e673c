import type { Settings } from '../../../src/core/settings/settings.ts'
import type { PopupPage } from '../scenes/popup-page.ts'
import type { PlaceName } from './places.ts'

/** What is on the gallery's page in place of the picture of a card; `source` is an expression that gives its address. */
export type OtherPicture = { width: number; height: number; source: string }

/** `forced`: those of a system with few colours, on black. */
export type Colours = 'light' | 'dark' | 'forced'

/** A state of the chat page that a person should look at, and how one gets there. */
export type State = {
  name: string
  /** The card of the gallery that is asked about; without one the chat of the state before is looked at once more. */
  card?: string
  picture?: OtherPicture
  /** What is set for it; all else is as `usual` has it. */
  set?: Partial<Settings>
  /** What the chat shows once one can look; else its answer has ended. */
  until?: RegExp
  /** What is done before one looks. */
  reach?: (chat: PopupPage) => Promise<unknown>
  /** The popup alone, if left out. */
  in?: readonly PlaceName[]
  /** Light and dark, if left out. */
  colours?: readonly Colours[]
}

/** States that stand together on one sheet. */
export type Group = { name: string; states: readonly State[] }

/** The small places too, where room is short. */
export const small = ['popup', 'narrow', 'zoomed'] as const
export const everywhere = [...small, 'panel', 'sidebar', 'tab'] as const
