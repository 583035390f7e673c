import { describe, expect, test } from 'vitest'
import { readFailure } from '../../../../src/core/failure/api-failure.ts'
import refusals from './server-refusals.json' with { type: 'json' }
import { vendorRefusals } from './vendor-refusals.ts'

const about = { headers: { retryAfter: null }, model: 'm', now: 0 }

describe('a refusal of a server', () => {
  test.each(refusals)('$name', ({ status, body, model, baseUrl, sentLinks, kind }) => {
    expect(readFailure({ ...about, status, body, model, baseUrl, sentLinks })).toMatchObject({ kind })
  })
})

describe.each(Object.entries(vendorRefusals))('%s', (_, { baseUrl, rows }) => {
  test.each(rows)('%s', (_, status, body, kind, sent) => {
    const sentLinks = sent === 'link'
    expect(readFailure({ ...about, status, body, baseUrl, sentLinks }).kind).toBe(kind)
  })
})
