import type { Block } from './markdown-tree.ts'

const box = /^\[([ xX])\](?:\s+|$)/

/** The blocks of an item of a list, with its `[ ]` or `[x]` read as a task that is to be done, or done. */
export function withTask(item: Block[]): Block[] {
  const [first, ...others] = item
  if (first?.type !== 'paragraph') return item
  const [words, ...rest] = first.children
  if (words?.type !== 'text') return item
  const found = box.exec(words.text)
  if (!found) return item
  const text = words.text.slice(found[0].length)
  return [
    {
      type: 'paragraph',
      children: [
        { type: 'task', text: found[0].trimEnd(), isDone: found[1] !== ' ' },
        ...(text === '' ? [] : [{ type: 'text' as const, text }]),
        ...rest,
      ],
    },
    ...others,
  ]
}
