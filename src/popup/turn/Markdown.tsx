import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import { parsedEnd, parseMarkdown } from '../../core/answer/markdown.ts'
import type { Block } from '../../core/answer/markdown-tree.ts'
import { t } from '../../platform/words/i18n.ts'
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

function Blocks({ blocks, isTight = false }: { blocks: Block[]; isTight?: boolean }) {
  return <>{blocks.map((block) => blockElement(block, isTight))}</>
}

function blockElement(block: Block, isTight: boolean): ComponentChildren {
  switch (block.type) {
    case 'paragraph':
      return isTight ? (
        <Inlines nodes={block.children} />
      ) : (
        <p>
          <Inlines nodes={block.children} />
        </p>
      )
    case 'heading':
      return (
        // One level under the chat's title: answers begin at any level, and a page must not skip any.
        <h2 class={`h${Math.min(block.level, 3)}`}>
          <Inlines nodes={block.children} />
        </h2>
      )
    case 'list':
      return <List block={block} />
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.children} />
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
    <li>
      <Blocks blocks={item} isTight={!block.loose} />
    </li>
  ))
  return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>
}

function Table({ block }: { block: Extract<Block, { type: 'table' }> }) {
  const classOf = (column: number) => block.align[column] ?? 'left'
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="table" tabIndex={0} aria-label={t('popupTable')}>
      <table>
        <thead>
          <tr>
            {block.header.map((cell, column) => (
              <th class={classOf(column)}>
                <Inlines nodes={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row) => (
            <tr>
              {row.map((cell, column) => (
                <td class={classOf(column)}>
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
