import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { places } from '../../demo/gallery/places/places.ts'

const readme = readFileSync('README.md', 'utf8')
const [, table = ''] = /<!-- gallery -->\n([\s\S]*)\n<!-- \/gallery -->/.exec(readme) ?? []
const rows = table.split('\n').slice(2)

test('the README says of each of the 27 kinds of places what comes of it in both browsers', () => {
  expect(rows.map((row) => Number(row.split('|')[1]))).toEqual(Array.from({ length: 27 }, (_, at) => at + 1))
  for (const row of rows) {
    expect(row.split('|'), row).toHaveLength(6)
    expect(row, 'run `npm run gallery`').not.toMatch(/not walked|\d of \d/)
  }
})

test('every place is of an entry of the list', () => {
  for (const { entry } of places) expect(entry >= 1 && entry <= 27).toBe(true)
})
