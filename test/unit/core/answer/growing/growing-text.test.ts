import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shownSoFar } from '../../../../../src/core/answer/growing/growing-text.ts'
import { parseMarkdown } from '../../../../../src/core/answer/markdown.ts'
import { splitSettled } from '../../../../../src/core/answer/markdown-chunks.ts'
import type { Block, Inline } from '../../../../../src/core/answer/markdown-tree.ts'
import { answers } from '../markdown-samples.ts'

describe('what is open while it streams', () => {
  const cases: [why: string, text: string, shown: string][] = [
    ['nothing open', 'a **b** c', 'a **b** c'],
    ['bold text', 'a **some sn', 'a **some sn**'],
    ['bold text before a space', 'a **some ', 'a **some**'],
    ['half of the mark that closes', 'a **some*', 'a **some**'],
    ['bold text over two lines', '**a\nb', '**a\nb**'],
    ['bold within italic', '*a **b', '*a **b***'],
    ['code', 'call `fo', 'call `fo`'],
    ['code of two marks', 'call ``a`', 'call ``a``'],
    ['a mark that has just come', 'a **', 'a '],
    ['a star that multiplies', '2 * 3', '2 * 3'],
    ['a star between two words', '2*3 = 6', '2*3 = 6'],
    ['an underscore in a name', 'snake_case', 'snake_case'],
    ['about', 'a ~5', 'a ~5'],
    ['a link without an address', 'see [the docs', 'see the docs'],
    ['a link with half of one', 'see [the docs](https://exa', 'see the docs'],
    ['a link that is whole', 'see [the docs](https://a.b)', 'see [the docs](https://a.b)'],
    ['brackets', 'one [1] two', 'one [1] two'],
    ['a formula', 'so \\(x^2', 'so '],
    ['a backslash', 'a \\', 'a '],
    ['a lone item', 'a\n-', 'a'],
    ['an item with its first mark', 'a\n- **', 'a'],
    ['a lone number', 'a\n2.', 'a'],
    ['a lone heading', 'a\n\n##', 'a'],
    ['a lone item in an item', 'a\n1. -', 'a'],
    ['a lone dollar', 'a $', 'a '],
    ['a letter behind a dollar', 'a $x', 'a '],
    ['a formula whose dollar may be the first of a price', 'a $x$', 'a '],
    ['a price', 'a $5 for', 'a $5 for'],
    ['a price before a name with a line', 'a $5 for my_lake', 'a $5 for my_lake'],
    ['a price before a footnote', 'a $5 [^1] b', 'a $5 [^1] b'],
    ['a price in Chinese', '要$5，名为a_b', '要$5，名为a_b'],
    ['a variable of a shell before a name with a line', 'set $name in my_lake', 'set $name in my_lake'],
    ['a lone quote', '> ', ''],
    ['a task without words', '- a\n- [ ]', '- a'],
    ['the head of a table', 'a\n| b | c |', 'a'],
    ['a table without a row', '| b |\n|---|\n', ''],
    ['a row that grows', '| b |\n|---|\n| **x', '| b |\n|---|\n| **x**'],
    ['a fence that has just come', 'a\n```js', 'a'],
    ['code blocks are left alone', '```\na ** b', '```\na ** b'],
    ['the end of code that has begun', '```\na\n``', '```\na'],
  ]
  it.each(cases)('%s', (_, text, shown) => {
    expect(shownSoFar(text)).toBe(shown)
  })
})

const samples: Record<string, string> = {
  list: 'Here:\n\n- **First:** a *lake*\n- second `code`\n  - nested\n\n1. one\n2. two\n10) ten\n\nEnd.\n* a\n* b',
  headings: '# Title\ntext\n\n## More ##\n\nSetext\n======\n\na\n---\n\n---\n\nend',
  table:
    'Before\n\n| a | b |\n|:--|--:|\n| **x** | `y` |\n| z | 3 |\n\nAfter | all\n\na | b\n--- | ---\n1 | 2',
  code: 'Run:\n```js\nconst a = `b`\n\nlet c\n```\nand\n~~~\n``\n~~~\n- in a list:\n  ```py\n  x = 1\n  ```\n- done',
  marks:
    'A ***very*** __bold__ _word_, ~~gone~~, 2 * 3 and 4*5, snake_case, ~7, \\*no\\*, [x](https://a.b) ![y](z) [1].',
  quote: '> quoted **text**\n> > deeper\n\nand -5 degrees, 1.5 m\n\n2024 was warm.\n- [ ] to do\n- [x] done',
  money:
    'It costs $5 per month[^1], $6 for my_lake, and US$7. So $a + b_1$ and $f(x) = \\text{a lake if } x^2$, $x$.\n\n$$\ny\n$$\n\n- $z$\n- $8\n',
  chinese: '**天空：**蓝色的。\n\n- **前景：**松树\n- **“远山”**，三层\n\n共 3 棵。',
}

/** The lines that a reader sees of a text, one for each line of words, item or row. */
function linesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.type) {
      case 'list':
        return block.items.flatMap((item) => (item.length === 0 ? [''] : linesOf(item)))
      case 'quote':
        return linesOf(block.children)
      case 'table':
        return [block.header, ...block.rows].map((row) => row.map(wordsOf).join(' '))
      case 'rule':
        return ['(rule)']
      case 'code':
        return block.text.split('\n').map((line) => `code: ${line}`)
      case 'plain':
        return block.text.split('\n')
      case 'formula':
        return [`formula: ${block.tex}`]
      case 'note':
        return linesOf(block.children)
      default:
        return wordsOf(block.children).split('\n')
    }
  })
}

const wordsOf = (line: readonly Inline[]): string =>
  line
    .map((each) => ('children' in each ? wordsOf(each.children) : 'text' in each ? each.text : ' '))
    .join('')

function shown(text: string): string[] {
  const { settled, rest } = splitSettled(text)
  return [...settled, shownSoFar(rest)].flatMap((chunk) => linesOf(parseMarkdown(chunk)))
}

describe.each(Object.entries(samples))('character by character: %s', (_, text) => {
  const steps = Array.from({ length: text.length + 1 }, (_, end) => shown(text.slice(0, end)))

  it('no line comes and goes', () => {
    for (const [index, lines] of steps.entries()) {
      const before = steps[index - 1]?.length ?? 0
      expect(lines.length, JSON.stringify(text.slice(0, index))).toBeGreaterThanOrEqual(before)
    }
  })

  it('no bare mark is shown', () => {
    for (const [index, lines] of steps.entries()) {
      const bare = lines.filter((line) => /^[\s#>|*_~`+=$\\-]*$|^\d+[.)]$|\*\*|__|~~$|\]\(|^\|/.test(line))
      expect(bare, JSON.stringify(text.slice(0, index))).toEqual([])
    }
  })
})

it('takes linear time in a line of blanks', () => {
  expect(shownSoFar(`${' '.repeat(11_000)}a`).trim()).toBe('a')
}, 1000)

it('is whole in the end of whatever a model writes: the rest never takes long or throws', () => {
  fc.assert(
    fc.property(answers, (text) => {
      expect(shownSoFar(text).length).toBeLessThanOrEqual(text.length * 2 + 3)
    }),
    { numRuns: 500 },
  )
})
