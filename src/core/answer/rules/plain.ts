import type { StateBlock } from 'markdown-it'

/** The type of a token whose text is shown as it is. */
export const plainToken = 'plain'

/** Shows lines as they are. */
export function pushPlain(state: StateBlock, start: number, end: number): void {
  const token = state.push(plainToken, '', 0)
  token.map = [start, end]
  token.content = state.getLines(start, end, state.blkIndent, false)
  state.line = end
}
