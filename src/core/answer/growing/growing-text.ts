import { fenceLine } from '../markdown-chunks.ts'
import { markdownLimits } from '../markdown-limits.ts'
import { closeMarks } from './open-marks.ts'

/** A line that has nothing but marks, or the number of an item, to which words may come. */
const markerLine = /^(?:[\s>#|:=*_~`+\\-]|\d{1,9}[.)]\s|\[[ xX]\]\s)*(?:\d{1,9}[.)]?|\[[ xX]?\]?)?$/
const delimiterRow = /^[\s>]*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/
const tableLine = /^(?:\s|>|[-+*]\s|\d{1,9}[.)]\s)*\|/
const newBlock = /^\s*(?:[-+*]\s|\d{1,9}[.)]\s|>|#{1,6}\s|\|)|^\s*$/
const openingFence = /^(?:\s|>|[-+*]\s|\d{1,9}[.)]\s)*(`{3,}(?=[^`]*$)|~{3,})/

/**
 * A chunk that is still growing, as far as it can be shown: without a mark at its end that has no words yet, and with the
 * marks that are open closed. What was shown once stays, whatever follows, so that no line comes and goes.
 */
export function shownSoFar(chunk: string): string {
  const fence = fenceLine.exec(firstLine(chunk))?.[2]
  if (fence) return codeSoFar(chunk, fence)
  // Beyond this much the end of a chunk is shown as it is.
  if (chunk.length > markdownLimits.chunkCharacters) return chunk
  const lines = chunk.split('\n')
  const { open, closedAt } = readFences(lines)
  if (open !== null) return inFence(lines, open)
  while (lines.length > closedAt + 1 && isUnsaid(lines)) lines.pop()
  if (lines.length === closedAt + 1) return lines.join('\n')
  const start = lastBlock(lines)
  const block = lines.slice(start).join('\n')
  const marks = /^(?:\s|>|[-+*]\s|\d{1,9}[.)]\s|#{1,6}\s|\[[ xX]\]\s)*/.exec(block)?.[0] ?? ''
  const closed = closeMarks(block.slice(marks.length))
  // What is left of a line may be its marks alone.
  if (closed.trim() === '' && lines.length > 0) return lines.slice(0, start).join('\n')
  return [...lines.slice(0, start), marks + closed].join('\n')
}

const firstLine = (text: string) => text.split('\n', 1)[0] ?? ''

/** The same of a chunk that is one block of code, however long. */
function codeSoFar(chunk: string, mark: string): string {
  const last = chunk.lastIndexOf('\n')
  const code = last >= 0 && isFence(chunk.slice(last + 1), mark, 0) ? chunk.slice(0, last) : chunk
  return code.slice(firstLine(chunk).length).trim() === '' ? '' : code
}

type OpenFence = { line: number; mark: string }

/** The fence that is open at the end, with the line that opens it, and the line at which the last one was closed, or -1. */
function readFences(lines: readonly string[]): { open: OpenFence | null; closedAt: number } {
  let open: OpenFence | null = null
  let closedAt = -1
  for (const [line, text] of lines.entries()) {
    if (open === null) {
      const mark = openingFence.exec(text)?.[1]
      if (mark) open = { line, mark }
    } else if (isFence(text, open.mark, open.mark.length)) {
      open = null
      closedAt = line
    }
  }
  return { open, closedAt }
}

/** Whether a line is the mark of a fence alone, at least so long. */
function isFence(line: string, mark: string, least: number): boolean {
  const text = line.replace(/^[\s>]*/, '').trimEnd()
  return text.length >= least && text === (mark[0] ?? '`').repeat(text.length)
}

/** Code that is open: a last line that may become the end of it waits, as does code that has no line yet. */
function inFence(lines: readonly string[], { line, mark }: OpenFence): string {
  const last = lines.at(-1) ?? ''
  const shown = lines.length - 1 > line && isFence(last, mark, 0) ? lines.slice(0, -1) : lines
  const hasCode = shown.slice(line + 1).some((text) => text.trim() !== '')
  if (hasCode) return shown.join('\n')
  return shownSoFar(lines.slice(0, line).join('\n'))
}

/** Whether the last line has nothing to show yet: no word, or it may become the head of a table. */
function isUnsaid(lines: readonly string[]): boolean {
  const last = lines.at(-1) ?? ''
  if (markerLine.test(last)) return true
  if (!tableLine.test(last)) return false
  const start = lines.findLastIndex((line) => !line.includes('|')) + 1
  return !lines.slice(start + 1).some((line) => delimiterRow.test(line))
}

/** Where the last paragraph, item or row begins. */
function lastBlock(lines: readonly string[]): number {
  return Math.max(
    0,
    lines.findLastIndex((line) => newBlock.test(line)),
  )
}
