import type { AlignType, Definition, Nodes, Parents, Table } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { readFence } from './markdown-chunks.ts'
import { hostOf, safeLink } from './safe-link.ts'

/** Everything that may stand in a line of an answer. There is no HTML, and an image is only named. */
export type Inline =
  | { type: 'text' | 'code'; text: string }
  | { type: 'break' }
  | { type: 'strong' | 'emphasis' | 'deleted'; children: Inline[] }
  /** `long` when so much follows the host's path that it could carry the chat away. */
  | { type: 'link'; href: string; host: string; long: boolean; children: Inline[] }
  | { type: 'image'; alternativeText: string; host: string | null }

/** Everything that an answer is made of. `plain` is text shown as it is: HTML, or what exceeds a limit. */
export type Block =
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'heading'; level: 1 | 2 | 3 | 4 | 5 | 6; children: Inline[] }
  | { type: 'list'; start: number | null; loose: boolean; items: Block[][] }
  | { type: 'quote'; children: Block[] }
  | { type: 'code'; language: string | null; text: string }
  | { type: 'table'; align: AlignType[]; header: Inline[][]; rows: Inline[][][] }
  | { type: 'rule' }
  | { type: 'plain'; text: string }

/** What one chunk may cost; beyond it the text is shown as it is. micromark is quadratic in some inputs. */
export const markdownLimits = { chunkCharacters: 12_000, depth: 16, tableCells: 2000 } as const

const tooDeep = /^ {0,3}(?:(?:>|[-+*] |\d{1,9}[.)] ) {0,4}){17}/m

type Source = { text: string; definitions: Map<string, Definition> }

/** The blocks of a piece of Markdown (CommonMark, GFM tables and strikethrough); never throws. */
export function parseMarkdown(text: string): Block[] {
  const fence = readFence(text)
  if (fence) return [{ type: 'code', ...fence }]
  if (tooDeep.test(text)) return [{ type: 'plain', text }]
  const end = parsedEnd(text)
  const head = text.slice(0, end)
  const tree = fromMarkdown(head, {
    // By CommonMark alone, bold that ends in Chinese or Japanese punctuation would stay asterisks.
    extensions: [gfmTable(), gfmStrikethrough({ singleTilde: false }), cjkFriendlyExtension()],
    mdastExtensions: [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown()],
  })
  const source: Source = { text: head, definitions: new Map() }
  for (const node of tree.children) {
    if (node.type === 'definition') source.definitions.set(node.identifier, node)
  }
  const blocks = blocksOf(tree, source, 0)
  return end === text.length ? blocks : [...blocks, { type: 'plain', text: text.slice(end) }]
}

/** How much of a piece of Markdown is parsed; the rest is shown as it is. It stays the same while the rest grows. */
export function parsedEnd(text: string): number {
  if (text.length <= markdownLimits.chunkCharacters || readFence(text)) return text.length
  return text.lastIndexOf('\n', markdownLimits.chunkCharacters) + 1
}

function blocksOf(parent: Parents, source: Source, depth: number): Block[] {
  return parent.children.flatMap((node) => blockOf(node, source, depth + 1))
}

function blockOf(node: Nodes, source: Source, depth: number): Block[] {
  if (depth > markdownLimits.depth) return [{ type: 'plain', text: written(node, source) }]
  switch (node.type) {
    case 'paragraph':
      return [{ type: 'paragraph', children: inlinesOf(node, source, depth) }]
    case 'heading':
      return [{ type: 'heading', level: node.depth, children: inlinesOf(node, source, depth) }]
    case 'list':
      return [
        {
          type: 'list',
          start: node.ordered ? (node.start ?? 1) : null,
          loose: node.spread === true || node.children.some((item) => item.spread === true),
          items: node.children.map((item) => blocksOf(item, source, depth + 1)),
        },
      ]
    case 'blockquote':
      return [{ type: 'quote', children: blocksOf(node, source, depth) }]
    case 'code':
      return [{ type: 'code', language: node.lang ?? null, text: node.value }]
    case 'table':
      return tableOf(node, source, depth)
    case 'thematicBreak':
      return [{ type: 'rule' }]
    default:
      return [{ type: 'plain', text: written(node, source) }]
  }
}

function tableOf(node: Table, source: Source, depth: number): Block[] {
  const columns = Math.max(1, node.align?.length ?? 1)
  const shown = node.children.slice(0, Math.max(1, Math.floor(markdownLimits.tableCells / columns)))
  const [header = [], ...rows] = shown.map((row) =>
    row.children.map((cell) => inlinesOf(cell, source, depth + 2)),
  )
  const table: Block = { type: 'table', align: node.align ?? [], header, rows }
  const firstLeft = node.children[shown.length]
  if (!firstLeft) return [table]
  const text = source.text.slice(firstLeft.position?.start.offset, node.position?.end.offset)
  return [table, { type: 'plain', text }]
}

function inlinesOf(parent: Parents, source: Source, depth: number): Inline[] {
  return parent.children.flatMap((node) => inlineOf(node, source, depth + 1))
}

function inlineOf(node: Nodes, source: Source, depth: number): Inline[] {
  const asWritten: Inline[] = [{ type: 'text', text: written(node, source) }]
  if (depth > markdownLimits.depth) return asWritten
  const children = () => ('children' in node ? inlinesOf(node, source, depth) : [])
  const link = (url: string): Inline[] => {
    const safe = safeLink(url)
    return safe ? [{ type: 'link', ...safe, children: children() }] : asWritten
  }
  const image = (alternativeText: string, url: string): Inline[] => [
    { type: 'image', alternativeText, host: hostOf(url) },
  ]
  switch (node.type) {
    case 'text':
      return [{ type: 'text', text: node.value }]
    case 'inlineCode':
      return [{ type: 'code', text: node.value }]
    case 'break':
      return [{ type: 'break' }]
    case 'strong':
    case 'emphasis':
      return [{ type: node.type, children: children() }]
    case 'delete':
      return [{ type: 'deleted', children: children() }]
    case 'link':
      return link(node.url)
    case 'linkReference':
      return link(source.definitions.get(node.identifier)?.url ?? '')
    case 'image':
      return image(node.alt ?? '', node.url)
    case 'imageReference':
      return image(node.alt ?? '', source.definitions.get(node.identifier)?.url ?? '')
    default:
      return asWritten
  }
}

/** The node as it stands in the source. */
function written(node: Nodes, source: Source): string {
  return source.text.slice(node.position?.start.offset, node.position?.end.offset)
}
