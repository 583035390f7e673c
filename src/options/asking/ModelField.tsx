import { formatCount, formatUsd } from '../../core/format-number.ts'
import { modelChoices } from '../../core/money/model-choices.ts'
import type { Tariff } from '../../core/money/tariff.ts'
import { isOpenAi } from '../../core/server/server-kind.ts'
import { languageTag, t } from '../../platform/words/i18n.ts'
import { controlId, TextField } from '../form/TextField.tsx'
import type { KeyTest } from '../server/key-test.ts'
import type { Form } from '../state/form.ts'
import { usualQuestion } from './photo-figures.ts'

/** The model: any name, with the names that the server or the price table knows. */
export function ModelField({ form, keyTest }: { form: Form; keyTest: KeyTest }) {
  const { baseUrl, model } = form.draft.value
  const listed = keyTest.models.value
  const names = modelChoices(baseUrl, listed)
  const isMissing = listed.length > 0 && model.trim() !== '' && !listed.includes(model.trim())
  const host = form.key.server.value?.host ?? null
  const choose = (name: string) => {
    form.choose('model', name)
    document.getElementById(controlId('model'))?.focus()
  }
  return (
    <>
      <TextField
        form={form}
        field="model"
        suggestions={names}
        control={{ onFocus: keyTest.offerModels }}
        hint={
          <>
            {isMissing && host && <p class="attention">{t('optionsModelNotListed', { host })}</p>}
            <p>{priceWords(form, host)}</p>
          </>
        }
      />
      {names.length > 0 && (
        <details class="names">
          <summary>{t('optionsModelList', { count: formatCount(names.length, languageTag()) })}</summary>
          <p class="soft">{priceOfTokens(form)}</p>
          {isOpenAi(baseUrl) && <p class="soft">{t('optionsModelListPrices')}</p>}
          <ul>
            {names.map((name) => (
              <li key={name}>
                <button type="button" class="link" aria-pressed={name === model} onClick={() => choose(name)}>
                  {name}
                </button>
                <span class="numbers soft">{pricePair(form.tariffOfModel(name))}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function priceWords(form: Form, host: string | null): string {
  const usd = usualQuestion(form.tariffOfModel())
  if (usd !== null) return t('optionsModelCost', { usd: formatUsd(usd, languageTag()) })
  const isElsewhere = host && !isOpenAi(form.draft.value.baseUrl)
  return isElsewhere ? t('optionsModelPriceElsewhere', { host }) : t('optionsModelPriceUnknown')
}

/** The price as vendors write it. */
function priceOfTokens(form: Form): string | null {
  const { price, isOwn } = form.tariffOfModel()
  const usd = (amount: number) => formatUsd(amount, languageTag())
  return price
    ? t(isOwn ? 'optionsModelPriceOwn' : 'optionsModelPrice', {
        model: form.draft.value.model.trim(),
        input: usd(price.input),
        output: usd(price.output),
      })
    : null
}

function pricePair({ price }: Tariff): string {
  return price ? `${formatUsd(price.input, languageTag())} · ${formatUsd(price.output, languageTag())}` : ''
}
