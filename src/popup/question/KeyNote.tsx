import { openOptions } from '../../platform/browser/places/open-pages.ts'
import { actionLabel, problemWords } from '../../platform/problem/problem-words.ts'

/** Says that what stands in the box is no question but a key, and leads to where keys go. */
export function KeyNote({ id }: { id: string }) {
  const { title, hint } = problemWords({ kind: 'question-is-key' })
  return (
    <div class="note bad" role="alert" id={id}>
      <p>{title}</p>
      <p class="hint">{hint}</p>
      <div class="actions">
        <button type="button" onClick={() => void openOptions('key')}>
          {actionLabel('options')}
        </button>
      </div>
    </div>
  )
}
