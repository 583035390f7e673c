import type { Aim } from '../../core/page/candidate.ts'
import type { Rung } from '../../core/page/ladder.ts'

/** A click that asks about something on a page: where it was, and what it meant. */
export type ImageClick = {
  /** Names the click in the page too, where its candidates are remembered. */
  id: string
  tabId: number
  windowId: number
  frameId: number
  pageUrl: string
  aim: Aim
  /** Which of the candidates is asked about, in the order in which the page gave them. */
  candidate: number
  /** The way to the pixels that the user chose; null: the least intrusive that works, a link included. */
  rung: Rung | null
  /** From a private window: nothing of it is written to disk. */
  isPrivate: boolean
}
