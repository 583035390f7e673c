import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../../../src/core/answer/markdown.ts'
import { splitSettled } from '../../../../src/core/answer/markdown-chunks.ts'
import { markdownLimits } from '../../../../src/core/answer/markdown-limits.ts'
import { markdownTokens } from '../../../../src/core/answer/markdown-parser.ts'
import type { Block, Inline } from '../../../../src/core/answer/markdown-tree.ts'
import { titleFromAnswer } from '../../../../src/core/chat/chat-title.ts'
import { answers } from './markdown-samples.ts'
import { storms } from './markdown-storms.ts'

/** What is seen of a line. */
function wordsOfLine(line: Inline[]): string {
  return line
    .map((node) => {
      if ('children' in node) return wordsOfLine(node.children)
      if (node.type === 'image') return node.alternativeText
      return node.type === 'break' ? '\n' : node.text
    })
    .join('')
}

/** What is seen of an answer. */
function wordsOf(blocks: Block[]): string {
  return blocks
    .map((block) => {
      if (block.type === 'list') return block.items.map(wordsOf).join('\n')
      if (block.type === 'table') return [block.header, ...block.rows].flat().map(wordsOfLine).join('\n')
      if (block.type === 'rule') return ''
      if (block.type === 'quote' || block.type === 'note') return wordsOf(block.children)
      return 'text' in block ? block.text : wordsOfLine(block.children)
    })
    .join('\n')
}

function sizeOf(value: unknown): { nodes: number; depth: number } {
  if (!Array.isArray(value) && (typeof value !== 'object' || value === null)) return { nodes: 0, depth: 0 }
  const inside = Object.values(value).map(sizeOf)
  const own = Array.isArray(value) ? 0 : 1
  return {
    nodes: own + inside.reduce((sum, { nodes }) => sum + nodes, 0),
    depth: own + Math.max(0, ...inside.map(({ depth }) => depth)),
  }
}

describe('an answer made to make the page stand still', () => {
  // micromark, which was here before, took most of a minute for all of them, and three seconds for the worst.
  it('is parsed in linear time, whichever habit of a parser it is made against', () => {
    for (const [why, text] of storms) {
      const { nodes, depth } = sizeOf(parseMarkdown(text))
      expect(nodes, why).toBeLessThanOrEqual(text.length + 2 * markdownLimits.tableCells)
      expect(depth, why).toBeLessThanOrEqual(2 * markdownLimits.depth + 2)
    }
  }, 20_000)

  // Ten times as long as anything that is parsed: a hundred times slower where it is not linear, most of a minute in all.
  it('whose quotes go on and on is no exception', () => {
    for (const piece of ['$\n> *\n', '> a\n', 'a\n> ', '> > a\nb\n']) {
      expect(markdownTokens(piece.repeat(120_000 / piece.length)).length).toBeGreaterThan(0)
    }
  }, 10_000)

  it('is split and named in linear time too', () => {
    for (const piece of ['\n', ' \n', '\r\n', '[', '![', '[a](', '```\n', '\\[\n', '\\[\n\n', '$$\n']) {
      const text = piece.repeat(200_000)
      expect(splitSettled(text).settled.length).toBeLessThanOrEqual(text.length)
      expect((titleFromAnswer(text) ?? '').length).toBeLessThanOrEqual(60)
    }
  }, 5000)
})

describe('what exceeds a limit', () => {
  const deep = (line: (level: number) => string) =>
    Array.from({ length: 40 }, (_, level) => line(level)).join('')
  const cases: [why: string, markdown: string][] = [
    ['lists in lists', deep((level) => `${'  '.repeat(level)}- w${level}\n`)],
    ['quotes in quotes', deep((level) => `${'> '.repeat(level + 1)}w${level}\n>\n`)],
    ['quotes in one line', `${'>'.repeat(300)} w1\nw2\n\n> w3`],
    ['lists in one line', `${'- '.repeat(300)}w1\n\n- w2\n\nw3`],
    ['lists with tabs in one line', `${'-\t'.repeat(300)}w1\n\nw2`],
    [
      'what follows a deep list',
      `${deep((level) => `${'  '.repeat(level)}- w${level}\n`)}- w97\n  - w98\n\nw99`,
    ],
    ['marks in marks', `${'*w1 _w2 '.repeat(60)}w3${'_ w4* '.repeat(60)}`],
    ['a link in many marks', `${'*a _b '.repeat(20)}[w1](https://c.d)`],
    ['brackets in brackets', `${'['.repeat(300)}w1${']'.repeat(300)} w2`],
    ['images in images', `${'!['.repeat(50)}w1${'](https://c.d)'.repeat(50)} w2`],
    [
      'rows beyond the limit',
      `|a|\n|-|\n${Array.from({ length: 2500 }, (_, at) => `|${at % 9}|\n`).join('')}\nw1`,
    ],
    ['cells beyond the header', '|a|b|\n|-|-|\n|w1|w2|w3|**w4**|\n|w5|\n'],
    ['one chunk', `${'word\n'.repeat(4000)}w1`],
  ]
  it.each(cases)('is still there: %s', (_, markdown) => {
    const letters = (text: string) => text.match(/w\d+/g) ?? []
    expect(letters(wordsOf(parseMarkdown(markdown)))).toEqual(letters(markdown))
  })

  it('is formatted to the limit', () => {
    const quotes = (block: Block | undefined): number =>
      block?.type === 'quote' ? 1 + quotes(block.children[0]) : 0
    expect(quotes(parseMarkdown(`${'>'.repeat(40)} a`)[0])).toBe(markdownLimits.depth)
  })
})

describe('whatever a model writes', () => {
  it('loses no letter', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        // What an address, the language of code, or a reference holds is not shown as words.
        const plain = answer.replace(/[[\]<`~&\\]|https?\S*/g, ' ')
        const letters = (text: string) => text.match(/[ab中文]/g) ?? []
        expect(letters(wordsOf(parseMarkdown(plain)))).toEqual(letters(plain))
      }),
      { numRuns: 500 },
    )
  })
})

describe('a link', () => {
  const cases: { why: string; markdown: string; line: Inline[] }[] = [
    {
      why: 'in a link is text: a click has one goal',
      markdown: '[see <https://good.example>](https://evil.example)',
      line: [
        {
          type: 'link',
          href: 'https://evil.example/',
          host: 'evil.example',
          long: false,
          children: [
            { type: 'text', text: 'see ' },
            { type: 'text', text: '<https://good.example>' },
          ],
        },
      ],
    },
    {
      why: 'that is refused stands as it was written, its title and its marks too',
      markdown: 'a [**b** c](data:x "t") d',
      line: [
        { type: 'text', text: 'a ' },
        { type: 'text', text: '[**b** c](data:x "t")' },
        { type: 'text', text: ' d' },
      ],
    },
    {
      why: 'by a refused definition too',
      markdown: '[x][k]\n\n[k]: javascript:y',
      line: [{ type: 'text', text: '[x][k]' }],
    },
    {
      why: 'to mail too',
      markdown: '<a@b.example>',
      line: [{ type: 'text', text: '<a@b.example>' }],
    },
  ]
  it.each(cases)('$why', ({ markdown, line }) => {
    expect(parseMarkdown(markdown)[0]).toEqual({ type: 'paragraph', children: line })
  })
})
