import { markdownLimits } from '../markdown-limits.ts'

/** A formula of a text: where it ends, what it says in LaTeX, and whether it stands on a line of its own. */
export type Formula = { end: number; tex: string; isDisplay: boolean }

/** Marks that no money, no shell and no prose has. */
const certainly = /\\[a-zA-Z]|[\^_]/
const operator = /[=<>+*]/
const startsWithAmount = /^[-−]?\.?\d/
/** Words that join others: `$5 or 6$` is money. */
const joiningWord = /(?:^|\s)(?:and|or|to|for|per|vs|at|in|is|was|of|the|a|an|from|with)(?=\s|[,.]|$)/i
const proseWord = /(?:^|[\s/,–—-])[A-Za-z]{2,}(?![A-Za-z])/g
const han = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u
const currencyAtEnd = /(?:^|[^A-Za-z])(?:US|CA|AU|NZ|HK|SG|NT)$/
/** `$HOME`, `$PATH`: what follows a name of a shell is not a closing dollar. */
const shellName = /^[A-Z_][A-Z_]/

/**
 * The formula that begins at `at` with `$`, `$$`, `\(` or `\[`; null if none does. Dollars by the rules of pandoc (no blank
 * inside, no digit after), and by what money, a shell and prose look like. Linear: it looks no further than to the next mark.
 */
export function formulaAt(text: string, at: number): Formula | null {
  if (text[at] === '\\') return bracketed(text, at)
  if (text[at] !== '$' || text[at - 1] === '$') return null
  const run = dollarsAt(text, at)
  if (run > 2) return null
  const end = closingDollar(text, at + run)
  if (end < 0 || dollarsAt(text, end) !== run) return null
  const tex = text.slice(at + run, end)
  if (run === 2) return isFormulaText(tex) ? { end: end + 2, tex: tex.trim(), isDisplay: true } : null
  return isInline(tex, text[at - 1] ?? '', text.slice(end + 1, end + 3))
    ? { end: end + 1, tex, isDisplay: false }
    : null
}

/** Whether a formula begins at `at` that has not ended yet, in a text that still grows. */
export function isUnfinishedFormula(text: string, at: number): boolean {
  if (text.length - at > markdownLimits.formulaCharacters) return false
  if (text[at] === '\\') return /[([]/.test(text[at + 1] ?? '') && closingBracket(text, at) === 'none'
  if (text[at] !== '$' || text[at - 1] === '$') return false
  const run = dollarsAt(text, at)
  const tex = text.slice(at + run)
  // A single dollar closes `$$` half.
  if (closingDollar(text, at + run) >= 0 && !(run === 2 && /^[^$]+\$$/.test(tex))) return false
  if (run === 2) return tex.trim() !== ''
  return run === 1 && /^\S/.test(tex) && !shellName.test(tex) && mayBecomeOne(tex, text[at - 1] ?? '')
}

/** Characters behind a dollar in which a mark of formulas has to come. */
const nearCharacters = 100

/**
 * Whether what stands behind an open dollar may become a formula. Once it may not it never does, however it goes on: what was
 * shown does not go.
 */
function mayBecomeOne(tex: string, before: string): boolean {
  // `[^1]` is a footnote.
  const found = tex.search(/\\[a-zA-Z]|_|(?<!\[)\^/)
  const mark = found < 0 ? tex.length : found
  const first = tex.slice(0, mark)
  if (mark > nearCharacters || readsAsProse(first) || isMoney(first)) return false
  // A price, or a name in front of one.
  if (mark === tex.length) return !startsWithAmount.test(tex) && !/[A-Za-z\d]/.test(before)
  return !readsAsProse(tex.replace(/\\[A-Za-z]+|\{[^{}]*(?:\}|$)/g, ' '))
}

/** Whether what stands between marks of a formula is one, and no prose in escaped brackets or between prices. */
export function isFormulaText(tex: string): boolean {
  const words = tex.trim()
  if (words === '' || words.length > markdownLimits.formulaCharacters) return false
  return certainly.test(words) || !isProse(words)
}

/** Where `mark` first stands in a text; -1 if nowhere. The second backslash of `\\[2pt]`, which ends a line, begins none. */
export function markIn(text: string, mark: string): number {
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith(mark, at)) return at
    if (text[at] === '\\') at++
  }
  return -1
}

function bracketed(text: string, at: number): Formula | null {
  const isDisplay = text[at + 1] === '['
  if (!isDisplay && text[at + 1] !== '(') return null
  const end = closingBracket(text, at)
  if (end === 'none' || end === 'another') return null
  const tex = text.slice(at + 2, end)
  if (!isFormulaText(tex)) return null
  // `\[1\]` and `\[x\](…)` are brackets that were kept from being a link.
  if (isDisplay && (/^[\d\s,;–-]+$/.test(tex) || text[end + 2] === '(')) return null
  return { end: end + 2, tex: tex.trim(), isDisplay }
}

/**
 * Where the bracket at `at` closes; `another` when one opens before or the end is too far, `none` when it may still come.
 */
export function closingBracket(text: string, at: number): number | 'another' | 'none' {
  const opening = text[at + 1] ?? ''
  const closing = opening === '[' ? ']' : ')'
  const last = Math.min(text.length - 1, at + 2 + markdownLimits.formulaCharacters)
  for (let index = at + 2; index < last; index++) {
    if (text[index] !== '\\') continue
    const next = text[++index]
    if (next === closing) return index - 1
    if (next === opening) return 'another'
  }
  return text.length - 1 > last ? 'another' : 'none'
}

function dollarsAt(text: string, at: number): number {
  let end = at
  while (text[end] === '$') end++
  return end - at
}

/** The next dollar that is not escaped; -1 if there is none near. */
function closingDollar(text: string, from: number): number {
  const last = Math.min(text.length, from + markdownLimits.formulaCharacters)
  for (let index = from; index < last; index++) {
    if (text[index] === '\\') index++
    else if (text[index] === '$') return index
  }
  return -1
}

function isInline(tex: string, before: string, after: string): boolean {
  if (/^\s|\s$/.test(tex) || tex === '' || tex.length > markdownLimits.formulaCharacters) return false
  // Marks of Markdown that began before it.
  if (/`|\*\*|\]\(/.test(tex)) return false
  // `US$5`, `5$`, `$5 to $10`; but `H$_2$O` and `3$\times$4`.
  const isAttached = /^[\\^_]/.test(tex)
  if (!isAttached && (/[A-Za-z\d]/.test(before) || /^\.?\d/.test(after))) return false
  // `$HOME/$USER`, `$a/$b`, `${a}${b}`.
  if (/^\{/.test(after)) return false
  if (/^[A-Za-z_(]/.test(after) && (shellName.test(tex) || /[-+*/.:,;=&|(<>]$/.test(tex))) return false
  return certainly.test(tex) || !(isMoney(tex) || isProse(tex))
}

function isMoney(tex: string): boolean {
  if (!startsWithAmount.test(tex)) return false
  if (han.test(tex) || currencyAtEnd.test(tex) || joiningWord.test(tex)) return true
  return !operator.test(tex) && (tex.match(proseWord) ?? []).length > 0
}

function isProse(tex: string): boolean {
  return !operator.test(tex) && readsAsProse(tex)
}

function readsAsProse(tex: string): boolean {
  return han.test(tex) || joiningWord.test(tex.slice(1)) || (tex.match(proseWord) ?? []).length > 1
}
