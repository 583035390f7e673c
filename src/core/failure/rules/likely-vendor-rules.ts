import type { Problem } from '../../problem/problem.ts'
import type { Failure, FailureRule } from './failure-rule.ts'
import { rateLimited } from './rate-rules.ts'
import { likelyName, vendorCodes } from './vendor-codes.ts'

type Meaning = keyof typeof vendorCodes

/** What a vendor's number means, and the statuses that contradict it. */
const meanings: Record<Meaning, { not?: readonly number[]; problem: (failure: Failure) => Problem }> = {
  'no-credit': { problem: () => ({ kind: 'no-credit' }) },
  'key-refused': { not: [402, 429, 500, 502, 503], problem: () => ({ kind: 'key-refused' }) },
  'rate-limited': { not: [401], problem: rateLimited },
  'content-refused': { not: [401, 429], problem: () => ({ kind: 'content-refused' }) },
  'model-not-found': { not: [401], problem: ({ model }) => ({ kind: 'model-not-found', model }) },
  'model-without-vision': {
    not: [401, 429],
    problem: ({ model }) => ({ kind: 'model-without-vision', model }),
  },
  'chat-too-long': { not: [401, 429], problem: ({ model }) => ({ kind: 'chat-too-long', model }) },
  'server-trouble': {
    not: [401, 429],
    problem: ({ status, retryAfterSeconds }) => ({
      kind: 'server-trouble',
      status: status ?? 0,
      retryAfterSeconds,
    }),
  },
}

/** Numbers at a server whose vendor nobody knows: after all words, before the status alone. */
export const likelyVendorRules: readonly FailureRule[] = Object.entries(meanings).map(
  ([meaning, { not = [], problem }]) => ({
    codes: vendorCodes[meaning as Meaning].map(likelyName),
    when: ({ status }) => status === null || !not.includes(status),
    problem,
  }),
)
