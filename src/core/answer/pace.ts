/** How the last showing of a growing text went, in milliseconds of one clock. */
export type Showing = { startedAt: number; endedAt: number }

/** A text that grows faster than the screen is shown once a frame. */
const frameMs = 16

/** Showing a growing text may take one part of the time in so many; the others are left to the reader. */
const partsOfTime = 5

/** When a growing text may be parsed and shown again; at once if it never was. A clock that was set back delays nothing. */
export function mayShowAt(last: Showing | null): number {
  if (last === null) return Number.NEGATIVE_INFINITY
  const tookMs = Math.max(0, last.endedAt - last.startedAt)
  return last.endedAt + Math.max(frameMs - tookMs, (partsOfTime - 1) * tookMs)
}
