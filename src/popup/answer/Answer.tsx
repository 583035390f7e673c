import type { ReadonlySignal } from '@preact/signals'
import { Fragment } from 'preact'
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type AnswerPart, readPart } from '../../core/answer/answer-part.ts'
import { shownSoFar } from '../../core/answer/growing/growing-text.ts'
import { chunkEnds } from '../../core/answer/markdown-chunks.ts'
import { numberNotes } from '../../core/answer/notes.ts'
import { t } from '../../platform/words/i18n.ts'
import { createPacedText, pageClock } from '../state/paced-text.ts'
import { copySources } from './copy-sources.ts'
import { LongText } from './LongText.tsx'
import { Markdown } from './Markdown.tsx'
import { NotesContext } from './Notes.tsx'

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

type PlacedPart = { start: number; part: AnswerPart }

/** The chunks, each read once; the last one of a running answer may still grow. */
function useParts(chunks: { start: number; text: string }[], isRunning: boolean): PlacedPart[] {
  const known = useRef(new Map<number, AnswerPart>())
  const parts = chunks.map(({ start, text }, index) => {
    const isGrowing = isRunning && index === chunks.length - 1
    return {
      start,
      part: readPart(isGrowing ? shownSoFar(text) : text, isGrowing, known.current.get(start)),
    }
  })
  known.current = new Map(parts.map(({ start, part }) => [start, part]))
  return parts
}

/** The footnotes of all parts; the same object as long as they are the same. */
function useNotes(parts: PlacedPart[], isRunning: boolean) {
  const id = useId()
  const labels = parts.flatMap(({ part }) => (part.labels.met.length > 0 ? [part.labels] : []))
  const key = JSON.stringify(labels)
  return useMemo(() => ({ id, isRunning, notes: numberNotes(labels) }), [id, isRunning, key])
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
  const parts = useParts(chunks, isRunning)
  const notes = useNotes(parts, isRunning)
  if (whole === '') return null
  return (
    <div class={isRunning ? 'answer running' : 'answer'} onCopy={copySources}>
      <NotesContext.Provider value={notes}>
        {parts.map(({ start, part }) => (
          <Fragment key={start}>
            <Markdown blocks={part.blocks} />
            <LongText text={part.rest} />
          </Fragment>
        ))}
      </NotesContext.Provider>
      {whole.length > shownCharacters && (
        <button type="button" onClick={() => setShown(shownCharacters + pageCharacters)}>
          {t('popupShowMore')}
        </button>
      )}
    </div>
  )
}
