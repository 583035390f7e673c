import { priceOf } from '../../src/core/money/prices.ts'
import { defaultSettings } from '../../src/core/settings/settings.ts'
import type { WantedPrice } from '../e2e/scenes/options-page.ts'

/** What the vendor asks for the default model, as a price of the stand-in: so the demo shows money, and nobody pays. */
export function demoPrice(apiBaseUrl: string): WantedPrice {
  const { model } = defaultSettings
  const price = priceOf(model)
  if (!price) throw new Error(`${model} has no price`)
  const { input, cachedInput, output } = price
  return { server: new URL(apiBaseUrl).host, model, input, cachedInput, output }
}
