// `npm run gallery` walks the gallery in both browsers and writes what came of it into the README; with `--table` it only
// writes, from what the last runs left in .cache.
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'

const browsers = ['chromium', 'firefox']
const specs = ['gallery', 'other-ways', 'picker'].map((name) => `test/e2e/specs/${name}`)
const resultsOf = (browser) => new URL(`../.cache/gallery-${browser}.json`, import.meta.url)

/** What each entry of the list of hard places is about, and what a browser itself makes different. */
const entries = [
  { title: 'Images, in links too' },
  { title: '`<picture>`, `srcset`' },
  { title: 'Lazy placeholders' },
  {
    title: 'Under overlays, links, captions',
    firefox: 'by the picker: its menu of images looks at the topmost element only',
  },
  { title: 'Behind or in front of what catches the click' },
  { title: 'CSS backgrounds, pseudo-elements, borders, masks, markers' },
  { title: 'Sprite sheets: the shown cell' },
  { title: 'Inline and referenced SVG' },
  { title: 'Open, closed, nested shadow roots' },
  { title: 'Frames: same and other origin, `srcdoc`, sandboxed' },
  {
    title: 'An image in its own tab, a `file:` image',
    chromium: '`file:` where its *Allow access to file URLs* is on',
  },
  { title: '`<input type=image>`, image maps' },
  { title: 'Canvas: clean, tainted, WebGL, blank' },
  { title: 'Map tiles, sliced pages' },
  { title: 'Video frames, posters, video of another host' },
  { title: '`blob:`, `data:`' },
  { title: 'Referer, cookie, password, CORP, redirects, private hosts, errors' },
  { title: 'File types, animations, damaged files' },
  { title: 'EXIF, CMYK, 16 bit, transparency' },
  { title: 'Huge, long, tiny, bombs' },
  { title: 'Crops: fit, clip, turn, blur, zoom, scrolling, dense screens, regions' },
  { title: 'Dialogs, popovers, full screen, carousels, pages still loading' },
  { title: 'Sites that block clicks; menu by keyboard' },
  {
    title: 'Editable and selected',
    firefox: 'by the picker in editable text: it opens its menu of texts there',
  },
  {
    title: 'Pages closed to extensions',
    firefox: 'from the popup: no shortcut reaches an extension there',
  },
  { title: '5,000 elements, hostile pages', firefox: 'a page can swallow the shortcut of the picker' },
  { title: 'Images that give orders: nothing is loaded' },
]

/** What came of one entry in one browser: how many places pass, what is said instead of a picture, what is different. */
function cell(browser, entry, note) {
  const rows = Object.values(results[browser]).filter((row) => row.entry === entry)
  const passed = rows.filter((row) => row.passed)
  const count = passed.length === rows.length ? `✓ ${rows.length}` : `${passed.length} of ${rows.length}`
  const said = new Set(
    passed.filter((row) => row.came.startsWith('says so: ')).map((row) => row.came.slice(9)),
  )
  const words = said.size > 0 ? [`says so: ${[...said].join(', ')}`] : []
  return [...(rows.length > 0 ? [count] : []), ...words, ...(note ? [note] : [])].join('; ') || 'not walked'
}

if (!process.argv.includes('--table')) {
  for (const browser of browsers) rmSync(resultsOf(browser), { force: true })
  spawnSync(process.execPath, ['test/run.mjs', 'e2e', '--', ...specs], { stdio: 'inherit' })
}
const results = Object.fromEntries(
  browsers.map((browser) => [browser, JSON.parse(readFileSync(resultsOf(browser), 'utf8'))]),
)
const rows = entries.map(
  ({ title, chromium, firefox }, index) =>
    `| ${index + 1} | ${title} | ${cell('chromium', index + 1, chromium)} | ${cell('firefox', index + 1, firefox)} |`,
)
const table = ['| | what you point at | Chromium | Firefox |', '|---|---|---|---|', ...rows].join('\n')
const readme = new URL('../README.md', import.meta.url)
const between = /(<!-- gallery -->\n)[\s\S]*(\n<!-- \/gallery -->)/
writeFileSync(
  readme,
  readFileSync(readme, 'utf8').replace(between, (_, start, end) => start + table + end),
)
