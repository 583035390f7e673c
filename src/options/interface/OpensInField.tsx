import { type ChatPlace, chatPlaces } from '../../core/settings/settings.ts'
import { canOpenSidePanel } from '../../platform/browser/places/open-pages.ts'
import { type MessageKey, t } from '../../platform/words/i18n.ts'
import { Choices } from '../form/Choices.tsx'
import type { Form } from '../state/form.ts'

const words: Record<ChatPlace, { label: MessageKey; note: MessageKey }> = {
  popup: { label: 'optionsOpensInPopup', note: 'optionsOpensInPopupNote' },
  panel: { label: 'optionsOpensInPanel', note: 'optionsOpensInPanelNote' },
  tab: { label: 'optionsOpensInTab', note: 'optionsOpensInTabNote' },
}

/** Where a click opens its chat; a browser without a side panel offers none. */
export function OpensInField({ form }: { form: Form }) {
  const places = chatPlaces.filter((place) => place !== 'panel' || canOpenSidePanel())
  return (
    <Choices
      name="opensIn"
      legend={t('optionsOpensIn')}
      value={form.draft.value.opensIn}
      onChange={(value) => form.choose('opensIn', value)}
      choices={places.map((value) => ({ value, label: t(words[value].label), note: t(words[value].note) }))}
    />
  )
}
