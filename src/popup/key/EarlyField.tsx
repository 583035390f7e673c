import { useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../../platform/words/i18n.ts'
import type { ChatState } from '../state/chat.ts'

/**
 * Unseen, for the moment in which nobody knows yet whether a key or a question is wanted: holds what is typed at once, as a
 * password does, until the field comes for which it is meant.
 */
export function EarlyField({ chat }: { chat: ChatState }) {
  const field = useRef<HTMLInputElement>(null)
  // Before the next key comes.
  useLayoutEffect(() => field.current?.focus(), [])
  return (
    <input
      ref={field}
      class="sr-only"
      type="password"
      autocomplete="off"
      aria-label={t('popupOpening')}
      onInput={(event) => chat.writeEarly(event.currentTarget.value)}
    />
  )
}
