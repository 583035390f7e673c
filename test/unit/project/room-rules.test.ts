import { expect, test } from 'vitest'
import { longFunctions } from './function-lengths.ts'
import {
  circles,
  crowdedRooms,
  importsOfLaterRooms,
  strayTests,
  unboundedReads,
  withoutRoom,
} from './room-rules.ts'

/** A house of files that import these others. */
const house = (files: Record<string, string[]>) =>
  Object.entries(files).map(([path, targets]) => ({
    path,
    text: targets.map((target) => `import type { Thing } from '${target}'`).join('\n'),
  }))

test('a file in a folder that is no room is told where it could go', () => {
  expect(withoutRoom(house({ 'src/core/money/cost.ts': [], 'src/core/box.ts': [] }))).toEqual([])
  expect(withoutRoom(house({ 'src/popup/extra/Thing.tsx': [] }))).toEqual([
    expect.stringContaining('src/popup/extra/Thing.tsx lies in no room: put it where one would look for it'),
  ])
  expect(withoutRoom(house({ 'src/platform/thing.ts': [] }))).toHaveLength(1)
})

test('an import of a later room is refused, of a type too; an earlier room and the own one are not', () => {
  const upward = house({ 'src/core/tokens/detail.ts': ['../money/cost.ts'] })
  expect(importsOfLaterRooms(upward)).toEqual([expect.stringContaining('core/money comes after core/tokens')])
  const down = house({ 'src/core/money/cost.ts': ['../tokens/detail.ts', './usage.ts', '../box.ts'] })
  expect(importsOfLaterRooms(down)).toEqual([])
  const fromTheGround = house({ 'src/core/box.ts': ['./money/cost.ts'] })
  expect(importsOfLaterRooms(fromTheGround)).toHaveLength(1)
})

test('a folder of seventeen files is too much', () => {
  const files = (count: number) =>
    house(
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`src/core/money/a${index}.ts`, []])),
    )
  expect(crowdedRooms(files(16))).toEqual([])
  expect(crowdedRooms(files(17))).toEqual([
    'src/core/money holds 17 files: split it by concept into two rooms.',
  ])
})

test('a circle is named with all its files, and a chain is none', () => {
  const chain = { 'src/a/1.ts': ['./2.ts', './3.ts'], 'src/a/2.ts': ['./3.ts'], 'src/a/3.ts': [] as string[] }
  expect(circles(house(chain))).toEqual([])
  expect(circles(house({ ...chain, 'src/a/3.ts': ['./1.ts'] }))).toEqual([
    expect.stringMatching(/^src\/a\/1\.ts -> src\/a\/2\.ts -> src\/a\/3\.ts: /),
  ])
  const two = { 'src/a/3.ts': ['./4.ts'], 'src/a/4.ts': ['./3.ts'] }
  expect(circles(house({ ...chain, ...two }))).toEqual([
    expect.stringMatching(/^src\/a\/3\.ts -> src\/a\/4\.ts: /),
  ])
})

test('a unit test is at home where it imports what it tests, by itself or through its fixture', () => {
  const tests = (target: string, fixture = '../../../../src/popup/state/chat.ts') =>
    house({ 'test/unit/popup/state/a.test.ts': [target], 'test/unit/popup/state/page.ts': [fixture] })
  const stray = (...files: Parameters<typeof tests>) => strayTests(tests(...files), [])
  expect(stray('./page.ts')).toEqual([])
  expect(stray('../../../../src/popup/state/chat.ts')).toEqual([])
  expect(stray('../../../../src/popup/App.tsx')).toHaveLength(1)
  expect(stray('./page.ts', '../../../../src/popup/App.tsx')).toHaveLength(1)
})

test('a unit test that is named after a file is at home in its room alone', () => {
  const target = '../../../../src/core/tokens/detail.ts'
  const source = house({ 'src/core/money/cost.ts': [], 'src/core/tokens/detail.ts': [] })
  expect(strayTests(house({ 'test/unit/core/tokens/detail.test.ts': [target] }), source)).toEqual([])
  expect(strayTests(house({ 'test/unit/core/tokens/cost.test.ts': [target] }), source)).toEqual([
    'test/unit/core/tokens/cost.test.ts is named after src/core/money/cost.ts: move it to that room.',
  ])
})

test('a function is measured from its first line to its last, wherever it stands', () => {
  const lines = (count: number) => Array.from({ length: count }, () => '    work()').join('\n')
  const text = `export function long() {\n${lines(90)}\n}\nconst make = () => ({\n  inner: () => {\n${lines(3)}\n  },\n})\n`
  expect(longFunctions({ path: 'a.ts', text }, 90)).toEqual([
    'a.ts: long has 92 lines: give each thing that it does a function of its own',
  ])
  expect(longFunctions({ path: 'a.ts', text }, 92)).toEqual([])
  const nameless = `const a = () => {\n${lines(5)}\n}\nconst b = { do: function () {\n${lines(6)}\n} }\n`
  expect(longFunctions({ path: 'b.ts', text: nameless }, 5)).toEqual([
    expect.stringMatching(/^b\.ts: a function at line 1 has 7 lines/),
    expect.stringMatching(/^b\.ts: a function at line 8 has 8 lines/),
  ])
})

test('a body that is read without a bound is found, a file of our own is not', () => {
  const file = (text: string) => [{ path: 'src/platform/browser/thing.ts', text }]
  expect(unboundedReads(file('const response = await fetch(url)\nreturn response.json()'))).toHaveLength(1)
  expect(unboundedReads(file('const reader = response.body?.getReader()'))).toHaveLength(1)
  expect(unboundedReads(file('for await (const chunk of response.body) use(chunk)'))).toHaveLength(1)
  expect(unboundedReads(file('return readCapped((await fetch(url)).body, maxBytes)'))).toEqual([])
  expect(unboundedReads(file('return blob.arrayBuffer()'))).toEqual([])
})
