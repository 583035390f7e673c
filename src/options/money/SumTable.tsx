import { formatCount } from '../../core/format-number.ts'
import type { Spending } from '../../core/money/spending.ts'
import { languageTag, t } from '../../platform/words/i18n.ts'
import { ScrollTable } from '../form/ScrollTable.tsx'
import { spentWords } from './spending-words.ts'

type Properties = {
  caption: string
  first: string
  rows: readonly { key: string; name: string; sum: Spending }[]
}

/** Sums of the ledger, a row each: questions, tokens in and out, dollars. */
export function SumTable({ caption, first, rows }: Properties) {
  const count = (number: number) => formatCount(number, languageTag())
  return (
    <ScrollTable caption={caption}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          <th scope="col">{t('optionsSumQuestions')}</th>
          <th scope="col">{t('optionsSumInput')}</th>
          <th scope="col">{t('optionsSumAnswer')}</th>
          <th scope="col">{t('optionsSumUsd')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, sum }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>{count(sum.questions)}</td>
            <td>{count(sum.inputTokens)}</td>
            <td>{count(sum.answerTokens)}</td>
            <td>{spentWords(sum)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
