import type { CandidateKind } from './candidate.ts'

/** What decides the order of things under one point; given from the topmost to the lowest. */
export type Stacked = {
  kind: CandidateKind
  /** Together with everything around it, 0 to 1. */
  opacity: number
  /** Share of the window that it covers, 0 to 1. */
  share: number
  /** Side of its box in CSS pixels, the shorter one. */
  shorterSide: number
  /** What the menu click named. */
  isClicked: boolean
}

/** Less than this cannot be seen. */
const visibleOpacity = 0.05

/** So much of the window is covered by the page's own background only. */
const wallpaperShare = 0.9

/** Pixels on a side up to which a thing is a spacer or a counter, not a picture. */
const spacerSide = 2

/** Lower comes first; within a rank the topmost does. */
function rankOf({ kind, opacity, share, shorterSide, isClicked }: Stacked): number {
  if (opacity < visibleOpacity || shorterSide <= spacerSide) return 4
  // Pieces mean nothing alone, whichever of them was clicked.
  if (kind === 'mosaic') return 0
  if (isClicked) return 1
  const isBehindAll = share >= wallpaperShare && (kind === 'background' || kind === 'pseudo')
  return isBehindAll || kind === 'frame' ? 3 : 2
}

/** The order in which candidates are offered, as indexes of `stack`: what one can see and meant first. */
export function orderCandidates(stack: readonly Stacked[]): number[] {
  return stack
    .map((each, index) => ({ index, rank: rankOf(each) }))
    .sort((one, other) => one.rank - other.rank || one.index - other.index)
    .map(({ index }) => index)
}
