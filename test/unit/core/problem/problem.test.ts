import * as v from 'valibot'
import { expect, test } from 'vitest'
import { reportOf } from '../../../../src/core/problem/problem.ts'
import { storedReport } from '../../../../src/core/problem/stored-problem.ts'
import { filesUnder, withoutComments } from '../../project/source-files.ts'
import { problemSamples } from '../../samples/problem-samples.ts'

const kinds = [...new Set(problemSamples.map(({ kind }) => kind))]

test('a kind is written down three times: what it carries, its buttons, its words', () => {
  const lists = ['src/core/problem', 'src/platform/problem']
    .flatMap((room) => filesUnder(room, /\.ts$/))
    .filter(({ path }) => !path.endsWith('stored-problem.ts'))
    .map(({ text }) => withoutComments(text))
    .join('\n')
  const often = kinds.filter((kind) => {
    const written = lists.match(new RegExp(`(?<![\\w'-])'?${kind}(?=[':])`, 'g')) ?? []
    return written.length !== 3
  })
  expect(often, 'derive the others: `ProblemOf<kind>`, or a row of the table of words').toEqual([])
})

test('every kind is recognised somewhere', () => {
  const lists = /^src\/(core|platform)\/problem\//
  const others = filesUnder('src', /\.tsx?$/).filter(({ path }) => !lists.test(path))
  const code = others.map(({ text }) => withoutComments(text)).join('\n')
  const never = kinds.filter((kind) => !new RegExp(`kind: [^,}]*'${kind}'`).test(code))
  expect(never, 'make it where it is recognised: a rule in src/core/failure, or a failure()').toEqual([])
})

test('every problem is read from storage as it was written', () => {
  for (const problem of problemSamples)
    expect(v.parse(storedReport, reportOf(problem, 'h'))).toEqual(reportOf(problem, 'h'))
})
