import { t } from '../../platform/words/i18n.ts'
import type { ChatState } from '../state/chat.ts'
import { ExactCountLine } from './ExactCountLine.tsx'
import { LevelTable } from './LevelTable.tsx'

/** Folded, for who looks: the next question level by level in tokens, and the server's own count. */
export function AllLevels({ chat }: { chat: ChatState }) {
  const forecast = chat.next.forecast.value
  return (
    <details class="all-levels">
      <summary>{t('popupAllLevels')}</summary>
      {forecast ? (
        <>
          <LevelTable forecast={forecast} chosen={chat.next.detail.value} />
          <ExactCountLine chat={chat} />
        </>
      ) : (
        <p>{t('popupAllLevelsEmpty')}</p>
      )}
    </details>
  )
}
