/** Pixels above a question that stands at the top, below the pictures that stick there. */
const gapAbove = 8

/** Pixels of an end that may stay out of sight without a word: the margin below a turn. */
const slack = 20

/** Pixels of the last screen that stay in sight when the next one is shown. */
const overlap = 48

/** Where things are, in pixels from the top of all that a chat has. */
export type Places = {
  /** How much of the chat is in sight at once. */
  viewHeight: number
  /** Where the last turn begins; null where there is none. */
  turnTop: number | null
  /** How much of the view is covered by what sticks to its top. */
  coveredHeight: number
  /** What has to be in sight whatever the question: a field for a key, or a problem of no turn. */
  wanted: { top: number; bottom: number } | null
}

/** Where a chat is scrolled to: its last question stands at the top, unless what is wanted would be out of sight then. */
export function placeOfQuestion({ viewHeight, turnTop, coveredHeight, wanted }: Places): number {
  const atQuestion = Math.max(0, (turnTop ?? 0) - coveredHeight - gapAbove)
  if (!wanted) return atQuestion
  const atEnd = Math.max(0, wanted.bottom - viewHeight)
  const atTop = Math.max(0, wanted.top - coveredHeight - gapAbove)
  return Math.max(atQuestion, Math.min(atEnd, atTop))
}

/** The view as it is scrolled now; `textEnd` is where the text of the chat ends, without the empty room below. */
export type View = { scrollTop: number; viewHeight: number; textEnd: number }

/** Whether there is text below what is in sight. */
export const hasMoreBelow = ({ scrollTop, viewHeight, textEnd }: View): boolean =>
  textEnd - scrollTop - viewHeight > slack

/** Where "More below" scrolls to: a screen further, or to the end where little is left. */
export function placeOfMore({ scrollTop, viewHeight, textEnd }: View, coveredHeight: number): number {
  const step = Math.max(viewHeight / 2, viewHeight - coveredHeight - overlap)
  const end = Math.max(0, textEnd - viewHeight)
  const rest = end - scrollTop
  return rest < step * 1.25 ? end : scrollTop + step
}
