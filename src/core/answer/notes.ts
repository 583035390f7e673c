import type { Block, Inline } from './markdown-tree.ts'

/** The labels of footnotes in a piece of an answer, in their order: those that are referred to or written, and those written. */
export type NoteLabels = { met: string[]; written: string[] }

/** A footnote of an answer: its number, by the order in which they are met, and whether its words have come. */
export type Note = { number: number; isWritten: boolean }

/** The labels of the footnotes in these blocks. */
export function noteLabels(blocks: Block[]): NoteLabels {
  const labels: NoteLabels = { met: [], written: [] }
  for (const block of blocks) fromBlock(block, labels)
  return labels
}

/** The footnotes of an answer by their label. What comes later changes no number. */
export function numberNotes(parts: readonly NoteLabels[]): ReadonlyMap<string, Note> {
  const notes = new Map<string, Note>()
  for (const { met } of parts) {
    for (const label of met)
      if (!notes.has(label)) notes.set(label, { number: notes.size + 1, isWritten: false })
  }
  for (const { written } of parts) {
    for (const label of written) {
      const note = notes.get(label)
      if (note) note.isWritten = true
    }
  }
  return notes
}

function fromBlock(block: Block, labels: NoteLabels): void {
  switch (block.type) {
    case 'note':
      labels.met.push(block.label)
      labels.written.push(block.label)
      for (const child of block.children) fromBlock(child, labels)
      return
    case 'quote':
      for (const child of block.children) fromBlock(child, labels)
      return
    case 'list':
      for (const child of block.items.flat()) fromBlock(child, labels)
      return
    case 'table':
      for (const cell of [block.header, ...block.rows].flat()) fromLine(cell, labels)
      return
    case 'paragraph':
    case 'heading':
      fromLine(block.children, labels)
  }
}

function fromLine(line: Inline[], labels: NoteLabels): void {
  for (const node of line) {
    if (node.type === 'note') labels.met.push(node.label)
    if ('children' in node) fromLine(node.children, labels)
  }
}
