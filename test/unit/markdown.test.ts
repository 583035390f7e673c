import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Block, type Inline, markdownLimits, parseMarkdown } from '../../src/core/markdown.ts'
import { chunkEnds, closeOpenMarks, splitSettled } from '../../src/core/markdown-chunks.ts'
import { safeLink } from '../../src/core/safe-link.ts'

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

  it('a link shows the real host whatever stands before an @', () => {
    expect(safeLink('https://openai.com@evil.example/')?.host).toBe('evil.example')
  })

  it('a link that could carry the conversation away is marked', () => {
    expect(safeLink(`https://a.example/?q=${'x'.repeat(300)}`)?.long).toBe(true)
    expect(safeLink('https://a.example/?q=x')?.long).toBe(false)
  })
})

const allowed = {
  blocks: ['paragraph', 'heading', 'list', 'quote', 'code', 'table', 'rule', 'plain'],
  inlines: ['text', 'code', 'break', 'strong', 'emphasis', 'deleted', 'link', 'image'],
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
  if (block.type === 'quote') for (const child of block.children) checkBlock(child, depth + 1)
  if (block.type === 'paragraph' || block.type === 'heading')
    for (const child of block.children) checkInline(child, depth + 1)
  if (block.type === 'table')
    for (const cell of [block.header, ...block.rows].flat()) for (const child of cell) checkInline(child, 0)
}

const pieces = fc.constantFrom(
  ...[
    'a',
    'b ',
    '\n',
    '\n\n',
    '  ',
    '- ',
    '1. ',
    '> ',
    '#',
    '*',
    '**',
    '_',
    '~~',
    '`',
    '```',
    '~~~',
    '|',
    '|-|-|\n',
  ],
  ...[
    '[',
    ']',
    '](',
    ')',
    '![',
    '<',
    '>',
    '<b>',
    '&amp;',
    '\\',
    'javascript:x',
    'data:text/html,x',
    'https://a.b/?c',
  ],
  ...[
    '[x](JaVaScRiPt:y)',
    '[x](data:a)',
    '<javascript:z>',
    '[k]: javascript:w\n',
    '[k]',
    '\t',
    '---\n',
    '中文',
    '🙂',
  ],
)
const answers = fc.array(pieces, { maxLength: 60 }).map((list) => list.join(''))

describe('whatever a model writes', () => {
  it('gives only allowed nodes and no link but http(s)', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        for (const block of parseMarkdown(answer)) checkBlock(block)
      }),
      { numRuns: 500 },
    )
  })

  it('is split into chunks that nothing arriving later changes', () => {
    fc.assert(
      fc.property(answers, answers, (before, after) => {
        const early = chunkEnds(before)
        expect(chunkEnds(before + after).slice(0, early.length)).toEqual(early)
        const last = early.at(-1) ?? 0
        expect(chunkEnds(before + after, last)).toEqual(chunkEnds(before + after).slice(early.length))
        const { settled, rest } = splitSettled(before)
        expect(settled.join('') + rest).toBe(before)
      }),
      { numRuns: 500 },
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

describe('marks that are still open while it streams', () => {
  const cases: [why: string, text: string, shown: string][] = [
    ['nothing open', 'a **b** c', 'a **b** c'],
    ['bold text', 'a **some sn', 'a **some sn**'],
    ['bold text before a space', 'a **some ', 'a **some**'],
    ['code', 'call `fo', 'call `fo`'],
    ['a mark that has just come', 'a **', 'a '],
    ['an earlier line does not matter', '**a\nb', '**a\nb'],
    ['code blocks are left alone', '```\na ** b', '```\na ** b'],
  ]
  it.each(cases)('%s', (_, text, shown) => {
    expect(closeOpenMarks(text)).toBe(shown)
  })
})

describe('splitting while it streams', () => {
  const cases: { why: string; answer: string; settled: string[]; rest: string }[] = [
    { why: 'a paragraph is finished by a blank line', answer: 'a\n\nb', settled: ['a\n\n'], rest: 'b' },
    {
      why: 'a list goes on after a blank line',
      answer: '1. a\n\n2. b\n',
      settled: [],
      rest: '1. a\n\n2. b\n',
    },
    { why: 'a list ends at a new paragraph', answer: '- a\n\nb\n', settled: ['- a\n\n'], rest: 'b\n' },
    {
      why: 'blank lines in code do not end it',
      answer: 'x\n```\na\n\nb\n```\ny',
      settled: ['x\n', '```\na\n\nb\n```\n'],
      rest: 'y',
    },
    {
      why: 'a shorter fence inside does not close it',
      answer: '````\n```\n\n',
      settled: [],
      rest: '````\n```\n\n',
    },
  ]
  it.each(cases)('$why', ({ answer, settled, rest }) => {
    expect(splitSettled(answer)).toEqual({ settled, rest })
  })
})
