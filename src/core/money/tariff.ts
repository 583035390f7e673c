import { isOpenAi } from '../server/server-kind.ts'
import { type Certainty, imageRule } from '../tokens/image-families.ts'
import { type OwnPrice, ownPriceOf } from './own-prices.ts'
import { type Price, priceOf } from './prices.ts'

/** How a model of a server counts images and what it charges. */
export type Tariff = {
  /** The model whose rule counts images: the model itself, or the one that the user named for it. */
  countsAs: string
  certainty: Certainty | 'unknown'
  /** Null when neither our table nor the user knows it: then money is unknown, never zero. */
  price: Price | null
  isOwn: boolean
}

/**
 * The tariff of a model: the user's own price before the table's. The table holds for the vendor's own server alone; what
 * another counts is estimated by the vendor's rule, marked `inferred`.
 */
export function tariffOf(
  model: string,
  { baseUrl, prices }: { baseUrl: string; prices: readonly OwnPrice[] },
): Tariff {
  const host = URL.canParse(baseUrl) ? new URL(baseUrl).host : ''
  const given = ownPriceOf(model, host, prices)
  const countsAs = given?.countsAs || model
  const listed = isOpenAi(baseUrl) ? priceOf(model) : null
  const rule = imageRule(countsAs)
  const isByTable = isOpenAi(baseUrl) && countsAs === model
  return {
    countsAs,
    certainty: rule === null ? 'unknown' : isByTable ? rule.certainty : 'inferred',
    // A corrected price keeps the surcharge on long requests, which is a rule and no price.
    price: given ? ownTariff(given, listed?.longContext ?? false) : listed,
    isOwn: given !== null,
  }
}

const ownTariff = ({ input, cachedInput, output }: OwnPrice, longContext: boolean): Price => ({
  input,
  cachedInput,
  output,
  longContext,
})
