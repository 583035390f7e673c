import { expect, test } from 'vitest'
import { filesUnder } from './source-files.ts'

test('every size of text follows the setting: none is in pixels alone', () => {
  const fixed = filesUnder('src', /\.css$/).flatMap(({ path, text }) =>
    [...text.matchAll(/font(?:-size)?:[^;]*\d(?:px|pt)[^;]*;/g)]
      .map(([rule]) => rule)
      .filter((rule) => !rule.includes('--text-scale'))
      .map((rule) => `${path}: ${rule}`),
  )
  expect(fixed, 'write calc(… * var(--text-scale))').toEqual([])
})
