import { parseMarkdown } from './markdown.ts'
import { splitSettled } from './markdown-chunks.ts'
import type { Block, Inline } from './markdown-tree.ts'

/** An answer as a person would type it: its words without the marks, lists with bullets, cells parted by tabs. */
export function plainText(answer: string): string {
  const { settled, rest } = splitSettled(answer)
  const texts = [...settled, rest].flatMap((chunk) => parseMarkdown(chunk).map(blockText))
  return texts.filter((text) => text.trim() !== '').join('\n\n')
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'list':
      return block.items.map((item, index) => itemText(item, markOf(block.start, index))).join('\n')
    case 'quote':
      return block.children.map(blockText).join('\n\n')
    case 'table':
      return [block.header, ...block.rows].map((row) => row.map(lineText).join('\t')).join('\n')
    case 'rule':
      return '---'
    case 'note':
      return `[${block.label}] ${block.children.map(blockText).join('\n')}`
    default:
      return 'children' in block ? lineText(block.children) : block.text.trimEnd()
  }
}

const markOf = (start: number | null, index: number) => (start === null ? '•' : `${start + index}.`)

/** What lies deeper stands under the first word of its item. */
function itemText(item: readonly Block[], mark: string): string {
  const indent = ' '.repeat(mark.length + 1)
  const lines = item.map(blockText).join('\n').split('\n')
  return `${mark} ${lines.join(`\n${indent}`)}`
}

function lineText(line: readonly Inline[]): string {
  return line.map(inlineText).join('')
}

function inlineText(node: Inline): string {
  if (node.type === 'break') return '\n'
  if (node.type === 'image') return node.alternativeText
  if (node.type === 'link') {
    const words = lineText(node.children)
    // An address that stands for itself, with or without its beginning.
    const isItself = ['', 'https://', 'http://'].some((scheme) =>
      [`${scheme}${words}`, `${scheme}${words}/`].includes(node.href),
    )
    return isItself ? node.href : `${words} (${node.href})`
  }
  return 'children' in node ? lineText(node.children) : node.text
}
