import { useId } from 'preact/hooks'
import { t } from '../platform/words/i18n.ts'
import { ChooseFiles } from './image/ChooseFiles.tsx'
import { CostPanel } from './money/CostPanel.tsx'
import { shortEstimate } from './money/cost-words.ts'
import { IconButton } from './pieces/Icon.tsx'
import type { Layout } from './pieces/layout.ts'
import { DetailField } from './question/DetailField.tsx'
import { EarlierImages } from './question/EarlierImages.tsx'
import { ModelField } from './question/ModelField.tsx'
import { QuestionBox } from './question/QuestionBox.tsx'
import type { ChatState } from './state/chat.ts'

/** The next question: its words, how it will be asked, and what that will cost. */
export function Footer({ chat, layout }: { chat: ChatState; layout: Layout }) {
  const forecast = chat.next.forecast.value
  const { isOpen, setOpen } = chat.spending
  const panelId = useId()
  return (
    <footer>
      {isOpen.value && <CostPanel chat={chat} id={panelId} />}
      <EarlierImages chat={chat} />
      <QuestionBox chat={chat} />
      <div class="how">
        <ChooseFiles chat={chat} isPopup={layout === 'popup'} words={false} />
        <ModelField chat={chat} />
        <DetailField chat={chat} />
        <div class="estimate">
          <output class="numbers" aria-label={t('popupEstimate')} aria-live="off">
            {forecast && shortEstimate(forecast.estimate)}
          </output>
          <IconButton
            name={isOpen.value ? 'unfold' : 'fold'}
            label={t('popupCostPanel')}
            expanded={isOpen.value}
            onClick={() => setOpen(!isOpen.value)}
          />
        </div>
      </div>
    </footer>
  )
}
