import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { ProblemReport } from '../../core/problem/problem.ts'
import { problemWords } from '../../platform/problem/problem-words.ts'
import { useWantedFocus } from '../pieces/use-wanted-focus.ts'
import type { ChatState } from '../state/chat.ts'

/** What the form asks for, and what its button says with and without a question that waits. */
type Words = { label: string; submit: string; submitAndAsk: string }

/**
 * A field for a secret with its button. `submit` gets what was typed and gives what is wrong with it, or null; while it
 * works, a second press does nothing. The refusal stands below and is an alert.
 */
export function SecretForm({
  chat,
  words,
  submit,
  isFocused = false,
}: {
  chat: ChatState
  words: Words
  submit: (secret: string) => Promise<ProblemReport | null>
  /** Whether the field takes the focus when it comes up. */
  isFocused?: boolean
}) {
  const form = useRef<HTMLFormElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const [problem, setProblem] = useState<ProblemReport | null>(null)
  const [isBusy, setBusy] = useState(false)
  useWantedFocus(chat, 'key', field)
  // The refusal stands below what is in sight of a small popup.
  useEffect(() => {
    if (problem) form.current?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  useEffect(() => {
    // Whoever is already writing a question is not interrupted.
    if (isFocused && !chat.isTyped()) field.current?.focus()
  }, [isFocused])
  const offered = chat.offeredKey.value
  useEffect(() => {
    if (offered === null || !field.current) return
    field.current.value = offered
    field.current.focus()
    chat.offeredKey.value = null
  }, [offered])
  const hasQuestion = chat.draft.value !== null && chat.next.text.value.trim() !== ''

  async function onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    setProblem(null)
    setProblem(await submit(field.current?.value ?? ''))
    setBusy(false)
  }

  return (
    <form ref={form} onSubmit={(event) => void onSubmit(event)}>
      <label for={`${id}-secret`}>{words.label}</label>
      <div class="row">
        <input
          ref={field}
          id={`${id}-secret`}
          type="password"
          autocomplete="off"
          spellcheck={false}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-problem`}
        />
        <button type="submit" class="primary" disabled={isBusy}>
          {hasQuestion ? words.submitAndAsk : words.submit}
        </button>
      </div>
      <p id={`${id}-problem`} class="refused" role="alert">
        {problem && problemWords(problem.problem, problem.host).title}
      </p>
    </form>
  )
}
