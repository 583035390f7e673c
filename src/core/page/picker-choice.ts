import type { Box } from '../box.ts'
import type { CandidateKind, Viewport } from './candidate.ts'

/** What the picker gives back: a candidate that the page remembers, or a rectangle of the screen. */
export type PickerChoice =
  | { name: 'picked'; index: number }
  | { name: 'region'; box: Box; viewport: Viewport }

/** The texts of the picker; a page has no other way to our languages. */
export type PickerWords = {
  language: string
  title: string
  hint: string
  keys: string
  nothing: string
  region: string
  cancel: string
  kinds: Record<CandidateKind, string>
}
