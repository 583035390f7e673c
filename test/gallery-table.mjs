// Prints the README's table of what works where, from test/gallery-results.json: `node test/gallery-table.mjs [--all]`.
import { readFileSync } from 'node:fs'

const entries = [
  'Images, in links too',
  '`<picture>`, `srcset`',
  'Lazy placeholders',
  'Under overlays, links, captions',
  'Behind or in front of what catches the click',
  'CSS backgrounds, pseudo-elements, borders, masks, markers',
  'Sprite sheets: the shown cell',
  'Inline and referenced SVG',
  'Open, closed, nested shadow roots',
  'Frames: same and other origin, `srcdoc`, sandboxed',
  'An image in its own tab',
  '`<input type=image>`, image maps',
  'Canvas: clean, tainted, WebGL, blank',
  'Map tiles, sliced pages',
  'Video frames, posters',
  '`blob:`, `data:`',
  'Referer, cookie, CORP, redirects, other hosts, errors',
  'File types, animations, damaged files',
  'EXIF, CMYK, 16 bit, transparency',
  'Huge, long, tiny, bombs',
  'Crops: fit, clip, zoom, scrolling, regions',
  'Dialogs, popovers, full screen, carousels',
  'Sites that block clicks; menu by keyboard',
  'Editable and selected',
  'Pages closed to extensions',
  '5,000 elements, hostile pages',
  'Images that give orders',
]

const results = JSON.parse(readFileSync(new URL('./gallery-results.json', import.meta.url), 'utf8'))
const browsers = ['chromium', 'firefox']
const rows = (browser, entry) => Object.values(results[browser] ?? {}).filter((row) => row.entry === entry)

/** What the rows of one entry say together: how many pass, and what is said instead of a picture. */
function sum(list) {
  if (list.length === 0) return '-'
  const passed = list.filter((row) => row.passed)
  return passed.length === list.length ? `✓ ${list.length}` : `${passed.length} of ${list.length}`
}

if (process.argv.includes('--all')) {
  console.log('| | place | Chromium | Firefox |\n|---|---|---|---|')
  const keys = [...new Set(browsers.flatMap((browser) => Object.keys(results[browser] ?? {})))]
  const of = (key, browser) => results[browser]?.[key]
  const say = (row) => (row ? `${row.passed ? '✓' : '✗'} ${row.came}` : '-')
  const known = keys.map((key) => ({ key, row: of(key, 'chromium') ?? of(key, 'firefox') }))
  for (const { key, row } of known.sort((a, b) => a.row.entry - b.row.entry))
    console.log(
      `| ${row.entry} | ${row.title} (${key.split(' ').at(-1)}) | ${say(of(key, 'chromium'))} | ${say(of(key, 'firefox'))} |`,
    )
} else {
  console.log('| what you point at | Chromium | Firefox |\n|---|---|---|')
  for (const [index, title] of entries.entries())
    console.log(`| ${title} | ${sum(rows('chromium', index + 1))} | ${sum(rows('firefox', index + 1))} |`)
}
