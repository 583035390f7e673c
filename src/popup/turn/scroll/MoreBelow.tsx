import { t } from '../../../platform/words/i18n.ts'
import { Icon } from '../../pieces/Icon.tsx'

/** A pill at the end of what is in sight that brings what lies below. */
export function MoreBelow({ isMore, showMore }: { isMore: boolean; showMore: () => void }) {
  if (!isMore) return null
  return (
    <div class="more-below">
      <button type="button" onClick={showMore}>
        <Icon name="down" />
        <span>{t('popupMoreBelow')}</span>
      </button>
    </div>
  )
}
