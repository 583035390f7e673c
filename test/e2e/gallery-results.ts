import { readFile, rename, writeFile } from 'node:fs/promises'
import type { Place, Pointing } from '../demo/place.ts'

/** What came of each place in each browser, as the last runs saw it; the README's table is made from it. */
export type GalleryResult = { entry: number; title: string; passed: boolean; came: string }
export type GalleryResults = Record<string, Record<string, GalleryResult>>

const file = new URL('../gallery-results.json', import.meta.url)

/** The results so far, by browser, then by place and way. */
export async function readGalleryResults(): Promise<GalleryResults> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    // The first run.
    return {}
  }
}

/** Runs a check and writes down what came of it, also when it fails. */
export async function recordOutcome(
  browser: string,
  { id, entry, title }: Pick<Place, 'id' | 'entry' | 'title'>,
  way: Pointing,
  check: () => Promise<string>,
): Promise<void> {
  const write = async (passed: boolean, came: string) => {
    // The other browser may run beside this one: only our own part is written.
    const results = await readGalleryResults()
    const own = { ...results[browser], [`${id} ${way}`]: { entry, title, passed, came } }
    const sorted = Object.fromEntries(
      Object.entries(own).sort(([a, x], [b, y]) => x.entry - y.entry || a.localeCompare(b)),
    )
    const next = `${file.pathname}.${process.pid}`
    await writeFile(next, `${JSON.stringify({ ...results, [browser]: sorted }, null, 1)}\n`)
    await rename(next, file)
  }
  try {
    await write(true, await check())
  } catch (error) {
    await write(false, error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'failed')
    throw error
  }
}
