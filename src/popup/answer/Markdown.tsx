import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import { type Direction, directionOf, directionOfItem, directionOfLine } from '../../core/answer/direction.ts'
import type { Block, Inline } from '../../core/answer/markdown-tree.ts'
import { t } from '../../platform/words/i18n.ts'
import { scrollingGroup } from '../pieces/keyboard/scrolling-group.ts'
import { CodeBlock } from './CodeBlock.tsx'
import { Formula } from './Formula.tsx'
import { Inlines } from './Inlines.tsx'
import { LongText } from './LongText.tsx'
import { NoteBlock } from './Notes.tsx'

/** Blocks of an answer as elements: never HTML, never an image. Rendered again only when they change. */
export function Markdown({ blocks }: { blocks: Block[] }) {
  return useMemo(() => <Blocks blocks={blocks} />, [blocks])
}

/** Where a block stands. In a `tight` list a paragraph is no more than its line. */
type Place = 'answer' | 'item' | 'tight'

/**
 * Each block has the direction of its own first word, so that Hebrew and Arabic read from the right and the marks of their
 * lists, quotes and tables stand there. One without words goes with what it stands in.
 */
const directed = (direction: Direction | null) => direction ?? undefined
const ofLine = (line: Inline[]) => (directionOfLine(line) === null ? undefined : 'auto')

function Blocks({ blocks, place = 'answer' }: { blocks: Block[]; place?: Place }) {
  return <>{blocks.map((block) => blockElement(block, place))}</>
}

function blockElement(block: Block, place: Place): ComponentChildren {
  switch (block.type) {
    case 'paragraph':
      return place === 'tight' ? (
        <Inlines nodes={block.children} />
      ) : (
        // In an item it goes with the item, as its mark does.
        <p dir={place === 'answer' ? ofLine(block.children) : undefined}>
          <Inlines nodes={block.children} />
        </p>
      )
    case 'heading':
      return (
        // One level under the chat's title: answers begin at any level, and a page must not skip any.
        <h2 class={`h${Math.min(block.level, 3)}`} dir={ofLine(block.children)}>
          <Inlines nodes={block.children} />
        </h2>
      )
    case 'list':
      return <List block={block} />
    case 'quote':
      return (
        <blockquote dir={directed(directionOf(block.children))}>
          <Blocks blocks={block.children} />
        </blockquote>
      )
    case 'code':
      return <CodeBlock language={block.language} text={block.text} />
    case 'table':
      return <Table block={block} />
    case 'rule':
      return <hr />
    case 'formula':
      return <Formula text={block.text} tex={block.tex} isDisplay />
    case 'note':
      return (
        <NoteBlock label={block.label} dir={directed(directionOf(block.children))}>
          <Blocks blocks={block.children} />
        </NoteBlock>
      )
    case 'plain':
      return <LongText text={block.text} />
    default:
      return block satisfies never
  }
}

function List({ block }: { block: Extract<Block, { type: 'list' }> }) {
  const direction = directionOf([block])
  const items = block.items.map((item) => {
    const [first] = item
    const isTask = first?.type === 'paragraph' && first.children[0]?.type === 'task'
    return (
      <li class={isTask ? 'task-item' : undefined} dir={directed(directionOfItem(item, direction))}>
        <Blocks blocks={item} place={block.loose ? 'item' : 'tight'} />
      </li>
    )
  })
  return block.start === null ? (
    <ul dir={directed(direction)}>{items}</ul>
  ) : (
    <ol start={block.start} dir={directed(direction)}>
      {items}
    </ol>
  )
}

function Table({ block }: { block: Extract<Block, { type: 'table' }> }) {
  const classOf = (column: number) => block.align[column] ?? undefined
  return (
    <section class="table" dir={directed(directionOf([block]))} {...scrollingGroup(t('popupTable'))}>
      <table>
        <thead>
          <tr>
            {block.header.map((cell, column) => (
              <th class={classOf(column)} dir={ofLine(cell)}>
                <Inlines nodes={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row) => (
            <tr>
              {row.map((cell, column) => (
                <td class={classOf(column)} dir={ofLine(cell)}>
                  <Inlines nodes={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
