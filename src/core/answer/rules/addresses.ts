import type { MarkdownIt, StateInline } from 'markdown-it'
import { addressBegins, bareAddress } from '../bare-address.ts'

/** The marks of Markdown at which words end, by their code. */
const isMark = new Uint8Array(128)
for (const mark of '\n!#$%&*+-:<=>@[\\]^_`{}~') isMark[mark.charCodeAt(0)] = 1
/** The letters that an address may begin with. */
const isFirstLetter = new Uint8Array(128)
for (const letter of 'hHwW') isFirstLetter[letter.charCodeAt(0)] = 1

/** Makes links of addresses that stand in words; in a link they are a part of it. */
export function useBareAddresses(made: MarkdownIt): void {
  made.inline.ruler.at('text', words)
  made.inline.ruler.before('text', 'address', address)
}

/** Words, as far as to a mark or to where an address may begin; from such a place, past its first letter. */
function words(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state
  let end = pos
  for (; end < posMax; end++) {
    const code = src.charCodeAt(end)
    if (code >= 128) continue
    if (isMark[code] === 1) break
    if (isFirstLetter[code] === 1 && end > pos && addressBegins(src, end)) break
  }
  if (end === pos) return false
  if (!silent) state.pending += src.slice(pos, end)
  state.pos = end
  return true
}

function address(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state
  if (!addressBegins(src, pos) || state.linkLevel > 0) return false
  const found = bareAddress(src.slice(0, posMax), pos)
  if (!found) return false
  if (!silent) {
    const written = src.slice(pos, found.end)
    const opening = state.push('link_open', 'a', 1)
    opening.attrs = [['href', found.href]]
    opening.meta = { written }
    state.push('text', '', 0).content = written
    state.push('link_close', 'a', -1)
  }
  state.pos = found.end
  return true
}
