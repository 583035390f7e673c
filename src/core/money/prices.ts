import { familyName } from '../tokens/model-name.ts'

/** US dollars for a million tokens. `cachedInput` is null when no lower price is known. */
export type Price = {
  input: number
  cachedInput: number | null
  output: number
  /** Whether a request of more than `longContextTokens` input tokens costs more. */
  longContext: boolean
}

/** The day on which the table was checked. */
export const pricesCheckedOn = '2026-11-22'

/** So many days after it was checked the table may be wrong: prices have changed several times a year. */
export const staleAfterDays = 90

/** Whether a table checked at one moment is too old to trust at another; both in milliseconds since 1970. */
export function arePricesStale(checkedAt: number, now: number): boolean {
  return now - checkedAt > staleAfterDays * 24 * 3_600_000
}

/** Above this many input tokens the whole request costs more, on models from gpt-5.4 on. */
export const longContextTokens = 272_000

const longContextFactor = { input: 2, output: 1.5 } as const

/**
 * List prices in US dollars per million tokens: model, input, cached input, output, long-context surcharge.
 * Source: the vendor's price page and model pages, read on `pricesCheckedOn`.
 */
const rows: readonly (readonly [string, number, number | null, number, boolean])[] = [
  ['gpt-6-astra', 10, 1, 50, true],
  ['gpt-6.1-sol', 2, 0.1, 10, true],
  ['gpt-6.1-terra', 1, 0.05, 5, true],
  ['gpt-6-sol', 2, 0.2, 10, true],
  ['gpt-6-luna', 0.1, 0.01, 0.5, true],
  // List price: a promotion ended on 2026-11-21.
  ['gpt-5.6-sol', 5, 0.5, 30, true],
  ['gpt-5.6-terra', 2, 0.2, 12, true],
  ['gpt-5.6-luna', 0.2, 0.02, 1.2, true],
  ['gpt-5.5', 5, 0.5, 30, true],
  ['gpt-5.4', 2.5, 0.25, 15, true],
  ['gpt-5.4-mini', 0.75, 0.075, 4.5, true],
  ['gpt-5.4-nano', 0.2, 0.02, 1.25, true],
  ['gpt-5.2', 1.75, null, 14, false],
  ['gpt-5.1', 1.25, null, 10, false],
  ['gpt-4.1', 2, 0.5, 8, false],
  ['gpt-4.1-mini', 0.4, 0.1, 1.6, false],
  ['gpt-4o', 2.5, 1.25, 10, false],
  ['gpt-4o-mini', 0.15, 0.075, 0.6, false],
  ['gpt-4-turbo', 10, null, 30, false],
]

/** The price of every model that we know, by family name. */
export const prices: ReadonlyMap<string, Price> = new Map(
  rows.map(([model, input, cachedInput, output, longContext]) => [
    model,
    { input, cachedInput, output, longContext },
  ]),
)

/** The price of a model or a dated snapshot of it; null when we know none. */
export function priceOf(model: string): Price | null {
  return prices.get(familyName(model)) ?? null
}

/** The price that holds for a request of so many input tokens: long ones cost more, as a whole. */
export function priceForInput(price: Price, inputTokens: number): Price {
  if (!price.longContext || inputTokens <= longContextTokens) return price
  return {
    ...price,
    input: price.input * longContextFactor.input,
    cachedInput: price.cachedInput === null ? null : price.cachedInput * longContextFactor.input,
    output: price.output * longContextFactor.output,
  }
}
