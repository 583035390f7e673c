import { world } from './browser.ts'

/** A rule on requests, as far as ours go. */
export type RequestRule = {
  id: number
  condition: {
    urlFilter?: string
    regexFilter?: string
    isUrlFilterCaseSensitive?: boolean
    requestDomains?: string[]
    initiatorDomains?: string[]
    resourceTypes?: string[]
  }
  action: { type: string; requestHeaders: { header: string; operation: string; value: string }[] }
}

/** `declarativeNetRequest` of the fake browser, with Chromium's limit on expressions, roughly. */
export const requestRules = {
  getSessionRules: async () => structuredClone(world.rules),
  async updateSessionRules(change: { removeRuleIds?: number[]; addRules?: RequestRule[] }) {
    const { removeRuleIds = [], addRules = [] } = change
    const kept = world.rules.filter(({ id }) => !removeRuleIds.includes(id))
    for (const { id, condition } of addRules) {
      if (kept.some((other) => other.id === id))
        throw new Error(`Rule with id ${id} does not have a unique ID.`)
      if ((condition.regexFilter ?? '').length > 1000)
        throw new Error(`Rule with id ${id}: the regex exceeds the 2KB memory limit.`)
    }
    world.rules = [...kept, ...structuredClone(addRules)]
  },
}

/** The Referers that the rules of now give a request to this address. */
export function referersFor(url: string): string[] {
  return world.rules
    .filter(({ condition }) => matches(condition, url))
    .flatMap(({ action }) => action.requestHeaders.map(({ value }) => value))
}

/** A text filter as browsers read it: `|` at an end is that end, `*` anything, `^` what separates. */
function matches(
  { urlFilter, regexFilter, requestDomains, ...rest }: RequestRule['condition'],
  url: string,
): boolean {
  if (requestDomains && !requestDomains.includes(new URL(url).hostname)) return false
  const flags = rest.isUrlFilterCaseSensitive ? '' : 'i'
  if (regexFilter !== undefined) return new RegExp(regexFilter, flags).test(url)
  if (urlFilter === undefined) return true
  const expression = urlFilter
    .replace(/[.+?${}()[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('^', '([^\\w.%-]|$)')
    .replace(/^\|/, '\u{0}')
    .replace(/\|$/, '\u{1}')
    .replaceAll('|', '\\|')
    .replace('\u{0}', '^')
    .replace('\u{1}', '$')
  return new RegExp(expression, flags).test(url)
}
