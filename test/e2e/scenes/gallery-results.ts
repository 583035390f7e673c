import { mkdir, readFile, writeFile } from 'node:fs/promises'
import type { Place, Pointing } from '../../demo/gallery/places/place.ts'
import { browserName } from '../drivers/driver.ts'

/** What came of a place in one browser. */
export type GalleryResult = { entry: number; title: string; passed: boolean; came: string }

const directory = new URL('../../../.cache/', import.meta.url)
const file = new URL(`gallery-${browserName}.json`, directory)

/** The results of this browser so far, by place and way. */
async function readResults(): Promise<Record<string, GalleryResult>> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    // The first run.
    return {}
  }
}

/**
 * Runs a check and writes down what came of it, also when it fails: `npm run gallery` makes the README's table from it.
 * The check gives one line on what came.
 */
export async function recordOutcome(
  { id, entry, title }: Pick<Place, 'id' | 'entry' | 'title'>,
  way: Pointing,
  check: () => Promise<string>,
): Promise<void> {
  const write = async (passed: boolean, came: string) => {
    const results = { ...(await readResults()), [`${id} ${way}`]: { entry, title, passed, came } }
    await mkdir(directory, { recursive: true })
    await writeFile(file, `${JSON.stringify(results, null, 1)}\n`)
  }
  try {
    await write(true, await check())
  } catch (error) {
    await write(false, error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'failed')
    throw error
  }
}
