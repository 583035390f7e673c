import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { roomsTable, wingsTable } from './rooms-table.ts'
import { filesUnder } from './source-files.ts'

test("the README's map shows the rooms of src/ as rooms.ts has them", () => {
  const readme = readFileSync('README.md', 'utf8')
  const [, map] = readme.match(/<!-- map -->\n([\s\S]*?)\n<!-- \/map -->/) ?? []
  expect(map, 'run `npm run map`').toBe(`${wingsTable()}\n\n${roomsTable()}`)
})

const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md']
const known = ['src', 'test', 'bench', '_locales', '.ci'].flatMap((folder) => filesUnder(folder, /./))
const paths = new Set(known.flatMap(({ path }) => [path, dirname(path), dirname(dirname(path))]))
const isThere = (end: string) => known.some(({ path }) => path.endsWith(`/${end}`))

/** What stands in a document as code: in backquotes, or in a block of its own. */
const codeOf = (text: string) => [...text.matchAll(/```[\s\S]*?```|`[^`\n]+`/g)].map(([code]) => code)

test.each(documents)('%s names files that there are', (document) => {
  const words = codeOf(readFileSync(document, 'utf8')).flatMap((code) => code.split(/[\s`'"(),;:]+/))
  const missing = words.filter((word) => {
    if (word.includes('*') || word.includes('<')) return false
    if (/^(src|test|bench|_locales)\//.test(word)) return !paths.has(word.replace(/\/$/, ''))
    if (/^e2e\//.test(word)) return !isThere(`${word.slice(4)}.test.ts`)
    return /^[\w-]+(\.[\w-]+)*\.(ts|tsx|css)$/.test(word) && !isThere(word)
  })
  expect(missing).toEqual([])
})

test.each(documents)('%s names commands that package.json has', (document) => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }
  const named = codeOf(readFileSync(document, 'utf8')).flatMap((code) =>
    [...code.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name),
  )
  expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
})
