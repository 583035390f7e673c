import type { Token } from 'markdown-it'
import { withoutBidiControls } from '../bidi-controls.ts'
import { markdownLimits } from './markdown-limits.ts'
import { labelOf } from './markdown-parser.ts'
import type { Inline } from './markdown-tree.ts'
import { formulaToken } from './rules/formulas.ts'
import { noteReferenceToken } from './rules/notes.ts'
import { hostOf, safeLink } from './safe-link.ts'

const marks = { strong_open: 'strong', em_open: 'emphasis', s_open: 'deleted' } as const

/** What stands in a line, from its tokens. Marks deeper than the limit are shown as they are written. */
export function inlinesOf(tokens: Token[]): Inline[] {
  return readLine({ tokens, at: 0 }, { depth: 1, isLinked: false })
}

type Cursor = { tokens: Token[]; at: number }
type Place = { depth: number; isLinked: boolean }

/** Reads as far as to the token that closes what the cursor stands in, and past it. */
function readLine(cursor: Cursor, place: Place): Inline[] {
  const line: Inline[] = []
  /** The text that words are added to: what is not HTML is one text. */
  let open: { type: 'text'; text: string } | null = null
  /** Marks that are shown as written and still have to be closed. */
  let shownMarks = 0
  const add = (inline: Inline) => {
    open = null
    line.push(inline)
  }
  const addWords = (written: string) => {
    // They come here as `&#x202e;` too.
    const text = withoutBidiControls(written)
    if (text === '') return
    if (open) open.text += text
    else {
      open = { type: 'text', text }
      line.push(open)
    }
  }
  for (let token = cursor.tokens[cursor.at++]; token; token = cursor.tokens[cursor.at++]) {
    if (token.type === 'link_open') {
      for (const inline of linkOf(token, cursor, place)) add(inline)
    } else if (token.nesting === 1) {
      const type = marks[token.type as keyof typeof marks]
      if (place.depth < markdownLimits.depth) add({ type, children: readLine(cursor, deeper(place)) })
      else {
        shownMarks++
        addWords(token.markup)
      }
    } else if (token.nesting === -1) {
      if (shownMarks-- === 0) return line
      addWords(token.markup)
    } else if (token.type === 'text' || token.type === 'softbreak') {
      addWords(token.type === 'text' ? token.content : '\n')
    } else add(leafOf(token))
  }
  return line
}

const deeper = (place: Place): Place => ({ ...place, depth: place.depth + 1 })

function leafOf(token: Token): Inline {
  if (token.type === 'code_inline') return { type: 'code', text: token.content }
  if (token.type === 'hardbreak') return { type: 'break' }
  if (token.type === formulaToken) {
    return {
      type: 'formula',
      text: withoutBidiControls(token.content),
      tex: withoutBidiControls(String(token.meta?.tex)),
      isDisplay: token.meta?.isDisplay === true,
    }
  }
  if (token.type === noteReferenceToken) {
    return {
      type: 'note',
      text: withoutBidiControls(token.content),
      label: withoutBidiControls(String(token.meta?.label)),
    }
  }
  if (token.type === 'image') {
    return {
      type: 'image',
      alternativeText: withoutBidiControls(labelOf(token)),
      host: hostOf(String(token.attrGet('src') ?? '')),
    }
  }
  return { type: 'text', text: token.content }
}

/** A link that may be followed; one that may not, or that lies in another, is shown as it is written. */
function linkOf(token: Token, cursor: Cursor, place: Place): Inline[] {
  const safe = place.isLinked ? null : safeLink(String(token.attrGet('href') ?? ''))
  if (safe && place.depth < markdownLimits.depth) {
    return [{ type: 'link', ...safe, children: readLine(cursor, { ...deeper(place), isLinked: true }) }]
  }
  for (let open = 1; open > 0 && cursor.at < cursor.tokens.length; ) {
    open += cursor.tokens[cursor.at++]?.nesting ?? 0
  }
  return [{ type: 'text', text: String(token.meta?.written ?? '') }]
}
