import MarkdownItMaker, { type MarkdownIt, type StateBlock, type StateInline, type Token } from 'markdown-it'
import cjkFriendly from 'markdown-it-cjk-friendly'
import { markdownLimits } from './markdown-limits.ts'
import { useBareAddresses } from './rules/addresses.ts'
import { formulaToken, useFormulas } from './rules/formulas.ts'
import { noteReferenceToken, useNotes } from './rules/notes.ts'
import { pushPlain } from './rules/plain.ts'

/**
 * The tokens of a piece of Markdown, flat: what is opened is closed later. `meta.written` of a link is its source,
 * `meta.excess` of a row are the cells that its header does not have. Of a text that grows, a formula that has not ended is
 * shown as it is written.
 */
export function markdownTokens(text: string, isGrowing = false): Token[] {
  parser ??= makeParser()
  return parser.parse(text, isGrowing ? { growing: text } : {})
}

/** The tokens of a line alone. */
export function lineTokens(text: string): Token[] {
  return parser?.parseInline(text, {})[0]?.children ?? []
}

/** What an image is called: the words of its label. */
export function labelOf({ children }: Token): string {
  const words = (children ?? []).map((child) => {
    const isText = child.type === formulaToken || child.type === noteReferenceToken
    return isText ? child.content : parser?.renderer.renderInlineAsText([child], parser.options, {})
  })
  return words.join('')
}

/** The language that stands behind an opening fence. */
export function languageOf({ info }: Token): string | null {
  return parser?.utils.unescapeAll(info).trim().split(/\s/)[0] || null
}

/** Made for the first answer: a popup without one starts without it. */
let parser: MarkdownIt | undefined

function makeParser(): MarkdownIt {
  // HTML is recognised only to be shown as it was written. Deeper than `cutDeep` allows nothing is read.
  const made = new MarkdownItMaker({ html: true, maxNesting: markdownLimits.depth + 8 })
  // By CommonMark alone, bold that ends in Chinese or Japanese punctuation would stay asterisks.
  made.use(cjkFriendly)
  // Whether an address may be followed is decided where links are made (`safeLink`), from the address as written.
  made.validateLink = () => true
  made.normalizeLink = (url) => url
  made.normalizeLinkText = (url) => url
  // Definitions stay readable.
  made.core.ruler.disable('strip_references')
  made.block.ruler.before('table', 'deep', cutDeep)
  made.block.ruler.before('fence', 'lazy', endLazy, { alt: ['blockquote'] })
  made.block.ruler.at('table', limitedTable(ownBlockRule('table')), { alt: ['paragraph', 'reference'] })
  useFormulas(made)
  useNotes(made)
  useBareAddresses(made)
  for (const name of ['link', 'autolink']) made.inline.ruler.at(name, withSource(ownInlineRule(name)))
  return made
}

type BlockRule = (state: StateBlock, start: number, end: number, silent: boolean) => boolean
type InlineRule = (state: StateInline, silent: boolean) => boolean

function ownBlockRule(name: string): BlockRule {
  const { ruler } = new MarkdownItMaker().block
  ruler.enableOnly([name])
  return ruler.getRules('')[0] ?? (() => false)
}

function ownInlineRule(name: string): InlineRule {
  const { ruler } = new MarkdownItMaker().inline
  ruler.enableOnly([name])
  return ruler.getRules('')[0] ?? (() => false)
}

/** What lies deeper than the limit is shown as it is, to the end of its container. */
function cutDeep(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  if (state.level < markdownLimits.depth || silent) return false
  // A line that goes on lazily is marked by -1: left alone, every container around it would begin anew.
  const goesOn = (line: number) =>
    (state.sCount[line] ?? 0) < 0 || isInside(state, line) || state.isEmpty(line)
  let next = start + 1
  while (next < end && goesOn(next)) next++
  pushPlain(state, start, next)
  return true
}

const isInside = (state: StateBlock, line: number) => (state.sCount[line] ?? 0) >= state.blkIndent

/**
 * Ends a quote that looks for lines without a `>` which go on with it, when all of them have looked at too many: one that ends
 * soon lets the next look at the same lines again.
 */
function endLazy(state: StateBlock, _start: number, _end: number, silent: boolean): boolean {
  if (!silent) return false
  const env = state.env as { lazyLines?: number }
  env.lazyLines = (env.lazyLines ?? 0) + 1
  return env.lazyLines > markdownLimits.lazyLines
}

/** A table of so many rows as the limit allows; the rest of it is shown as it is. */
function limitedTable(table: BlockRule): BlockRule {
  return (state, start, end, silent) => {
    const isTable = table(state, start, end, true)
    if (!isTable || silent) return isTable
    const columns = Math.max(1, cellsAt(state, start + 1).length)
    const cut = start + 1 + Math.max(1, Math.floor(markdownLimits.tableCells / columns))
    const first = state.tokens.length
    table(state, start, Math.min(end, cut), false)
    for (const row of state.tokens.slice(first)) {
      if (row.type === 'tr_open') row.meta = { excess: cellsAt(state, row.map?.[0] ?? start).slice(columns) }
    }
    if (state.line < cut) return true
    let next = cut
    while (next < end && isInside(state, next) && !state.isEmpty(next)) next++
    if (next > cut) pushPlain(state, cut, next)
    return true
  }
}

/** The cells of a row as written. */
function cellsAt(state: StateBlock, line: number): string[] {
  // Past the mark of the item that it stands in.
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  const row = state.src.slice(start, state.eMarks[line]).trim()
  return row
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
}

/** Notes at the token that opens a link how the link was written. */
function withSource(rule: InlineRule): InlineRule {
  return (state, silent) => {
    const { pos } = state
    const index = state.tokens.length + (state.pending === '' ? 0 : 1)
    const isLink = rule(state, silent)
    const opening = state.tokens[index]
    if (isLink && !silent && opening) opening.meta = { written: state.src.slice(pos, state.pos) }
    return isLink
  }
}
