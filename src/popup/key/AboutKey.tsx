import { usualUsd } from '../../core/money/usual-cost.ts'
import type { ProviderChoice } from '../../core/server/provider-choices.ts'
import type { Settings } from '../../core/settings/settings.ts'
import { t } from '../../platform/words/i18n.ts'
import { money } from '../money/cost-words.ts'
import type { ChatState } from '../state/chat.ts'
import { providerName } from './provider-name.ts'

type Props = { chat: ChatState; settings: Settings; chosen: ProviderChoice }

/** Where to get a key, what a picture costs there, and where the key will lie. */
export function AboutKey({ chat, settings, chosen }: Props) {
  if (chosen.kind === 'own-computer') return null
  const keyPage = chosen.kind === 'preset' ? chosen.preset.keyPage : null
  const cost = costWords(chat, settings, chosen)
  const isKept = chat.key.value?.storage !== 'session'
  return (
    <p class="soft numbers">
      {keyPage && (
        <a href={keyPage} target="_blank" rel="noopener noreferrer">
          {t('popupGetKey', { provider: providerName(chosen) })}
        </a>
      )}
      {cost && ` (${cost})`}
      {keyPage && ' · '}
      {t(isKept ? 'popupKeyStays' : 'popupKeyStaysSession')}
    </p>
  )
}

/** Of the picture at hand where the settings' own server and model are chosen, whose prices are known; '' else. */
function costWords(chat: ChatState, settings: Settings, chosen: ProviderChoice): string {
  if (chosen.kind !== 'preset') return ''
  const { isFree, model, baseUrl } = chosen.preset
  if (isFree) return t('popupPictureFree', { model: model ?? '' })
  const estimate = chat.next.forecast.value?.estimate
  const isForecast = baseUrl === settings.baseUrl && model === settings.model
  const usd = estimate && isForecast ? usualUsd(estimate) : null
  return usd === null ? '' : t('popupPictureCosts', { usd: money(Number(usd.toPrecision(1))) })
}
