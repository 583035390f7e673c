import { expect, test } from 'vitest'
import type { Problem } from '../../../../src/core/problem/problem.ts'
import { partOfCure } from '../../../../src/core/settings/options-part.ts'

test.each<[Problem, string]>([
  [{ kind: 'no-key' }, 'key'],
  [{ kind: 'question-is-key' }, 'key'],
  [{ kind: 'region-blocked' }, 'connect'],
  [{ kind: 'redirected' }, 'baseUrl'],
  [{ kind: 'spending-limit', period: 'day', limitUsd: 1, spentUsd: 1, mostUsd: 1 }, 'money'],
  [{ kind: 'spending-unknown', model: 'm' }, 'prices'],
  [{ kind: 'setting-invalid', field: 'model' }, 'model'],
  [{ kind: 'setting-invalid', field: 'nobody' }, 'connect'],
])('%o is cured at %s', (problem, part) => expect(partOfCure(problem)).toBe(part))
