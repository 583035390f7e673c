import browser from 'webextension-polyfill'

const ruleId = 1

type Rules = {
  updateSessionRules(change: { removeRuleIds?: number[]; addRules?: object[] }): Promise<void>
}

/** The interface for rules on requests; null where the browser lacks it. */
const rules = (browser as unknown as { declarativeNetRequest?: Rules }).declarativeNetRequest ?? null

/**
 * Runs `work` while our own requests, and nobody else's, to the site of `url` carry a Referer: some sites give their
 * pictures only to their own pages. The rule is gone afterwards.
 */
export async function withReferer<T>(url: string, referer: string, work: () => Promise<T>): Promise<T> {
  const condition = {
    initiatorDomains: [new URL(browser.runtime.getURL('')).hostname],
    requestDomains: [new URL(url).hostname],
    resourceTypes: ['xmlhttprequest', 'other'],
  }
  const action = {
    type: 'modifyHeaders',
    requestHeaders: [{ header: 'referer', operation: 'set', value: referer }],
  }
  await rules?.updateSessionRules({
    removeRuleIds: [ruleId],
    addRules: [{ id: ruleId, priority: 1, condition, action }],
  })
  try {
    return await work()
  } finally {
    await forgetReferer()
  }
}

/** Removes a rule that a background that was killed in between has left. */
export async function forgetReferer(): Promise<void> {
  await rules?.updateSessionRules({ removeRuleIds: [ruleId] })
}
