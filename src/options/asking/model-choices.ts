import { prices } from '../../core/money/prices.ts'
import { isOpenAi } from '../../core/server/server-traits.ts'

/**
 * Names to offer for a server: what it listed, those with a known price first; before it listed any, the known ones, which
 * only the vendor's own server has.
 */
export function modelChoices(baseUrl: string, listed: readonly string[]): string[] {
  const known = isOpenAi(baseUrl) ? [...prices.keys()] : []
  if (listed.length === 0) return known
  const knownAndListed = known.filter((name) => listed.includes(name))
  return [...knownAndListed, ...listed.filter((name) => !knownAndListed.includes(name))]
}
