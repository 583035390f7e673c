import { parsedEnd, parseMarkdown } from './markdown.ts'
import type { Block } from './markdown-tree.ts'
import { type NoteLabels, noteLabels } from './notes.ts'

/** A chunk of an answer, read; `rest` is what exceeds the limit, shown as it is. */
export type AnswerPart = {
  parsed: string
  isGrowing: boolean
  blocks: Block[]
  labels: NoteLabels
  rest: string
}

/** Reads a chunk, or takes over what was read of it before, when no more than what exceeds the limit has changed. */
export function readPart(chunk: string, isGrowing: boolean, before: AnswerPart | undefined): AnswerPart {
  const end = parsedEnd(chunk)
  const parsed = chunk.slice(0, end)
  const rest = chunk.slice(end)
  if (before?.parsed === parsed && before.isGrowing === isGrowing) {
    return before.rest === rest ? before : { ...before, rest }
  }
  const blocks = parseMarkdown(parsed, isGrowing)
  return { parsed, isGrowing, blocks, labels: noteLabels(blocks), rest }
}
