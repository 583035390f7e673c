import { isOpenAi } from '../server/server-kind.ts'
import { prices } from './prices.ts'

/** Names of models that a server has before it was asked for its list: those with a known price, which only the vendor's own has. */
export const knownModels = (baseUrl: string): readonly string[] =>
  isOpenAi(baseUrl) ? [...prices.keys()] : []

/** Names to offer for a server: what it listed, those with a known price first; before it listed any, the known ones. */
export function modelChoices(baseUrl: string, listed: readonly string[]): readonly string[] {
  const known = knownModels(baseUrl)
  if (listed.length === 0) return known
  const knownAndListed = known.filter((name) => listed.includes(name))
  return [...knownAndListed, ...listed.filter((name) => !knownAndListed.includes(name))]
}
