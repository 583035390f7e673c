import { describe, expect, test } from 'vitest'
import { readFailure } from '../../../../src/core/failure/api-failure.ts'
import refusals from './server-refusals.json' with { type: 'json' }
// From the error pages of the vendors, and from threads of those who met them.
import vendorRefusals from './vendor-refusals.json' with { type: 'json' }

const about = { headers: { retryAfter: null }, model: 'm', now: 0 }

describe('a refusal of a server', () => {
  test.each([...refusals, ...vendorRefusals])('$name', ({ status, body, baseUrl, sentLinks, kind }) => {
    expect(readFailure({ ...about, status, body, baseUrl, sentLinks }).kind).toBe(kind)
  })
})
