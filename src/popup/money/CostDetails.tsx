import type { Turn } from '../../core/chat/turn.ts'
import type { Usage } from '../../core/money/usage.ts'
import { t } from '../../platform/words/i18n.ts'
import { Facts } from '../pieces/Facts.tsx'
import { levelName } from '../pieces/level-words.ts'
import { count, longEstimate } from './cost-words.ts'
import { sumEstimates, type TurnCost } from './turn-cost.ts'

/** Everything that is known of a turn's cost: as reported, as estimated, and by whom. */
export function CostDetails({ turn, cost }: { turn: Turn; cost: TurnCost }) {
  const usage = cost.name === 'reported' ? cost.usage : null
  const estimate = sumEstimates(turn.requests)
  const requestIds = turn.requests.flatMap(({ requestId }) => requestId ?? [])
  const rows: [string, string | null][] = [
    [t('popupFactModel'), `${turn.model} · ${levelName(turn.detail)}`],
    [t('popupFactServer'), turn.host],
    [t('popupFactInput'), usage && inputWords(usage)],
    [t('popupFactAnswer'), usage && answerWords(usage)],
    [t('popupFactEstimate'), longEstimate(estimate)],
    [t('popupFactRule'), ruleWords(estimate.rule)],
    [t('popupFactDifference'), usage && differenceWords(usage, estimate)],
    [t('popupFactRequest'), requestIds.join(', ')],
  ]
  return <Facts rows={rows} isNumeric />
}

function inputWords({ promptTokens, imageTokens, cachedTokens }: Usage): string {
  return [
    t('popupTokens', { count: count(promptTokens) }),
    imageTokens === null ? null : t('popupOfThemImage', { count: count(imageTokens) }),
    imageTokens === null ? null : t('popupOfThemText', { count: count(promptTokens - imageTokens) }),
    cachedTokens === null ? null : t('popupOfThemCached', { count: count(cachedTokens) }),
  ]
    .filter(Boolean)
    .join(' · ')
}

function answerWords({ completionTokens, reasoningTokens }: Usage): string {
  const all = t('popupTokens', { count: count(completionTokens) })
  return reasoningTokens === null
    ? all
    : `${all} · ${t('popupOfThemThinking', { count: count(reasoningTokens) })}`
}

function differenceWords(
  { promptTokens }: Usage,
  estimate: Parameters<typeof longEstimate>[0],
): string | null {
  if (estimate.imageTokens === null) return null
  const difference = promptTokens - estimate.imageTokens - estimate.textTokens
  if (difference === 0) return t('popupDifferenceNone')
  return t(difference > 0 ? 'popupDifferenceMore' : 'popupDifferenceLess', {
    count: count(Math.abs(difference)),
  })
}

function ruleWords(rule: 'published' | 'inferred' | 'unknown'): string {
  switch (rule) {
    case 'published':
      return t('popupRulePublished')
    case 'inferred':
      return t('popupRuleInferred')
    case 'unknown':
      return t('popupRuleUnknown')
    default:
      return rule satisfies never
  }
}
