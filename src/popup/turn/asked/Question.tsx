import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Turn } from '../../../core/chat/turn.ts'
import { t } from '../../../platform/words/i18n.ts'
import { IconButton } from '../../pieces/Icon.tsx'
import type { ChatState } from '../../state/chat.ts'

/** What was asked: of a long question the first lines, and all of it on a click; one without an answer can be put right. */
export function Question({ chat, turn }: { chat: ChatState; turn: Turn }) {
  const text = useRef<HTMLParagraphElement>(null)
  const [isOpen, setOpen] = useState(false)
  const [isLong, setLong] = useState(false)
  useLayoutEffect(() => {
    const { current } = text
    if (!current || isOpen) return
    const look = () => setLong(current.scrollHeight > current.clientHeight + 1)
    const observer = new ResizeObserver(look)
    observer.observe(current)
    look()
    return () => observer.disconnect()
  }, [isOpen, turn.question])
  return (
    <div class="asked">
      {chat.mayReplace(turn) && (
        <IconButton name="edit" label={t('popupEditQuestion')} onClick={() => chat.editQuestion(turn)} />
      )}
      <div class="question">
        <p ref={text} class={isOpen ? '' : 'clamped'} dir="auto">
          {turn.question}
        </p>
        {(isLong || isOpen) && (
          <button type="button" class="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t(isOpen ? 'popupQuestionLess' : 'popupQuestionAll')}
          </button>
        )}
      </div>
    </div>
  )
}
