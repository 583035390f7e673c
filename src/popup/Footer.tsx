import type { Estimate } from '../core/conversation.ts'
import { t } from '../platform/i18n.ts'
import type { ChatModel } from './chat.ts'
import { money, tokensOf } from './cost-words.ts'
import { DetailField } from './DetailField.tsx'
import type { Layout } from './layout.ts'
import { ModelField } from './ModelField.tsx'
import { ChooseFiles } from './OwnImages.tsx'
import { QuestionBox } from './QuestionBox.tsx'

/** The next question: its words, how it will be asked, and what that will cost. */
export function Footer({ chat, layout }: { chat: ChatModel; layout: Layout }) {
  const estimate = chat.next.estimates.next.value
  return (
    <footer>
      <QuestionBox chat={chat} />
      <div class="how">
        <ChooseFiles chat={chat} isPopup={layout === 'popup'} words={false} />
        <ModelField chat={chat} />
        <DetailField chat={chat} />
        <output class="numbers" aria-label={t('popupEstimate')} aria-live="off">
          {estimate && <NextCost estimate={estimate} />}
        </output>
      </div>
    </footer>
  )
}

/** Breaks between tokens and money only. */
function NextCost({ estimate }: { estimate: Estimate }) {
  const tokens = tokensOf(estimate)
  return tokens === null ? (
    <span>{t('popupImageTokensUnknown')}</span>
  ) : (
    <>
      <span>≈ {tokens} ·</span> <span>{money(estimate.usd)}</span>
    </>
  )
}
