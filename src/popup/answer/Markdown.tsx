import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import { parsedEnd, parseMarkdown } from '../../core/answer/markdown.ts'
import type { Block } from '../../core/answer/markdown-tree.ts'
import { t } from '../../platform/words/i18n.ts'
import { scrollingGroup } from '../pieces/scrolling-group.ts'
import { CodeBlock } from './CodeBlock.tsx'
import { Inlines } from './Inlines.tsx'
import { LongText } from './LongText.tsx'

/** A chunk of Markdown as elements: never HTML, never an image. Rendered again only when its text changes. */
export function Markdown({ text }: { text: string }) {
  const end = parsedEnd(text)
  const parsed = text.slice(0, end)
  const blocks = useMemo(() => <Blocks blocks={parseMarkdown(parsed)} />, [parsed])
  return (
    <>
      {blocks}
      <LongText text={text.slice(end)} />
    </>
  )
}

/**
 * Where a block stands. Each has the direction of its own words, so that Hebrew and Arabic read from the right; what
 * stands in an item or a quote goes with that. In a `tight` list a paragraph is no more than its line.
 */
type Place = 'answer' | 'quote' | 'loose' | 'tight'

function Blocks({ blocks, place = 'answer' }: { blocks: Block[]; place?: Place }) {
  return <>{blocks.map((block) => blockElement(block, place))}</>
}

function blockElement(block: Block, place: Place): ComponentChildren {
  switch (block.type) {
    case 'paragraph':
      return place === 'tight' ? (
        <Inlines nodes={block.children} />
      ) : (
        <p dir={place === 'answer' ? 'auto' : undefined}>
          <Inlines nodes={block.children} />
        </p>
      )
    case 'heading':
      return (
        // One level under the chat's title: answers begin at any level, and a page must not skip any.
        <h2 class={`h${Math.min(block.level, 3)}`} dir="auto">
          <Inlines nodes={block.children} />
        </h2>
      )
    case 'list':
      return <List block={block} />
    case 'quote':
      return (
        <blockquote dir="auto">
          <Blocks blocks={block.children} place="quote" />
        </blockquote>
      )
    case 'code':
      return <CodeBlock language={block.language} text={block.text} />
    case 'table':
      return <Table block={block} />
    case 'rule':
      return <hr />
    case 'plain':
      return <LongText text={block.text} />
    default:
      return block satisfies never
  }
}

function List({ block }: { block: Extract<Block, { type: 'list' }> }) {
  const items = block.items.map((item) => (
    <li dir="auto">
      <Blocks blocks={item} place={block.loose ? 'loose' : 'tight'} />
    </li>
  ))
  return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>
}

function Table({ block }: { block: Extract<Block, { type: 'table' }> }) {
  const classOf = (column: number) => block.align[column] ?? undefined
  return (
    <section class="table" {...scrollingGroup(t('popupTable'))}>
      <table>
        <thead>
          <tr>
            {block.header.map((cell, column) => (
              <th class={classOf(column)} dir="auto">
                <Inlines nodes={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row) => (
            <tr>
              {row.map((cell, column) => (
                <td class={classOf(column)} dir="auto">
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
