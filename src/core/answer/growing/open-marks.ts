import { formulaAt, isUnfinishedFormula } from '../formula/formula-source.ts'
import { markdownLimits } from '../markdown-limits.ts'

/** What a mark that is open at the end of a text means for it. */
type Open = { mark: string; at: number }

/** Where something may begin that is more than its own character. */
const special = /[\\`[!<*_~$]/g

/** More than this many characters after a `[`, it is no link. */
const linkCharacters = 300

/**
 * The text of one block with what is open in it closed: emphasis and code get their second mark, a link that has no address
 * yet is its words, a formula waits for its end. A mark without words is left out. Linear but for links, which are short.
 */
export function closeMarks(text: string): string {
  let shown = ''
  let open: Open[] = []
  for (let at = 0; at < text.length; ) {
    special.lastIndex = at
    const next = special.exec(text)?.index ?? text.length
    shown += text.slice(at, next)
    at = next
    if (at === text.length) break
    const rest = text.slice(at, at + linkCharacters)
    const formula = formulaAt(text, at)
    // A dollar at the end may be the first of the next price, or of two.
    if (rest === '$' || (formula?.end === text.length && text.endsWith('$'))) break
    if (formula) {
      shown += text.slice(at, formula.end)
      at = formula.end
      continue
    }
    if (isUnfinishedFormula(text, at) || /^(?:\\[([]|\$\$)$/.test(rest)) break
    const character = text[at] ?? ''
    if (character === '\\') {
      if (at + 1 < text.length) shown += text.slice(at, at + 2)
      at += 2
      continue
    }
    if (character === '`') {
      const mark = /^`+/.exec(text.slice(at))?.[0] ?? '`'
      const end = endOfCode(text, at + mark.length, mark.length)
      if (end < 0) {
        const code = text.slice(at + mark.length).replace(/`+$/, '')
        // As CommonMark: a space belongs to the code only inside.
        return close(code.trim() === '' ? shown : shown + mark + code + mark, open)
      }
      shown += text.slice(at, end)
      at = end
      continue
    }
    if (character === '[' || rest.startsWith('![')) {
      const link = readLink(rest, text.length - at <= linkCharacters)
      if (link) {
        shown += link.shown
        at += link.length
        continue
      }
    }
    if (/^<https?:\/\/\S*$/.test(rest)) {
      at += 1
      continue
    }
    const mark = /^(?:\*{1,3}|_{1,3}|~{1,2})/.exec(rest)?.[0]
    if (mark) {
      const step = readMark({ text, shown, at, mark, open })
      open = step.open
      shown += step.shown
      at += mark.length
      continue
    }
    shown += character
    at += 1
  }
  return close(shown, open)
}

/** Where a code span ends that begins before `from`; -1 when it is open. */
function endOfCode(text: string, from: number, length: number): number {
  for (const { 0: run, index } of text.slice(from).matchAll(/`+/g)) {
    if (run.length === length) return from + index + length
  }
  return -1
}

/** A link or an image that is not whole yet, as its words; null when it is whole, or none. */
function readLink(rest: string, isAtEnd: boolean): { shown: string; length: number } | null {
  if (!isAtEnd) return null
  const [, label, after] = /^!?\[([^\]]*)(.*)$/s.exec(rest) ?? []
  if (label === undefined || after === undefined) return null
  const isOpen = after === '' || after === ']' || /^\]\([^)]*$/.test(after)
  if (!isOpen) return null
  return { shown: /^\^|^[ xX]?$/.test(label) ? '' : closeMarks(label), length: rest.length }
}

type Place = { text: string; shown: string; at: number; mark: string; open: Open[] }

/** What one mark of emphasis does: it opens, closes, is only a character, or waits at the end. */
function readMark({ text, shown, at, mark, open }: Place): { shown: string; open: Open[] } {
  const before = text[at - 1] ?? ' '
  const after = text[at + mark.length]
  const last = open.at(-1)
  const isSame = last?.mark[0] === mark[0]
  // Half of the mark that closes, or one that may still open.
  if (after === undefined) {
    if (isSame && last && mark.length >= last.mark.length) return { shown: mark, open: open.slice(0, -1) }
    return { shown: '', open }
  }
  const isWord = (character: string) => /[\p{L}\p{N}]/u.test(character)
  const isInside = mark[0] !== '~' && mark.length === 1 && isWord(before) && isWord(after)
  if (isInside || mark === '~') return { shown: mark, open }
  if (isSame && !/\s/.test(before) && mark.length >= (last?.mark.length ?? 0)) {
    return { shown: mark, open: open.slice(0, -1) }
  }
  // So deep, a mark is shown as it is.
  if (/\s/.test(after) || open.length >= markdownLimits.depth) return { shown: mark, open }
  return { shown: mark, open: [...open, { mark, at: shown.length }] }
}

/** Closes what is open, the last first; what has no words yet is left out. */
function close(shown: string, open: readonly Open[]): string {
  let text = shown
  for (const { mark, at } of [...open].reverse()) {
    const words = text.slice(at + mark.length).trim()
    text = words === '' ? text.slice(0, at) : text.trimEnd() + mark
  }
  return text
}
