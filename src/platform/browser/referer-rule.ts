import browser from 'webextension-polyfill'

type Rules = {
  getSessionRules(): Promise<{ id: number }[]>
  updateSessionRules(change: { removeRuleIds?: number[]; addRules?: object[] }): Promise<void>
}

/** The interface for rules on requests; null where the browser lacks it. */
const rules = (browser as unknown as { declarativeNetRequest?: Rules }).declarativeNetRequest ?? null

/** The rule that was set last; each has its own, since two downloads may run at once. */
let lastId = 0

/**
 * Runs `work` while our own requests, and nobody else's, to exactly the address `url` carry a Referer: some sites give their
 * pictures only to their own pages. The rule is gone afterwards. `url` has no fragment.
 */
export async function withReferer<T>(url: string, referer: string, work: () => Promise<T>): Promise<T> {
  await forgetReferer()
  lastId += 1
  const id = lastId
  const condition = {
    ...exactly(url),
    initiatorDomains: [new URL(browser.runtime.getURL('')).hostname],
    resourceTypes: ['xmlhttprequest', 'other'],
  }
  const action = {
    type: 'modifyHeaders',
    requestHeaders: [{ header: 'referer', operation: 'set', value: referer }],
  }
  const rule = { id, priority: 1, condition, action }
  // A pattern that the browser finds too long: then without a Referer.
  await rules?.updateSessionRules({ removeRuleIds: [id], addRules: [rule] }).catch(() => {})
  try {
    return await work()
  } finally {
    // What was downloaded is there all the same.
    await rules?.updateSessionRules({ removeRuleIds: [id] }).catch(() => {})
  }
}

/**
 * The condition for one address and no other. A filter by text has no limit of length, but three characters that mean more
 * than themselves, and no way to take that from them; Chromium allows an expression 2 kB of memory only.
 */
function exactly(url: string): object {
  const address = new URL(url).href
  const isPlain = !/[*^|]/.test(address)
  return {
    ...(isPlain
      ? { urlFilter: `|${address}|` }
      : { regexFilter: `^${address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$` }),
    isUrlFilterCaseSensitive: true,
  }
}

let forgotten: Promise<void> | null = null

/** Removes, once, the rules that a background that was killed in between has left. */
export function forgetReferer(): Promise<void> {
  forgotten ??= removeAll().catch(() => {})
  return forgotten
}

async function removeAll(): Promise<void> {
  const left = (await rules?.getSessionRules()) ?? []
  await rules?.updateSessionRules({ removeRuleIds: left.map(({ id }) => id) })
}
