import { parseSync } from 'vite'
import type { SourceFile } from './source-files.ts'

type Node = { type: string; start: number; end: number; id?: { name?: string } | null }

const functions = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']

/** The functions of a file that have more than `maxLines` lines, those within them included. */
export function longFunctions({ path, text }: SourceFile, maxLines: number): string[] {
  const found: string[] = []
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if (isNode(value) && functions.includes(value.type)) {
      const lines = text.slice(value.start, value.end).split('\n').length
      const name = value.id?.name ?? `a function at line ${text.slice(0, value.start).split('\n').length}`
      if (lines > maxLines)
        found.push(`${path}: ${name} has ${lines} lines: give each thing that it does a function of its own`)
    }
    for (const child of Object.values(value)) look(child)
  }
  look(parseSync(path, text).program)
  return found
}

const isNode = (value: object): value is Node => 'type' in value && 'start' in value && 'end' in value
