import type { RefObject } from 'preact'
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks'
import { lastAsked } from '../../core/chat/last-asked.ts'
import { type MessageKey, t } from '../../platform/words/i18n.ts'
import { ChooseFiles } from '../image/ChooseFiles.tsx'
import { Icon } from '../pieces/Icon.tsx'
import type { Layout } from '../pieces/layout.ts'
import { useWantedFocus } from '../pieces/use-wanted-focus.ts'
import type { ChatState } from '../state/chat.ts'
import { KeyNote } from './KeyNote.tsx'

/** Elsewhere a script makes the box as high as its text. */
const growsByItself = CSS.supports('field-sizing', 'content')

/** The box for the next question, with the way to add images, and Ask, or Stop while an answer is under way. */
export function QuestionBox({ chat, layout }: { chat: ChatState; layout: Layout }) {
  const box = useRef<HTMLTextAreaElement>(null)
  const { text, setText } = chat.next
  const isEmpty = text.value.trim() === ''
  const isStoppable = chat.running.value !== null && (!chat.canAsk.value || isEmpty)
  const draft = chat.draft.value
  useWantedFocus(chat, 'question', box)
  const noteId = useId()
  const isCaretToEnd = useRef(false)
  // Before the next key comes: what had the focus until now is gone.
  useLayoutEffect(() => {
    box.current?.focus()
    const early = chat.takeEarly()
    if (early !== '') setText(chat.isTyped() ? text.value + early : early)
  }, [])
  useEffect(() => {
    // A proposed question is replaced by typing.
    const area = document.activeElement === box.current ? box.current : null
    if (draft && area?.value === draft.question) area.select()
  }, [draft?.id])
  useGrowth(box, text.value)
  useLayoutEffect(() => {
    if (isCaretToEnd.current) box.current?.setSelectionRange(text.value.length, text.value.length)
    isCaretToEnd.current = false
  }, [text.value])

  function onKeyDown(event: KeyboardEvent): void {
    // While an input method composes, Enter chooses a word, and the arrows walk through the choices.
    if (event.isComposing || event.shiftKey) return
    if (event.key === 'ArrowUp') bringLast(event)
    if (event.key !== 'Enter') return
    event.preventDefault()
    void chat.askQuestion()
  }

  /** The question that was asked last comes back into the empty box. */
  function bringLast(event: KeyboardEvent): void {
    const last = lastAsked(chat.turns.value)
    if (text.value !== '' || last === '' || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    isCaretToEnd.current = true
    setText(last)
  }

  return (
    <>
      {chat.next.isKey.value && <KeyNote id={noteId} />}
      <form
        class="box"
        onSubmit={(event) => {
          event.preventDefault()
          void chat.askQuestion()
        }}
      >
        <ChooseFiles chat={chat} isPopup={layout === 'popup'} words={false} />
        <textarea
          ref={box}
          rows={1}
          dir="auto"
          aria-label={t('popupQuestion')}
          placeholder={t(placeholderOf(chat))}
          value={text.value}
          aria-invalid={chat.next.isKey.value}
          aria-describedby={chat.next.isKey.value ? noteId : undefined}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <SendButton chat={chat} isStoppable={isStoppable} isEmpty={isEmpty} />
      </form>
    </>
  )
}

type ButtonProps = { chat: ChatState; isStoppable: boolean; isEmpty: boolean }

/** Ask, or Stop in its place while an answer is under way and nothing else is to be asked. */
function SendButton({ chat, isStoppable, isEmpty }: ButtonProps) {
  if (isStoppable) {
    return (
      <button
        key="stop"
        type="button"
        class="send stop"
        {...named('popupStop')}
        onClick={() => void chat.stop()}
      >
        <Icon name="stop" />
      </button>
    )
  }
  const isDisabled = isEmpty || !chat.canAsk.value || chat.isSending.value
  return (
    <button key="ask" type="submit" class="send" {...named('popupAsk')} disabled={isDisabled}>
      <Icon name="send" />
    </button>
  )
}

const named = (key: MessageKey) => ({ 'aria-label': t(key), title: t(key) })

/** What the empty box asks for. */
function placeholderOf(chat: ChatState): MessageKey {
  if (chat.chatId.value === null) return 'popupQuestionWithoutImage'
  if (chat.running.value) return 'popupQuestionRunning'
  return lastAsked(chat.turns.value) === '' ? 'popupQuestionPlaceholder' : 'popupQuestionFollowUp'
}

/** Makes the box as high as its text, again whenever it gets another width; the style sheet ends it at six lines. */
function useGrowth(box: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    if (!growsByItself && box.current) fit(box.current)
  }, [text])
  useLayoutEffect(() => {
    const area = box.current
    if (growsByItself || !area) return
    // A side panel is measured before it has a width.
    let width = 0
    const watch = new ResizeObserver(() => {
      if (area.clientWidth !== width) fit(area)
      width = area.clientWidth
    })
    watch.observe(area)
    return () => watch.disconnect()
  }, [])
}

function fit(area: HTMLTextAreaElement): void {
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight}px`
}
