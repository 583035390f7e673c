import type { ProviderChoice } from '../../core/server/provider-choices.ts'
import { t } from '../../platform/words/i18n.ts'
import { presetName } from '../../platform/words/preset-name.ts'

/** What a provider is called in the language of the interface; no two have the same name. */
export function providerName(choice: ProviderChoice): string {
  switch (choice.kind) {
    case 'preset':
      return presetName(choice.preset)
    case 'current':
      return choice.host
    case 'own-computer':
      return t('popupOwnComputer')
    default:
      return choice satisfies never
  }
}
