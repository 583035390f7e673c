import { closingBracket, markIn } from './formula/formula-source.ts'
import { markdownLimits } from './markdown-limits.ts'
import { noteStart } from './rules/notes.ts'

const listLine = /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/
/** A line that opens fenced code: its indentation, its mark, and what stands behind. */
export const fenceLine = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})(.*)$/

const formulaLine = /^[ \t]*(\$\$|\\\[)\s*$/

type Fence = { indent: number; mark: string }

/**
 * Where finished chunks of Markdown end, as offsets into `text` after `from`, which must be the end of a chunk or 0.
 * A later delta never changes a finished chunk, so that each is parsed once. Chunks end at blank lines outside
 * fenced code, formulas, lists and footnotes, before a fence and after it. Linear in `text.length - from`.
 */
export function chunkEnds(text: string, from = 0): number[] {
  const ends: number[] = []
  let fence: Fence | null = null
  let inList = false
  let chunkStart = from
  let isBlank = true
  /** Start of the line after a blank one in a list: the next line tells whether the list goes on. */
  let afterBlank = false
  const end = (at: number) => {
    if (at > chunkStart) ends.push(at)
    chunkStart = at
    isBlank = true
    inList = false
    afterBlank = false
  }
  for (let start = from; start < text.length; ) {
    const lineEnd = text.indexOf('\n', start)
    if (lineEnd < 0) break // the last line may still grow
    const line = text.slice(start, lineEnd)
    const next = lineEnd + 1
    const opening = fenceLine.exec(line)
    if (fence) {
      if (closes(line, fence)) {
        fence = null
        end(next)
      }
    } else if (opening && !(inList && opening[1])) {
      end(start)
      fence = { indent: opening[1]?.length ?? 0, mark: opening[2] ?? '' }
    } else if (line.trim() === '') {
      if (inList) afterBlank = true
      else if (!isBlank) end(next)
    } else {
      const formula = formulaEnd(text, start, line)
      if (formula === 'open') break
      if (formula !== null) {
        afterBlank = false
        isBlank = false
        start = formula
        continue
      }
      if (afterBlank && !/^[ \t]/.test(line) && !listLine.test(line)) end(start)
      afterBlank = false
      inList ||= listLine.test(line) || noteStart.test(line)
      isBlank = false
    }
    start = next
  }
  return ends
}

/** The chunks of `text`; the last one may still be growing. */
export function splitSettled(text: string): { settled: string[]; rest: string } {
  let start = 0
  const settled = chunkEnds(text).map((end) => {
    const chunk = text.slice(start, end)
    start = end
    return chunk
  })
  return { settled, rest: text.slice(start) }
}

/**
 * Where the line behind a formula begins whose first mark stands alone in the line at `start`: blank lines may stand in it.
 * `open` when its end may still come; null when there is no such formula.
 */
function formulaEnd(text: string, start: number, line: string): number | 'open' | null {
  const mark = formulaLine.exec(line)?.[1]
  if (mark === undefined) return null
  const close =
    mark === '$$'
      ? closingDollars(text, start + line.length)
      : closingBracket(text, start + line.indexOf(mark))
  if (close === 'none') return 'open'
  if (close === 'another') return null
  const lineEnd = text.indexOf('\n', close)
  return lineEnd < 0 ? 'open' : lineEnd + 1
}

/** Where a formula in dollars ends; as `closingBracket`. */
function closingDollars(text: string, from: number): number | 'another' | 'none' {
  const last = from + markdownLimits.formulaCharacters
  const close = markIn(text.slice(from, last), '$$')
  if (close >= 0) return from + close
  return text.length < last ? 'none' : 'another'
}

/** Reads a chunk that is one fenced code block, also one that is still open; null for any other chunk. */
export function readFence(chunk: string): { language: string | null; text: string } | null {
  const lines = chunk.replace(/\n$/, '').split('\n')
  const opening = fenceLine.exec(lines[0] ?? '')
  if (!opening) return null
  const fence: Fence = { indent: opening[1]?.length ?? 0, mark: opening[2] ?? '' }
  const body = lines.slice(1)
  const closing = body.findIndex((line) => closes(line, fence))
  if (closing >= 0 && body.slice(closing + 1).some((line) => line.trim() !== '')) return null
  const code = closing < 0 ? body : body.slice(0, closing)
  const indented = new RegExp(`^ {0,${fence.indent}}`)
  const language = (opening[3] ?? '').trim().split(/\s/)[0] || null
  return { language, text: code.map((line) => line.replace(indented, '')).join('\n') }
}

function closes(line: string, { mark }: Fence): boolean {
  const text = line.trim()
  return /^ {0,3}\S/.test(line) && text.length >= mark.length && text === (mark[0] ?? '`').repeat(text.length)
}
