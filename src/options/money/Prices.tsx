import { useEffect, useRef } from 'preact/hooks'
import { formatCount, formatUsd } from '../../core/format-number.ts'
import type { OwnPrice } from '../../core/money/own-prices.ts'
import {
  arePricesStale,
  longContextTokens,
  type Price,
  prices,
  pricesCheckedOn,
  staleAfterDays,
} from '../../core/money/prices.ts'
import { languageTag, t } from '../../platform/words/i18n.ts'
import { Fold } from '../form/Fold.tsx'
import { ScrollTable } from '../form/ScrollTable.tsx'
import type { KeyTest } from '../server/key-test.ts'
import type { Form } from '../state/form.ts'
import { PriceEditor } from './PriceEditor.tsx'
import type { PriceEditorState } from './price-editor.ts'
import { dayName } from './spending-words.ts'

/** The server whose prices the table has. */
const vendorHost = 'api.openai.com'

type Properties = { form: Form; keyTest: KeyTest; editor: PriceEditorState }

/** The user's own prices, and the table of ours with its date. */
export function Prices({ form, keyTest, editor }: Properties) {
  const isOpen = editor.typed.value !== null
  const wasOpen = useRef(false)
  const addButton = useRef<HTMLButtonElement>(null)
  // What was pressed in the editor is gone with it.
  useEffect(() => {
    if (!isOpen && wasOpen.current) addButton.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  const own = form.saved.value?.prices ?? []
  const isStale = arePricesStale(Date.parse(pricesCheckedOn), Date.now())
  const { model } = form.draft.value
  const add = () =>
    editor.add({ host: form.key.server.value?.host ?? '', model: form.tariffOfModel().price ? '' : model })
  const remove = async (price: OwnPrice) => {
    await editor.remove(price)
    if (document.activeElement === document.body) addButton.current?.focus()
  }
  return (
    <Fold id="prices" title={t('optionsPricesHeading')}>
      {isStale && <p class="attention">{t('optionsPricesStale', { days: staleAfterDays })}</p>}
      {own.length > 0 && <OwnPrices own={own} editor={editor} remove={remove} />}
      {isOpen ? (
        <PriceEditor editor={editor} />
      ) : (
        <div class="actions">
          <button type="button" ref={addButton} onClick={add}>
            {t('optionsPriceAdd')}
          </button>
          <span class="soft">{t('optionsPriceAddHint')}</span>
        </div>
      )}
      <details class="price-list">
        <summary>{t('optionsPricesSummary', { count: prices.size, date: dayName(pricesCheckedOn) })}</summary>
        <ListedPrices editor={editor} keyTest={keyTest} />
      </details>
    </Fold>
  )
}

type OwnProperties = {
  own: readonly OwnPrice[]
  editor: PriceEditorState
  remove: (price: OwnPrice) => Promise<void>
}

function OwnPrices({ own, editor, remove }: OwnProperties) {
  return (
    <PriceTable
      caption={t('optionsPricesOwn')}
      noCached={t('optionsPriceCachedNone')}
      rows={own.map((price) => ({
        price,
        name: price.model,
        note: [price.host, price.countsAs && t('optionsPriceCounts', { model: price.countsAs })]
          .filter(Boolean)
          .join(' · '),
        buttons: [
          { label: 'optionsPriceEdit', act: () => editor.edit(price) },
          { label: 'optionsPriceRemove', act: () => void remove(price) },
        ],
      }))}
    />
  )
}

function ListedPrices({ editor, keyTest }: { editor: PriceEditorState; keyTest: KeyTest }) {
  const ends = keyTest.shutdowns.value
  const correct = (model: string, { input, cachedInput, output }: Price) =>
    editor.add({
      host: vendorHost,
      model,
      input: String(input),
      cachedInput: String(cachedInput ?? ''),
      output: String(output),
    })
  return (
    <>
      <PriceTable
        caption={t('optionsPricesTable')}
        noCached={t('optionsPricesNone')}
        rows={[...prices].map(([model, price]) => {
          const end = ends.get(model)
          return {
            price,
            name: price.longContext ? `${model} *` : model,
            note: end ? t('optionsPriceEnds', { date: dayName(end) }) : '',
            isWarning: true,
            buttons: [{ label: 'optionsPriceCorrect', act: () => correct(model, price) }],
          }
        })}
      />
      <p class="hint">{t('optionsPricesNote', { tokens: formatCount(longContextTokens, languageTag()) })}</p>
      <p class="hint">{t('optionsPricesSource')}</p>
    </>
  )
}

type Row = {
  price: Pick<Price, 'input' | 'cachedInput' | 'output'>
  name: string
  note: string
  isWarning?: boolean
  buttons: readonly {
    label: 'optionsPriceEdit' | 'optionsPriceRemove' | 'optionsPriceCorrect'
    act: () => void
  }[]
}

function PriceTable({
  caption,
  noCached,
  rows,
}: {
  caption: string
  noCached: string
  rows: readonly Row[]
}) {
  const usd = (amount: number) => formatUsd(amount, languageTag())
  return (
    <ScrollTable caption={caption}>
      <thead>
        <tr>
          <th scope="col">{t('optionsPricesModel')}</th>
          <th scope="col">{t('optionsPricesInput')}</th>
          <th scope="col">{t('optionsPricesCached')}</th>
          <th scope="col">{t('optionsPricesOutput')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map(({ price, name, note, isWarning, buttons }) => (
          <tr key={`${name} ${note}`}>
            <th scope="row">
              {name}
              {note && <span class={isWarning ? 'ends-on' : 'soft block'}>{note}</span>}
            </th>
            <td>{usd(price.input)}</td>
            <td class={price.cachedInput === null ? 'soft' : ''}>
              {price.cachedInput === null ? noCached : usd(price.cachedInput)}
            </td>
            <td>{usd(price.output)}</td>
            <td>
              {buttons.map(({ label, act }) => (
                <button
                  key={label}
                  type="button"
                  class="link"
                  aria-label={`${t(label)} ${name}`}
                  onClick={act}
                >
                  {t(label)}
                </button>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
