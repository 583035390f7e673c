import { t } from '../../platform/words/i18n.ts'
import { AllLevels } from '../money/AllLevels.tsx'
import { LevelCards } from '../money/LevelCards.tsx'
import { SpentRow } from '../money/SpentRow.tsx'
import { Sheet } from '../pieces/Sheet.tsx'
import type { ChatState } from '../state/chat.ts'
import { EarlierImages } from './EarlierImages.tsx'
import { ModelField } from './ModelField.tsx'

/** How the next question is asked, what that costs, and what was spent so far: the one place for money and pixels. */
export function AskSheet({ chat }: { chat: ChatState }) {
  const { isOpen, closeSheet } = chat.spending
  if (!isOpen.value) return null
  const isModelWanted = chat.wantedFocus.value?.field === 'model'
  return (
    <Sheet label={t('popupSheet')} onClose={closeSheet}>
      <LevelCards chat={chat} isFocused={!isModelWanted} />
      <ModelField chat={chat} isFocused={isModelWanted} />
      <EarlierImages chat={chat} />
      <SpentRow chat={chat} />
      <AllLevels chat={chat} />
    </Sheet>
  )
}
