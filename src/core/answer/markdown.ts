import type { Token } from 'markdown-it'
import { withoutBidiControls } from '../bidi-controls.ts'
import { readFence } from './markdown-chunks.ts'
import { inlinesOf } from './markdown-inlines.ts'
import { markdownLimits } from './markdown-limits.ts'
import { languageOf, lineTokens, markdownTokens } from './markdown-parser.ts'
import type { Align, Block, Inline } from './markdown-tree.ts'
import { formulaBlockToken } from './rules/formulas.ts'
import { noteOpenToken } from './rules/notes.ts'
import { withTask } from './task-item.ts'

/**
 * The blocks of a piece of Markdown (CommonMark, GFM tables, tasks, footnotes, strikethrough and bare addresses, formulas);
 * never throws, and takes linear time. In one that grows, a formula that has not ended is shown as it is written.
 */
export function parseMarkdown(text: string, isGrowing = false): Block[] {
  const fence = readFence(text)
  if (fence) return [{ type: 'code', ...fence }]
  const end = parsedEnd(text)
  const parsed = text.slice(0, end)
  const { blocks } = readBlocks({
    tokens: markdownTokens(parsed, isGrowing),
    at: 0,
    lines: parsed.split('\n'),
  })
  return end === text.length ? blocks : [...blocks, { type: 'plain', text: text.slice(end) }]
}

/** How much of a piece of Markdown is parsed; the rest is shown as it is. It stays the same while the rest grows. */
export function parsedEnd(text: string): number {
  if (text.length <= markdownLimits.chunkCharacters || readFence(text)) return text.length
  return text.lastIndexOf('\n', markdownLimits.chunkCharacters) + 1
}

type Cursor = { tokens: Token[]; at: number; lines: string[] }

/** Reads as far as to the token that closes what the cursor stands in, and past it; whether a paragraph in it is loose. */
function readBlocks(cursor: Cursor): { blocks: Block[]; isLoose: boolean } {
  const blocks: Block[] = []
  let isLoose = false
  for (let token = next(cursor); token && token.nesting !== -1; token = next(cursor)) {
    if (token.type === 'paragraph_open' && !token.hidden) isLoose = true
    blocks.push(readBlock(token, cursor))
  }
  return { blocks, isLoose }
}

const next = (cursor: Cursor): Token | undefined => cursor.tokens[cursor.at++]

function readBlock(token: Token, cursor: Cursor): Block {
  switch (token.type) {
    case 'paragraph_open':
      return { type: 'paragraph', children: readLine(cursor) }
    case 'heading_open':
      return { type: 'heading', level: headingLevels[token.tag] ?? 6, children: readLine(cursor) }
    case 'bullet_list_open':
      return { type: 'list', start: null, ...readItems(cursor) }
    case 'ordered_list_open':
      return { type: 'list', start: Number(token.attrGet('start') ?? 1), ...readItems(cursor) }
    case 'blockquote_open':
      return { type: 'quote', children: readBlocks(cursor).blocks }
    case 'fence':
      return { type: 'code', language: languageOf(token), text: token.content.replace(/\n$/, '') }
    case 'code_block':
      return { type: 'code', language: null, text: token.content.replace(/\n$/, '') }
    case 'table_open':
      return readTable(cursor)
    case formulaBlockToken:
      return {
        type: 'formula',
        text: withoutBidiControls(token.content),
        tex: withoutBidiControls(String(token.meta?.tex)),
      }
    case noteOpenToken:
      return {
        type: 'note',
        label: withoutBidiControls(String(token.meta?.label)),
        children: readBlocks(cursor).blocks,
      }
    case 'hr':
      return { type: 'rule' }
    case 'reference_definition':
      return {
        type: 'plain',
        text: cursor.lines
          .slice(...(token.map ?? [0, 0]))
          .join('\n')
          .trim(),
      }
    default:
      return { type: 'plain', text: token.content.trimEnd() }
  }
}

const headingLevels: Record<string, 1 | 2 | 3 | 4 | 5 | 6> = { h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 }

/** What stands in the one line of a paragraph, a heading or a cell. */
function readLine(cursor: Cursor): Inline[] {
  const line = inlinesOf(next(cursor)?.children ?? [])
  next(cursor)
  return line
}

function readItems(cursor: Cursor): { loose: boolean; items: Block[][] } {
  const items = []
  while (next(cursor)?.type === 'list_item_open') items.push(readBlocks(cursor))
  return { loose: items.some(({ isLoose }) => isLoose), items: items.map(({ blocks }) => withTask(blocks)) }
}

function readTable(cursor: Cursor): Block {
  const align: Align[] = []
  const rows: Inline[][][] = []
  let row: Inline[][] = []
  let excess: unknown = []
  for (let token = next(cursor); token && token.type !== 'table_close'; token = next(cursor)) {
    if (token.type === 'th_open') align.push(alignOf(token))
    if (token.type === 'th_open' || token.type === 'td_open') row.push(readLine(cursor))
    if (token.type === 'tr_open') {
      row = []
      excess = token.meta?.excess
    }
    // By GFM what a row has beyond its header is dropped; an answer loses nothing.
    if (token.type === 'tr_close') rows.push([...row, ...cellsOf(excess)])
  }
  const [header = [], ...others] = rows
  return { type: 'table', align, header, rows: others }
}

function cellsOf(excess: unknown): Inline[][] {
  return Array.isArray(excess) ? excess.map((cell) => inlinesOf(lineTokens(String(cell)))) : []
}

function alignOf(cell: Token): Align {
  const style = String(cell.attrGet('style') ?? '')
  return (['left', 'center', 'right'] as const).find((side) => style.endsWith(side)) ?? null
}
