import { expect, test } from 'vitest'
import { optionFor } from '../../../../src/core/problem/problem-option.ts'

test.each([
  ['a refused key is replaced in its field', { kind: 'key-refused' }, 'key'],
  ['a limit is raised in its field', { kind: 'spending-limit', period: 'day' }, 'dailyLimitUsd'],
  ['the one of the month too', { kind: 'spending-limit', period: 'month' }, 'monthlyLimitUsd'],
  ['what has no field of its own leads to the page', { kind: 'unreachable' }, ''],
  ['no problem leads to the page', undefined, ''],
] as const)('%s', (_name, problem, field) => {
  expect(optionFor(problem as Parameters<typeof optionFor>[0])).toBe(field)
})
