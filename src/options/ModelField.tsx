import { formatCount, formatUsd } from '../core/format-number.ts'
import { priceOf } from '../core/prices.ts'
import { isOpenAi } from '../core/server-traits.ts'
import { languageTag, t } from '../platform/i18n.ts'
import type { Form } from './form.ts'
import type { KeyTest } from './key-test.ts'
import { modelChoices } from './model-choices.ts'
import { controlId, TextField } from './TextField.tsx'

/** The model: any name, with the names that the server or the price table knows. */
export function ModelField({ form, keyTest }: { form: Form; keyTest: KeyTest }) {
  const { baseUrl, model } = form.draft.value
  const listed = keyTest.models.value
  const names = modelChoices(baseUrl, listed)
  const isMissing = listed.length > 0 && model !== '' && !listed.includes(model.trim())
  const host = form.server.value?.host ?? null
  const choose = (name: string) => {
    form.change('model', name)
    document.getElementById(controlId('model'))?.focus()
  }
  return (
    <>
      <TextField
        form={form}
        field="model"
        label={t('optionsModel')}
        suggestions={names}
        control={{ onFocus: keyTest.offerModels }}
        hint={
          <>
            {isMissing && host && <p class="attention">{t('optionsModelNotListed', { host })}</p>}
            <p>{priceWords(model, baseUrl, host)}</p>
          </>
        }
      />
      {names.length > 0 && (
        <details class="names">
          <summary>{t('optionsModelList', { count: formatCount(names.length, languageTag()) })}</summary>
          {isOpenAi(baseUrl) && <p class="soft">{t('optionsModelListPrices')}</p>}
          <ul>
            {names.map((name) => (
              <li key={name}>
                <button type="button" class="link" aria-pressed={name === model} onClick={() => choose(name)}>
                  {name}
                </button>
                <span class="numbers soft">{isOpenAi(baseUrl) && pricePair(name)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function priceWords(model: string, baseUrl: string, host: string | null): string {
  if (host && !isOpenAi(baseUrl)) return t('optionsModelPriceElsewhere', { host })
  const price = host ? priceOf(model) : null
  if (!price) return t('optionsModelPriceUnknown')
  const usd = (amount: number) => formatUsd(amount, languageTag())
  return t('optionsModelPrice', { input: usd(price.input), output: usd(price.output) })
}

function pricePair(model: string): string {
  const price = priceOf(model)
  return price ? `${formatUsd(price.input, languageTag())} · ${formatUsd(price.output, languageTag())}` : ''
}
