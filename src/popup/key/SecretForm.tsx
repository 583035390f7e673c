import type { ComponentChildren } from 'preact'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ProblemReport } from '../../core/problem/problem.ts'
import { problemWords } from '../../platform/problem/problem-words.ts'
import { useWantedFocus } from '../pieces/use-wanted-focus.ts'
import type { ChatState } from '../state/chat.ts'
import { useStrayTyping } from './use-stray-typing.ts'

/** What the form asks for; `placeholder` stands in place of a label that is seen. */
type Words = { label: string; placeholder?: string; submit: string }

type Props = {
  chat: ChatState
  words: Words
  /** Gets what was typed and gives what is wrong with it, or null. */
  submit: (secret: string) => Promise<ProblemReport | null>
  /** Hears what is typed so far. */
  onTyped?: (secret: string) => void
  /** Whether a secret is needed at all; what was typed stays for when it is. */
  hasField?: boolean
  /** What is chosen before it. */
  children?: ComponentChildren
}

/**
 * A field for a secret with its button: it takes the focus, and what was typed before it was there. While `submit` works, a
 * second press does nothing. The refusal stands below and is an alert.
 */
export function SecretForm({ chat, words, submit, onTyped, hasField = true, children }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const [problem, setProblem] = useState<ProblemReport | null>(null)
  const [isBusy, setBusy] = useState(false)
  useWantedFocus(chat, 'key', field)
  useStrayTyping(field)
  // The refusal stands below what is in sight of a small popup.
  useEffect(() => {
    if (problem) form.current?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  // Before the next key comes: what had the focus until now is gone.
  useLayoutEffect(() => {
    if (!field.current) return
    field.current.focus()
    field.current.value = chat.takeEarly()
    onTyped?.(field.current.value)
  }, [])

  async function onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    setProblem(null)
    setProblem(await submit(field.current?.value ?? ''))
    setBusy(false)
  }

  return (
    <form ref={form} class="secret" onSubmit={(event) => void onSubmit(event)}>
      {children}
      <label for={`${id}-secret`} class={words.placeholder ? 'sr-only' : undefined} hidden={!hasField}>
        {words.label}
      </label>
      <div class="row">
        <input
          ref={field}
          id={`${id}-secret`}
          type="password"
          autocomplete="off"
          spellcheck={false}
          hidden={!hasField}
          placeholder={words.placeholder}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-problem`}
          onInput={(event) => onTyped?.(event.currentTarget.value)}
        />
        <button type="submit" class="primary" aria-disabled={isBusy}>
          {words.submit}
        </button>
      </div>
      <p id={`${id}-problem`} class="refused" role="alert">
        {problem && problemWords(problem.problem, problem.host).title}
      </p>
    </form>
  )
}
