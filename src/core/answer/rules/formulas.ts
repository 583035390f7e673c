import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it'
import { formulaAt, isFormulaText, isUnfinishedFormula, markIn } from '../formula/formula-source.ts'
import { markdownLimits } from '../markdown-limits.ts'
import { pushPlain } from './plain.ts'

/** The types of the tokens of formulas: in a line, and as a block. `content` is the source, `meta.tex` the LaTeX. */
export const formulaToken = 'formula'
export const formulaBlockToken = 'formula_block'

/** Reads formulas. In a text that grows (`env.growing`), one that has not ended is shown as it is written. */
export function useFormulas(made: MarkdownIt): void {
  made.block.ruler.before('fence', 'formula', formulaBlock, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
  made.inline.ruler.before('escape', 'formula', inlineFormula)
}

function inlineFormula(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  const found = formulaAt(src, pos)
  if (found && !mayGoOn(state, found.end)) {
    if (!silent && !isAffordable(state)) state.pending += src.slice(pos, found.end)
    else if (!silent) {
      const token = state.push(formulaToken, '', 0)
      token.content = src.slice(pos, found.end)
      token.meta = { tex: found.tex, isDisplay: found.isDisplay }
    }
    state.pos = found.end
    return true
  }
  if (state.env.growing !== undefined && isUnfinishedFormula(src, pos)) {
    if (!silent) state.pending += src.slice(pos)
    state.pos = src.length
    return true
  }
  if (src[pos] !== '$') return false
  // The whole run: its second dollar begins nothing.
  let end = pos
  while (src[end] === '$') end++
  if (!silent) state.pending += src.slice(pos, end)
  state.pos = end
  return true
}

/** Counts the formulas of a chunk; whether this one is within the limit. */
function isAffordable({ env }: StateInline): boolean {
  const count = Number(env.formulas ?? 0) + 1
  env.formulas = count
  return count <= markdownLimits.formulas
}

/** Whether what comes next tells if a dollar at the end of a growing text is the price of something: `$5–$`. */
function mayGoOn({ src, env }: StateInline, end: number): boolean {
  return (
    end === src.length && src[end - 1] === '$' && typeof env.growing === 'string' && env.growing.endsWith(src)
  )
}

const closings = { $$: '$$', '\\[': '\\]' } as const

/** A formula on lines of its own. Blank lines may stand in it only if its marks do stand alone. */
function formulaBlock(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  const mark = state.src[(state.bMarks[start] ?? 0) + (state.tShift[start] ?? 0)]
  if ((mark !== '$' && mark !== '\\') || (state.sCount[start] ?? 0) - state.blkIndent >= 4) return false
  const first = lineAt(state, start)
  const opening = first.slice(0, 2)
  if (opening !== '$$' && opening !== '\\[') return false
  const closing = closings[opening]
  const isAlone = first.length === 2
  const lines: string[] = []
  let characters = 0
  for (let line = start; line < end; line++) {
    if (line > start && (state.sCount[line] ?? 0) < state.blkIndent && !state.isEmpty(line)) return false
    const text = line === start ? first.slice(2) : lineAt(state, line)
    const close = markIn(text, closing)
    if (close >= 0) {
      lines.push(text.slice(0, close))
      const tex = lines.join('\n').trim()
      const isFormula =
        line === start ? formulaAt(first, 0) !== null : tex !== '' && (isAlone || isFormulaText(tex))
      // What has words behind it stands in a line.
      if (!isFormula || text.slice(close + 2).trim() !== '') return false
      if (!silent) push(state, start, line + 1, tex)
      return true
    }
    characters += text.length + 1
    if (characters > markdownLimits.formulaCharacters || markIn(text, opening) >= 0) return false
    if (text === '' && line > start && !isAlone) return false
    lines.push(text)
  }
  if (state.env.growing === undefined || !(isAlone || isFormulaText(first.slice(2)))) return false
  if (!silent) pushPlain(state, start, end)
  return true
}

function lineAt(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd()
}

function push(state: StateBlock, start: number, end: number, tex: string): void {
  const token = state.push(formulaBlockToken, '', 0)
  token.map = [start, end]
  token.content = state.getLines(start, end, state.blkIndent, false).trim()
  token.meta = { tex }
  state.line = end
}
