import { expect, test } from 'vitest'
import { readBaseUrl } from '../../../../src/core/server/base-url.ts'
import { presets } from '../../../../src/core/server/presets.ts'

test.each(presets)('the address of $name stays as it is when it is read', ({ baseUrl }) => {
  expect(readBaseUrl(baseUrl)).toEqual({ ok: true, value: baseUrl })
})
