import { presetName } from '../../core/server/presets.ts'
import type { ProviderChoice } from '../../core/server/provider-choices.ts'
import { languageTag, t } from '../../platform/words/i18n.ts'

/** What a provider is called in the language of the interface; no two have the same name. */
export function providerName(choice: ProviderChoice): string {
  switch (choice.kind) {
    case 'preset':
      return presetName(choice.preset, languageTag())
    case 'current':
      return choice.host
    case 'own-computer':
      return t('popupOwnComputer')
    default:
      return choice satisfies never
  }
}
