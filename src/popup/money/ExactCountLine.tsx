import { problemWords } from '../../platform/problem/problem-words.ts'
import { t } from '../../platform/words/i18n.ts'
import type { ChatState } from '../state/chat.ts'
import { count, money } from './cost-words.ts'

/** The server's own count before sending, on a click: it uploads the image, and says so. */
export function ExactCountLine({ chat }: { chat: ChatState }) {
  const host = chat.key.value?.host ?? ''
  const { count: exact, run } = chat.next.exactCount
  const state = exact.value
  return (
    <div class="exact">
      <button
        type="button"
        class="link"
        disabled={chat.isWithoutKey.value}
        // Not disabled, or the focus would go.
        aria-disabled={state.name === 'counting'}
        onClick={() => void (state.name !== 'counting' && run())}
      >
        {t('popupCountExactly')}
      </button>
      <span role="status" class="numbers">
        {words()}
      </span>
    </div>
  )

  function words(): string {
    switch (state.name) {
      case 'none':
        return t('popupCountUploads', { host })
      case 'counting':
        return t('popupCounting', { host })
      case 'counted':
        return t('popupCounted', { count: count(state.tokens), usd: money(state.usd) })
      case 'failed':
        // An unknown address is what a server without this endpoint answers.
        return state.problem.kind === 'unexpected'
          ? t('popupCountMissing', { host })
          : problemWords(state.problem, host).title
      default:
        return state satisfies never
    }
  }
}
