import { errorInside, isDoubtful } from '../../failure/error-inside.ts'
import { isRecord } from '../../is-record.ts'
import { readUsage } from '../../money/reported-usage.ts'
import type { Usage } from '../../money/usage.ts'
import { readAnswerChunk } from './answer-chunk.ts'
import { endOf } from './answer-end.ts'
import { followAnswer, type Liveness } from './answer-progress.ts'
import { sortWords } from './answer-words.ts'
import { type Picked, pickAnswer } from './one-answer.ts'
import type { Frame, ReplyForm } from './reply-framing.ts'
import type { SortedPiece } from './think-tags.ts'

/** An answer as far as it came. */
export type AnswerSum = {
  usage: Usage | null
  /** Null when there was none; else as `readFailure` reads a body. */
  error: unknown
  /** How it ended, errors apart. */
  end: ReturnType<typeof endOf>
  /** Whether its end was said, so that what happens afterwards changes nothing. */
  isFinished: boolean
  /** Whether there was more than is taken. */
  isFull: boolean
  /** Whether text or thinking has come: then the server has worked, and may bill it. */
  hasBegun: boolean
}

/** What the frames of an answer come to. */
export type AnswerReader = {
  /** Takes what the server said, and gives what there is to show of it. */
  take(frame: Frame): SortedPiece[]
  /** Takes that nothing more comes of a body of this form, and gives what was held back. */
  end(form: ReplyForm): SortedPiece[]
  /** The clock that the last frame starts anew; null when it leaves the one that runs. */
  liveness(): Liveness | null
  /** Whether nothing more needs to be read. */
  isOver(): boolean
  sum(): AnswerSum
}

/** Reads an answer of at most so many characters, thinking included; after an error, only what it cost. */
export function readAnswer(maxCharacters: number): AnswerReader {
  const words = sortWords(maxCharacters)
  const progress = followAnswer()
  const answer = pickAnswer()
  let usage: Usage | null = null
  let error: unknown = null
  /** What may have been an error; nothing of the answer has come since, nor its good end. */
  let doubtful: unknown = null
  let isRefusal = false
  let isDone = false
  let isOver = false
  let liveness: Liveness | null = null
  const values: unknown[] = []
  const hasBegun = () => words.hasBegun()

  function takePicked({ event: record, index, isFurther }: Picked): SortedPiece[] {
    // What has another index than an answer that has ended is another answer.
    if (isOver || (isFurther && progress.reason() !== 'none')) return []
    const chunk = readAnswerChunk(record, index)
    usage = readUsage(chunk.usage) ?? usage
    const isWanted = error === null
    const pieces = isWanted ? words.take(chunk) : []
    if (isWanted) liveness = progress.take(chunk) ?? liveness
    isRefusal ||= chunk.isRefusal
    const goesOn = chunk.text !== '' || chunk.thinking !== '' || progress.isFinished()
    if (goesOn) doubtful = null
    else if (isDoubtful(record)) doubtful ??= record
    if (!isDoubtful(record)) takeError(errorInside(record))
    isOver ||= words.isFull() || progress.isOver() || (error !== null && chunk.isUsageAlone)
    return pieces
  }

  /** An error is the last word; of what had begun, the usage may follow. */
  function takeError(found: unknown): void {
    if (found === null || error !== null) return
    error = found
    liveness = 'afterFinishSeconds'
    isOver = !hasBegun()
  }

  return {
    take(frame) {
      liveness = null
      if (frame.name === 'done') isDone = true
      if (frame.name === 'error') takeError(frame.error)
      if (frame.name !== 'value') return []
      if (values.length < 2) values.push(frame.value)
      return (Array.isArray(frame.value) ? frame.value : [frame.value])
        .filter(isRecord)
        .flatMap(answer.push)
        .flatMap(takePicked)
    },
    end(form) {
      const [only, another] = values
      const isOne = form === 'json' && another === undefined && only !== undefined
      const rest = [...answer.end().flatMap(takePicked), ...words.end()]
      error ??= doubtful
      if (isOne && isAnswer(only)) isDone = true
      else if (isOne && !hasBegun() && progress.reason() === 'none') error ??= only
      return rest
    },
    liveness: () => liveness,
    isOver: () => isOver || isDone,
    sum() {
      // Without a report a length limit was reached with something.
      const hasThought = words.hasThought() || usage?.completionTokens !== 0
      const isWhole = isDone || progress.isClosedByUsage()
      const said = { reason: progress.reason(), isRefusal, hasText: words.hasText(), hasThought, isWhole }
      const isFinished = isDone || progress.isFinished()
      return { usage, error, end: endOf(said), isFinished, isFull: words.isFull(), hasBegun: hasBegun() }
    },
  }
}

/** Whether an object that is all of a body is an answer: with a message, or with none at all. */
function isAnswer(body: unknown): boolean {
  const fields = isRecord(body) ? body : {}
  const isWithoutDelta = fields.choices !== undefined && !hasDelta(fields.choices)
  return isWithoutDelta || readAnswerChunk(body).isMessage
}

const hasDelta = (choices: unknown) =>
  Array.isArray(choices) && choices.some((choice) => isRecord(choice) && isRecord(choice.delta))
