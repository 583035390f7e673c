import { useEffect, useRef } from 'preact/hooks'
import type { Turn } from '../../core/chat/turn.ts'
import type { Estimate, Usage } from '../../core/money/usage.ts'
import { type MessageKey, t } from '../../platform/words/i18n.ts'
import { Facts } from '../pieces/Facts.tsx'
import { levelName } from '../pieces/level-words.ts'
import { type CostPart, costParts, priceOfTurn } from './cost-parts.ts'
import { count, longEstimate, money, priceWords } from './cost-words.ts'
import { sumEstimates, type TurnCost } from './turn-cost.ts'

type Rows = [string, string | null][]

/** Everything that is known of a turn's cost: first the money and what it was for, then how that was counted, and by whom. */
export function CostDetails({ id, turn, cost }: { id: string; turn: Turn; cost: TurnCost }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [])
  const parts = costParts(turn, cost)
  const price = priceOfTurn(turn, cost)
  const moneyRows: Rows = [
    ...parts.map(({ name, usd }): Rows[number] => [partName(name, turn), money(usd)]),
    [t('popupPartAll'), parts.length > 0 && price ? priceWords(price) : null],
  ]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div ref={box} class="breakdown" id={id} role="group" aria-label={t('popupCostDetails')}>
      {parts.length > 0 && <Facts rows={moneyRows} isNumeric />}
      <p>{sourceWords(turn, cost)}</p>
      <Facts rows={countedRows(turn, cost)} isNumeric />
    </div>
  )
}

const partKeys = {
  picture: 'popupPartPicture',
  words: 'popupPartWords',
  thinking: 'popupPartThinking',
  answer: 'popupPartAnswer',
} as const satisfies Record<CostPart['name'], MessageKey>

function partName(name: CostPart['name'], turn: Turn): string {
  if (name === 'picture' && turn.sent.length > 1) return t('popupPartPictures')
  if (name === 'words' && turn.sequence > 1) return t('popupPartChat')
  return t(partKeys[name])
}

/** Where the figures come from. */
function sourceWords(turn: Turn, cost: TurnCost): string {
  if (cost.name === 'free') return t('popupCostFree')
  if (cost.name !== 'reported') return t('popupCostNotReported')
  if (cost.usd === null) return t('popupCostUnpriced', { model: turn.model, host: turn.host })
  return cost.missing === 0 ? t('popupCostReported') : t('popupCostPartly', { count: cost.missing })
}

function countedRows(turn: Turn, cost: TurnCost): Rows {
  const usage = cost.name === 'reported' ? cost.usage : null
  const estimate = turn.requests.length > 0 ? sumEstimates(turn.requests) : null
  const requestIds = turn.requests.flatMap(({ requestId }) => requestId ?? [])
  return [
    [t('popupFactInput'), usage && inputWords(usage)],
    [t('popupFactAnswer'), usage && answerWords(usage)],
    [t('popupFactEstimate'), estimate && longEstimate(estimate)],
    [t('popupFactRule'), estimate && ruleWords(estimate.rule)],
    [t('popupFactDifference'), usage && estimate && differenceWords(usage, estimate)],
    [t('popupFactModel'), `${turn.model} · ${levelName(turn.detail)}`],
    [t('popupFactServer'), turn.host],
    [t('popupFactRequest'), requestIds.join(', ')],
  ]
}

function inputWords({ promptTokens, imageTokens, cachedTokens }: Usage): string {
  return [
    t('popupTokensReported', { count: count(promptTokens) }),
    imageTokens === null ? null : t('popupOfThemImage', { count: count(imageTokens) }),
    imageTokens === null ? null : t('popupOfThemText', { count: count(promptTokens - imageTokens) }),
    !cachedTokens ? null : t('popupOfThemCached', { count: count(cachedTokens) }),
  ]
    .filter(Boolean)
    .join(' · ')
}

function answerWords({ completionTokens, reasoningTokens }: Usage): string {
  const all = t('popupTokensReported', { count: count(completionTokens) })
  return reasoningTokens ? `${all} · ${t('popupOfThemThinking', { count: count(reasoningTokens) })}` : all
}

function differenceWords({ promptTokens }: Usage, estimate: Estimate): string | null {
  if (estimate.imageTokens === null) return null
  const difference = promptTokens - estimate.imageTokens - estimate.textTokens
  if (difference === 0) return t('popupDifferenceNone')
  return t(difference > 0 ? 'popupDifferenceMore' : 'popupDifferenceLess', {
    count: count(Math.abs(difference)),
  })
}

function ruleWords(rule: Estimate['rule']): string {
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
