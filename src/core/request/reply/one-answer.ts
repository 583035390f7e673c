import { indexesOf } from './answer-chunk.ts'

type Fields = Record<string, unknown>

/** An event, and the answer in it that counts, null while none is known; `isFurther` has an index that the first has not. */
export type Picked = { event: Fields; index: number | null; isFurther?: boolean }

/** Picks one answer out of events that may be of several. */
export type OneAnswer = {
  /** Takes an event, and gives those of which it is known now which answer counts. */
  push(event: Fields): Picked[]
  /** Gives what waits for the next event. */
  end(): Picked[]
}

/**
 * Picks the first answer of several, by the index of its first event. Some servers (text-generation-inference) count their
 * events there, and mean one answer: then none ever comes back. So the first event of another index waits for the next.
 */
export function pickAnswer(): OneAnswer {
  let counts: boolean | null = null
  let first: number | null = null
  let last: number | null = null
  let waiting: Picked | null = null

  function release(): Picked[] {
    const released = waiting === null ? [] : [waiting]
    waiting = null
    return released
  }

  return {
    push(event) {
      const indexes = indexesOf(event)
      const [index = null, another] = indexes
      first ??= indexes.includes(0) ? 0 : index
      if (index === null) return [{ event, index: counts === true ? null : first }]
      const isNext = another === undefined && last !== null && index === last + 1
      const isFirst = last === null && another === undefined
      last = index
      if (isFirst) return [{ event, index }]
      if (!isNext || counts === false) {
        counts = false
        waiting = null
        return [{ event, index: first }]
      }
      if (counts === null && waiting === null) {
        waiting = { event, index, isFurther: true }
        return []
      }
      counts = true
      return [...release(), { event, index, isFurther: true }]
    },
    end: release,
  }
}
