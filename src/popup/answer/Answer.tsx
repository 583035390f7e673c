import type { ReadonlySignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { chunkEnds, closeOpenMarks } from '../../core/answer/markdown-chunks.ts'
import { t } from '../../platform/words/i18n.ts'
import { createPacedText, pageClock } from '../state/paced-text.ts'
import { Markdown } from './Markdown.tsx'

/** How much of a very long answer is rendered at first, and how much each "Show more" adds, in UTF-16 units. */
const pageCharacters = 200_000

/** How much is laid out between two moments in which the page answers, in UTF-16 units, and how long such a moment is. */
const stepCharacters = 10_000
const breathMs = 16

/** How much of a text of `length` may be laid out by now: what a stream brings at once, a step, and then one after another. */
function useSteps(length: number): number {
  const [laidOut, setLaidOut] = useState(stepCharacters)
  const isMore = laidOut < length
  useEffect(() => {
    if (!isMore) return
    const timer = setTimeout(() => setLaidOut(laidOut + stepCharacters), breathMs)
    return () => clearTimeout(timer)
  }, [isMore, laidOut])
  return Math.min(length, laidOut)
}

/** Chunks of a growing text, each with its offset; what is finished is not looked at again. */
function useChunks(text: string): { start: number; text: string }[] {
  const known = useRef<{ text: string; ends: number[] }>({ text: '', ends: [] })
  if (!text.startsWith(known.current.text)) known.current = { text: '', ends: [] }
  const { ends } = known.current
  const all = [...ends, ...chunkEnds(text, ends.at(-1) ?? 0)]
  known.current = { text, ends: all }
  const starts = [0, ...all].filter((start) => start < text.length)
  return starts.map((start, index) => ({ start, text: text.slice(start, starts[index + 1]) }))
}

/** The text of an answer: while it streams as often as it can be shown, and all of it when it has ended. */
function useAffordable(answer: ReadonlySignal<string>, isRunning: boolean): string {
  const startedAt = pageClock.now()
  const paced = useMemo(() => createPacedText(answer), [answer])
  useEffect(() => (isRunning ? paced.follow() : undefined), [paced, isRunning])
  const text = isRunning ? paced.text.value : answer.value
  // After all that is below has been parsed and laid out.
  useLayoutEffect(() => paced.shown(startedAt), [text])
  return text
}

/** An answer, as far as it has arrived. */
export function Answer({ answer, isRunning }: { answer: ReadonlySignal<string>; isRunning: boolean }) {
  const [shownCharacters, setShown] = useState(pageCharacters)
  const whole = useAffordable(answer, isRunning)
  const chunks = useChunks(whole.slice(0, useSteps(Math.min(whole.length, shownCharacters))))
  if (whole === '') return null
  return (
    <div class={isRunning ? 'answer running' : 'answer'}>
      {chunks.map(({ start, text }, index) => (
        <Markdown key={start} text={isRunning && index === chunks.length - 1 ? closeOpenMarks(text) : text} />
      ))}
      {whole.length > shownCharacters && (
        <button type="button" onClick={() => setShown(shownCharacters + pageCharacters)}>
          {t('popupShowMore')}
        </button>
      )}
    </div>
  )
}
