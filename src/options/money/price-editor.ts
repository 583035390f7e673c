import { type ReadonlySignal, signal } from '@preact/signals'
import { isSameModel, type OwnPrice, readOwnPrice } from '../../core/money/own-prices.ts'
import type { Form } from '../state/form.ts'

/** A price as it is typed. */
export type TypedPrice = Record<keyof OwnPrice, string>

export type PriceField = keyof TypedPrice

/** Makes the state of the price that is corrected or added; null while none is. */
export function createPriceEditor(form: Form) {
  const typed = signal<TypedPrice | null>(null)
  const refused = signal<readonly PriceField[]>([])
  /** The price that is being corrected, so that a new name replaces it. */
  let before: OwnPrice | null = null
  /** As it was before anything was typed. */
  let opened: TypedPrice | null = null

  /** How often the editor was asked for; the focus goes there each time. */
  const asked = signal(0)

  const isUnsaved = () => typed.value !== null && JSON.stringify(typed.value) !== JSON.stringify(opened)

  function open(price: Partial<TypedPrice>, replaces: OwnPrice | null): void {
    asked.value++
    // What is typed for one price does not give way to another.
    if (isUnsaved()) return
    before = replaces
    refused.value = []
    const empty = { host: '', model: '', input: '', cachedInput: '', output: '', countsAs: '' }
    opened = { ...empty, ...price }
    typed.value = opened
  }

  const own = () => form.saved.value?.prices ?? []

  return {
    typed: typed as ReadonlySignal<TypedPrice | null>,
    /** Whether closing the page would lose what is typed. */
    isUnsaved,
    asked: asked as ReadonlySignal<number>,
    /** The fields that cannot be used as typed. */
    refused: refused as ReadonlySignal<readonly PriceField[]>,
    /** Begins a new price, or the correction of a listed one. */
    add: (price: Partial<TypedPrice>) => open(price, null),
    edit(price: OwnPrice) {
      const { input, output, cachedInput } = price
      const text = { input: String(input), output: String(output), cachedInput: String(cachedInput ?? '') }
      open({ ...price, ...text }, price)
    },
    change(field: PriceField, text: string) {
      if (typed.value) typed.value = { ...typed.value, [field]: text }
      refused.value = refused.value.filter((name) => name !== field)
    },
    cancel() {
      typed.value = null
    },
    /** Stores the price at once; a refused field is marked instead. */
    async save(): Promise<void> {
      if (typed.value === null) return
      const read = readTyped(typed.value)
      refused.value = read.refused
      if (read.price === null) return
      const { price } = read
      const others = own().filter((row) => !isSameModel(row, price) && !(before && isSameModel(row, before)))
      if (await form.savePrices([...others, price])) typed.value = null
    },
    remove: (price: OwnPrice) => form.savePrices(own().filter((row) => !isSameModel(row, price))),
  }
}

export type PriceEditorState = ReturnType<typeof createPriceEditor>

/** A typed price as it can be stored, or the fields that keep it from that. */
export function readTyped(typed: TypedPrice): { price: OwnPrice | null; refused: PriceField[] } {
  const number = (text: string) =>
    /^\d*([.,]\d*)?$/.test(text.trim()) && /\d/.test(text)
      ? Number(text.trim().replace(',', '.'))
      : Number.NaN
  const hasCached = typed.cachedInput.trim() !== ''
  const given = {
    ...typed,
    host: hostOf(typed.host),
    input: number(typed.input),
    output: number(typed.output),
    cachedInput: hasCached ? number(typed.cachedInput) : null,
  }
  const price = readOwnPrice(given)
  // A field is at fault if the price can be read with a good one in its place.
  const good = { host: 'a', model: 'a', input: 0, output: 0 }
  const refused = (['host', 'model', 'input', 'output'] as const).filter(
    (field) => readOwnPrice({ ...good, [field]: given[field] }) === null,
  )
  const isCachedWrong = hasCached && price !== null && price.cachedInput === null
  return isCachedWrong ? { price: null, refused: ['cachedInput'] } : { price, refused }
}

/** The host of what was typed, which may be a whole base URL. */
function hostOf(typed: string): string {
  const text = typed.trim()
  const url = text.includes('://') ? text : `https://${text}`
  return text !== '' && URL.canParse(url) ? new URL(url).host : ''
}
