import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it'
import { markdownLimits } from '../markdown-limits.ts'

/** The type of a token that refers to a footnote: `content` is as written, `meta.label` its label. */
export const noteReferenceToken = 'note_reference'
/** The type of the token that a footnote opens with. */
export const noteOpenToken = 'note_open'

const label = `\\[\\^([^\\s[\\]^]{1,${markdownLimits.noteLabelCharacters}})\\]`
const reference = new RegExp(`${label}(?!\\()`, 'y')

/** Where a footnote begins: `[^1]: `, at the start of a line. */
export const noteStart = new RegExp(`^ {0,3}${label}:(?:[ \\t]|$)`)

/** Reads footnotes (`[^1]: words`, and what is indented below) and references to them (`[^1]`). */
export function useNotes(made: MarkdownIt): void {
  made.block.ruler.before('reference', 'note', note, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
  made.inline.ruler.before('link', 'note_reference', noteReference)
}

function noteReference(state: StateInline, silent: boolean): boolean {
  reference.lastIndex = state.pos
  const found = reference.exec(state.src)
  if (!found) return false
  if (!silent) {
    const token = state.push(noteReferenceToken, '', 0)
    token.content = found[0]
    token.meta = { label: found[1] }
  }
  state.pos += found[0].length
  return true
}

/** Columns that the lines below a footnote are indented by, to belong to it. */
const indent = 4

function note(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  const { blkIndent } = state
  const column = state.sCount[start] ?? 0
  if (column - blkIndent >= 4) return false
  const mark = state.bMarks[start] ?? 0
  const shift = state.tShift[start] ?? 0
  if (state.src[mark + shift] !== '[') return false
  const found = noteStart.exec(state.src.slice(mark + shift, state.eMarks[start]))
  if (!found) return false
  if (silent) return true
  const opened = state.push(noteOpenToken, '', 1)
  opened.meta = { label: found[1] }
  // The words behind the mark are its first line, set in as far as those below must be.
  const { length } = found[0]
  state.bMarks[start] = mark + shift + length
  state.tShift[start] = spacesAt(state.src, mark + shift + length)
  state.sCount[start] = blkIndent + indent
  state.blkIndent = blkIndent + indent
  state.md.block.tokenize(state, start, end)
  state.blkIndent = blkIndent
  state.bMarks[start] = mark
  state.tShift[start] = shift
  state.sCount[start] = column
  state.push('note_close', '', -1)
  return true
}

function spacesAt(text: string, at: number): number {
  let end = at
  while (text[end] === ' ' || text[end] === '\t') end++
  return end - at
}
