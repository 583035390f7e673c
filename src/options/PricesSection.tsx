import { formatCount, formatUsd } from '../core/format-number.ts'
import { longContextTokens, prices, pricesCheckedOn } from '../core/prices.ts'
import { languageTag, t } from '../platform/i18n.ts'

/** The table of prices with its date, folded. */
export function PricesSection() {
  const language = languageTag()
  const usd = (amount: number | null) =>
    amount === null ? t('optionsPricesNone') : formatUsd(amount, language)
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(pricesCheckedOn),
  )
  return (
    <section aria-labelledby="prices-heading">
      <h2 id="prices-heading">{t('optionsPricesHeading')}</h2>
      <details>
        <summary>{t('optionsPricesSummary', { count: prices.size, date })}</summary>
        <div class="scroll">
          <table class="prices numbers">
            <thead>
              <tr>
                <th scope="col">{t('optionsPricesModel')}</th>
                <th scope="col">{t('optionsPricesInput')}</th>
                <th scope="col">{t('optionsPricesCached')}</th>
                <th scope="col">{t('optionsPricesOutput')}</th>
              </tr>
            </thead>
            <tbody>
              {[...prices].map(([model, price]) => (
                <tr key={model}>
                  <th scope="row">
                    {model}
                    {price.longContext && ' *'}
                  </th>
                  <td>{usd(price.input)}</td>
                  <td class={price.cachedInput === null ? 'soft' : ''}>{usd(price.cachedInput)}</td>
                  <td>{usd(price.output)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p class="hint">{t('optionsPricesNote', { tokens: formatCount(longContextTokens, language) })}</p>
      </details>
    </section>
  )
}
