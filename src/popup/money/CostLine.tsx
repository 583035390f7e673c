import { t } from '../../platform/words/i18n.ts'

/** What an answer cost, in one line. */
export function CostLine({ line }: { line: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div role="group" aria-label={t('popupCost')} class="numbers">
      {line}
    </div>
  )
}
