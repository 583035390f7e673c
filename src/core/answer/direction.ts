import type { Block, Inline } from './markdown-tree.ts'

export type Direction = 'ltr' | 'rtl'

/** A letter that is written from the right: Hebrew, Arabic, Syriac, Thaana, N'Ko and their like. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const letter = /\p{L}/u

/** The direction of the first letter of a text; null when it has none. */
export function directionOfText(text: string): Direction | null {
  const first = letter.exec(text)?.[0]
  if (first === undefined) return null
  return rightToLeft.test(first) ? 'rtl' : 'ltr'
}

/** The direction of the first word of a line; code, formulas and addresses have none, for they read from the left anywhere. */
export function directionOfLine(line: Inline[]): Direction | null {
  for (const node of line) {
    const found = directionOfInline(node)
    if (found) return found
  }
  return null
}

/** The direction of the first word in these blocks. */
export function directionOf(blocks: Block[]): Direction | null {
  for (const block of blocks) {
    const found = directionOfBlock(block)
    if (found) return found
  }
  return null
}

/**
 * The direction of an item: that of its list, so that all marks stand on one side, unless no word of it is of that direction:
 * a Hebrew item that begins with an English name goes with a Hebrew list.
 */
export function directionOfItem(item: Block[], ofList: Direction | null): Direction | null {
  const own = directionOf(item)
  if (own === null || own === ofList) return ofList
  return hasWordOf(item, ofList) ? ofList : own
}

function directionOfInline(node: Inline): Direction | null {
  if (node.type === 'text') return directionOfText(node.text)
  if (node.type === 'image') return directionOfText(node.alternativeText)
  // A link whose words are its address.
  if (
    node.type === 'link' &&
    node.children.every((child) => child.type === 'text' && /^(?:https?:|www\.)/i.test(child.text))
  )
    return null
  return 'children' in node ? directionOfLine(node.children) : null
}

function directionOfBlock(block: Block): Direction | null {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return directionOfLine(block.children)
    case 'list':
      return directionOf(block.items.flat())
    case 'quote':
    case 'note':
      return directionOf(block.children)
    case 'table':
      return directionOfLine([block.header, ...block.rows].flat(2))
    case 'plain':
      return directionOfText(block.text)
    default:
      return null
  }
}

function hasWordOf(item: Block[], direction: Direction | null): boolean {
  return item.some((block) => {
    if (block.type !== 'paragraph') return false
    return block.children.some((node) => {
      const words = 'children' in node ? node.children : [node]
      return words.some(
        (word) =>
          word.type === 'text' &&
          [...word.text.matchAll(/\p{L}+/gu)].some(([found]) => directionOfText(found) === direction),
      )
    })
  })
}
