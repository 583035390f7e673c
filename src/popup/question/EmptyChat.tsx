import { t } from '../../platform/words/i18n.ts'
import { ChooseFiles } from '../image/ChooseFiles.tsx'
import type { Layout } from '../pieces/layout.ts'
import type { ChatState } from '../state/chat.ts'
import { pickOnPage } from './pick-on-page.ts'

/** How to begin, in one picture and one sentence. */
export function EmptyChat({ chat, layout }: { chat: ChatState; layout: Layout }) {
  return (
    <div class="empty">
      <svg viewBox="0 0 220 130" width="220" height="130" aria-hidden="true">
        <rect x="10" y="10" width="130" height="98" rx="8" />
        <circle class="sun" cx="44" cy="40" r="10" />
        <path class="hills" d="M10 92l36-34 26 24 30-38 38 42v14a8 8 0 0 1-8 8H18a8 8 0 0 1-8-8z" />
        <g class="menu">
          <rect x="86" y="58" width="124" height="62" rx="6" />
          <path d="M98 72h56M98 107h72" />
          <rect class="chosen" x="91" y="80" width="114" height="19" rx="4" />
          <path class="chosen-line" d="M98 89.500h84" />
        </g>
        <path class="pointer" d="M150 92v19l5-4 4 8 4-2-4-8h6z" />
      </svg>
      <p>{t('popupHowToBegin')}</p>
      <div class="ways">
        {layout === 'popup' && (
          <button type="button" onClick={() => void pickOnPage(chat)}>
            {t('popupPick')}
          </button>
        )}
        {layout === 'popup' && chat.page.hasRegion.value && (
          <button type="button" onClick={() => void chat.page.sameRegion()}>
            {t('popupSameRegion')}
          </button>
        )}
        <ChooseFiles chat={chat} isPopup={layout === 'popup'} words />
      </div>
      <p class="soft">{t('popupHowToPaste')}</p>
    </div>
  )
}
