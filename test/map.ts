// `npm run map` writes the tables of the wings and rooms of src/ into the README.
import { readFileSync, writeFileSync } from 'node:fs'
import { roomsTable, wingsTable } from './unit/project/rooms-table.ts'

const path = 'README.md'
const map = /(<!-- map -->\n)[\s\S]*?(\n<!-- \/map -->)/
const readme = readFileSync(path, 'utf8')
if (!map.test(readme)) throw new Error('The README has no place for the map: <!-- map --> … <!-- /map -->')
const tables = `${wingsTable()}\n\n${roomsTable()}`
writeFileSync(
  path,
  readme.replace(map, (_, start, end) => `${start}${tables}${end}`),
)
