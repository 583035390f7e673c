import { formatCount } from '../../core/format-number.ts'
import type { Problem } from '../../core/problem/problem.ts'
import type { Limits } from '../../core/settings/setting-kinds.ts'
import { settingNames, settingRows } from '../../core/settings/settings.ts'
import { languageTag, t } from '../../platform/words/i18n.ts'
import type { Draft, FieldName } from '../state/draft.ts'
import { problemSentence } from './problem-sentence.ts'

/** Why a field was refused and what it takes. */
export function refusalWords(field: FieldName, problem: Problem, draft: Draft): string {
  const setting = settingNames.find((name) => name === field)
  const words = setting && limitWords(settingRows[setting].limits, String(draft[field]).length)
  return problem.kind === 'setting-invalid' && words ? words : problemSentence(problem)
}

/** What a control takes; `typedCharacters` is how much it holds. Null where anything that it can hold will do. */
function limitWords(limits: Limits, typedCharacters: number): string | null {
  const count = (number: number) => formatCount(number, languageTag())
  switch (limits.name) {
    case 'text':
      return t('optionsRefusedText', { max: count(limits.max), count: count(typedCharacters) })
    case 'model':
      return t('optionsRefusedModel', { max: limits.max })
    case 'usd':
      return t('optionsRefusedLimit', { max: count(limits.max) })
    case 'whole':
      return t('optionsRefusedTokens', { min: limits.min, max: count(limits.max) })
    case 'none':
      return null
    default:
      return limits satisfies never
  }
}
