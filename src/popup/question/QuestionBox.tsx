import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../../platform/words/i18n.ts'
import { useWantedFocus } from '../pieces/use-wanted-focus.ts'
import type { ChatState } from '../state/chat.ts'
import { KeyNote } from './KeyNote.tsx'

/** The box for the next question, with Ask, or Stop while an answer is under way. */
export function QuestionBox({ chat }: { chat: ChatState }) {
  const box = useRef<HTMLTextAreaElement>(null)
  const { text, setText } = chat.next
  const isEmpty = text.value.trim() === ''
  const isStoppable = chat.running.value !== null && (!chat.canAsk.value || isEmpty)
  const draft = chat.draft.value
  useWantedFocus(chat, 'question', box)
  const isKeyWanted = chat.isKeyWanted.value
  const noteId = useId()
  useEffect(() => {
    // The field for the key takes the focus where one is wanted.
    if (!isKeyWanted) box.current?.focus()
  }, [isKeyWanted])
  useEffect(() => {
    // A proposed question is replaced by typing.
    const area = document.activeElement === box.current ? box.current : null
    if (draft && area?.value === draft.question) area.select()
  }, [draft?.id])
  useLayoutEffect(() => {
    // Grows with the text; the style sheet ends it at six lines.
    const area = box.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight}px`
  }, [text.value])

  function onKeyDown(event: KeyboardEvent): void {
    // While an input method composes, Enter chooses a word.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    void chat.askQuestion()
  }

  return (
    <>
      {chat.next.isKey.value && <KeyNote chat={chat} id={noteId} />}
      <form
        class="box"
        onSubmit={(event) => {
          event.preventDefault()
          void chat.askQuestion()
        }}
      >
        <textarea
          ref={box}
          rows={1}
          dir="auto"
          aria-label={t('popupQuestion')}
          placeholder={t(
            chat.chatId.value === null ? 'popupQuestionWithoutImage' : 'popupQuestionPlaceholder',
          )}
          value={text.value}
          aria-invalid={chat.next.isKey.value}
          aria-describedby={chat.next.isKey.value ? noteId : undefined}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {isStoppable ? (
          <button key="stop" type="button" onClick={() => void chat.stop()}>
            {t('popupStop')}
          </button>
        ) : (
          <button
            key="ask"
            type="submit"
            class="primary"
            disabled={isEmpty || !chat.canAsk.value || chat.isSending.value}
          >
            {t('popupAsk')}
          </button>
        )}
      </form>
    </>
  )
}
