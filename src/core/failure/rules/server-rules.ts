import type { FailureRule } from './failure-rule.ts'
import { rateLimited } from './rate-rules.ts'
import { vendorCodes } from './vendor-codes.ts'

/** The server and what stands before it. */
export const serverRules: readonly FailureRule[] = [
  {
    statuses: [403],
    when: ({ isLoopback, isEmpty }) => isLoopback && isEmpty,
    problem: () => ({ kind: 'local-server-refuses' }),
  },
  // 511 is made for captive portals; a page with a success status is one too.
  {
    statuses: [511],
    problem: () => ({ kind: 'not-the-api' }),
  },
  {
    when: ({ status }) => status !== null && (status >= 500 || status === 408 || status === 409),
    problem: ({ status, retryAfterSeconds }) => ({
      kind: 'server-trouble',
      status: status ?? 0,
      retryAfterSeconds,
    }),
  },
  {
    codes: [
      ...['server_error', 'internal_error', 'overloaded', 'engine_overloaded', 'service_unavailable'],
      ...['overloaded_error', 'api_error', 'internal_server_error', 'unavailable', 'engine_overloaded_error'],
    ],
    when: ({ status }) => status === null,
    problem: ({ retryAfterSeconds }) => ({ kind: 'server-trouble', status: 0, retryAfterSeconds }),
  },
  {
    codes: vendorCodes['server-trouble'],
    problem: ({ status, retryAfterSeconds }) => ({
      kind: 'server-trouble',
      status: status ?? 0,
      retryAfterSeconds,
    }),
  },
  { statuses: [429], problem: rateLimited },
  { statuses: [401], problem: () => ({ kind: 'key-refused' }) },
]
