import type { ComponentChildren } from 'preact'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Direction } from '../../core/answer/direction.ts'
import type { Note } from '../../core/answer/notes.ts'
import { t } from '../../platform/words/i18n.ts'

/** The footnotes of one answer: `id` is unlike that of any other on the page. */
export type Notes = { id: string; notes: ReadonlyMap<string, Note>; isRunning: boolean }

export const NotesContext = createContext<Notes>({ id: '', notes: new Map(), isRunning: false })

/** The number of a footnote, which leads to it; what refers to nothing stands as it is written. */
export function NoteReference({ label, text }: { label: string; text: string }) {
  const { id, notes, isRunning } = useContext(NotesContext)
  const note = notes.get(label)
  if (!note?.isWritten) return isRunning && /^\d+$/.test(label) ? <sup>{note?.number ?? label}</sup> : text
  const { number } = note
  const goal = `${id}-${number}`
  const follow = (event: MouseEvent) => {
    // The address of the page stays: it says which chat is shown.
    event.preventDefault()
    focusOn(document.querySelector(`[data-note="${goal}"]`))
  }
  return (
    <sup class="note-reference">
      <a href={`#${goal}`} data-reference={goal} aria-label={t('popupNote', { number })} onClick={follow}>
        {number}
      </a>
    </sup>
  )
}

/** A footnote where it is written, with its number and a button that leads back to where it was referred to. */
export function NoteBlock(props: { label: string; dir: Direction | undefined; children: ComponentChildren }) {
  const { id, notes } = useContext(NotesContext)
  const number = notes.get(props.label)?.number ?? 0
  const back = () => focusOn(document.querySelector(`[data-reference="${id}-${number}"]`))
  return (
    <div
      class="note-block"
      // No id: an answer may write one label twice.
      data-note={`${id}-${number}`}
      role="note"
      tabIndex={-1}
      dir={props.dir}
      aria-label={t('popupNote', { number })}
    >
      <span class="numbers" aria-hidden="true">
        {number}
      </span>
      <div class="note-words">{props.children}</div>
      <button type="button" class="link note-back" aria-label={t('popupNoteBack', { number })} onClick={back}>
        <span aria-hidden="true">↩</span>
      </button>
    </div>
  )
}

function focusOn(goal: Element | null): void {
  if (!(goal instanceof HTMLElement)) return
  goal.focus({ preventScroll: true })
  goal.scrollIntoView({ block: 'nearest' })
}
