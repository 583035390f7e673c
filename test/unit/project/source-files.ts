import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file of the project: its path from the top with slashes, and its text. */
export type SourceFile = { path: string; text: string }

/** All files under a folder whose names match, in the order of their paths. */
export function filesUnder(folder: string, names: RegExp): SourceFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}

/** Without comments, so that a rule looks at code alone; strings that hold `//` after a colon are kept. */
export const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1')

/** What a file imports or re-exports, as written; `types` when only types are taken from it. */
export function importsOf(text: string): { from: string; types: boolean }[] {
  const statements = withoutComments(text).matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'"`;=]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g,
  )
  return [...statements].map(([, types, from, dynamic]) => ({
    from: from ?? dynamic ?? '',
    types: Boolean(types),
  }))
}
