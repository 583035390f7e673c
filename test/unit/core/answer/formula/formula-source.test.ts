import { describe, expect, it } from 'vitest'
import { formulaAt } from '../../../../../src/core/answer/formula/formula-source.ts'
import { parseMarkdown } from '../../../../../src/core/answer/markdown.ts'
import { markdownLimits } from '../../../../../src/core/answer/markdown-limits.ts'
import type { Block, Inline } from '../../../../../src/core/answer/markdown-tree.ts'

/** The LaTeX of all formulas in an answer. */
function formulasOf(answer: string): string[] {
  const ofLine = (line: Inline[]): string[] =>
    line.flatMap((node) => {
      if (node.type === 'formula') return [node.tex]
      return 'children' in node ? ofLine(node.children) : []
    })
  const ofBlock = (block: Block): string[] => {
    if (block.type === 'formula') return [block.tex]
    if (block.type === 'list') return block.items.flat().flatMap(ofBlock)
    if (block.type === 'quote' || block.type === 'note') return block.children.flatMap(ofBlock)
    if (block.type === 'table') return [block.header, ...block.rows].flat().flatMap(ofLine)
    return 'children' in block ? ofLine(block.children) : []
  }
  return parseMarkdown(answer).flatMap(ofBlock)
}

describe('dollars of money, of shells and of prose stay dollars', () => {
  const cases: [why: string, answer: string][] = [
    ['one price', 'It costs $5.'],
    ['two prices: a blank before the second dollar', '$5 and $10'],
    ['a range: a digit after the second dollar', 'costs $3.50–$4'],
    ['a range with a hyphen', '$5-$10 each'],
    ['a range below one', 'from $.50/$.75 up'],
    ['a price of a country', 'US$20 and CA$30'],
    ['a country after the amount', '$6 (7 CA$)'],
    ['amounts before their dollars', 'between 5$ and 10$'],
    ['an amount before and one behind', 'from $5 or 6$ up'],
    ['words between', '$20 for the first and 30$ for the second'],
    ['millions', '$5 million (about €4 million), not 6$'],
    ['a price by the month', '$100/month, 80$ by the year'],
    ['thousands', '$1,000 to $2,000'],
    ['Chinese prices', '价格是$5到$10'],
    ['a Chinese price before its dollar', '花了$5和10$左右'],
    ['Chinese words between', '$5是单价，共3$'],
    ['Chinese with a country', '大约US$20，或NT$600'],
    ['Japanese', '$5から10$まで'],
    ['bold prices', '**$5** and **$6**'],
    ['bold on one side', '$5**–**10$'],
    ['prices in links', '[$5](https://a.example) or [6$](https://b.example)'],
    ['prices in a table', '| a | b |\n|---|---|\n| $5 | $6 |'],
    ['prices in a list', '- $5\n- $6'],
    ['prices on two lines', 'first $5,\nthen $6'],
    ['what is escaped', '\\$x\\$'],
    ['what is code', '`$x$`'],
    ['a variable of a shell', '$HOME and $PATH'],
    ['a path of a shell', '$HOME/$USER'],
    ['a list of paths', '$HOME/bin:$PATH'],
    ['lower case', 's/$a/$b/'],
    ['a template', `\${name}\${surname}`],
    ['PHP', '$a = $b'],
    ['PHP without blanks', '$a=$b'],
    ['jQuery', "$('#a') and $('#b')"],
    ['arguments', 'from $1 to $2'],
    ['an address', 'https://a.example/?x=$1&y=$2'],
    ['shares', '$TSLA and $AAPL'],
    ['a name', 'A$AP Rocky and Ke$ha'],
    ['how dear a restaurant is', '$$ – cheap, $$$ – dear'],
    ['the same, twice', '$$ (moderate) and $$ (moderate)'],
    ['how dear, over two lines', '$$ is cheap\n$$ as well'],
    ['four dollars', '$$$$'],
    ['nothing between', '$$ $$'],
    ['blanks inside', '$ x $'],
    ['a blank before the end', '$x $'],
    ['prose between dollars', '$revenue and costs$'],
    ['escaped brackets of a citation', 'see \\[1\\] and \\[2, 3\\]'],
    ['escaped brackets of a word', 'so it was \\[the author adds\\]'],
    ['an escaped link', '\\[x\\](https://a.example)'],
    ['escaped round brackets of prose', '\\(see the second picture\\)'],
    ['an escaped backslash', '\\\\(x\\\\)'],
    ['what does not end', 'a $x + y'],
    ['a bracket that does not end', 'a \\(x + y'],
    ['what is longer than the limit', `$${'x+'.repeat(3000)}x$`],
  ]
  it.each(cases)('%s', (_, answer) => {
    expect(formulasOf(answer)).toEqual([])
  })
})

describe('a formula', () => {
  const cases: [why: string, answer: string, formulas: string[]][] = [
    ['in words', 'a $x$ b', ['x']],
    ['a number alone, as pandoc reads it', 'the number $5$.', ['5']],
    ['beside a price', 'I paid $20 for $x$ items', ['x']],
    ['behind a price', '$x is $5$', ['5']],
    ['behind a country', 'US$ 20 and $x$', ['x']],
    ['with an amount', '$2x + 3y = 5$', ['2x + 3y = 5']],
    ['between bounds', '$0 < x < 10$', ['0 < x < 10']],
    ['a suffix', 'the $n$th of $k$-means', ['n', 'k']],
    ['what is set onto a word', 'H$_2$O at 20$^\\circ$C is 3$\\times$4', ['_2', '^\\circ', '\\times']],
    ['in Chinese', '函数$f(x)=x^2$的导数', ['f(x)=x^2']],
    ['of Chinese words', '$速度=\\frac{路程}{时间}$', ['速度=\\frac{路程}{时间}']],
    ['between Chinese marks', '设$x$，$y$为实数。', ['x', 'y']],
    ['in round brackets', 'a \\(x\\) b', ['x']],
    ['in square brackets, in words', 'so \\[x = 1\\] holds', ['x = 1']],
    ['in two dollars, in words', 'so $$x = 1$$ holds', ['x = 1']],
    ['with a dollar of its own', '$\\text{\\$5} + x$', ['\\text{\\$5} + x']],
    ['in bold', '**$x$** and *$y$*', ['x', 'y']],
    ['whose marks would be emphasis', '$a*b$ and $c*d$', ['a*b', 'c*d']],
    ['over two lines', '$a +\nb$', ['a +\nb']],
    ['in a heading', '# On $x$', ['x']],
    ['in a table', '| a | b |\n|---|---|\n| $x$ | \\(y\\) |', ['x', 'y']],
    ['in a quote', '> $$\n> x\n> $$', ['x']],
    ['on its lines', '$$\nx\n$$', ['x']],
    ['on one line', '$$x = 1$$', ['x = 1']],
    ['on its lines, in brackets', 'so\n\\[\nx\n= y\n\\]\nand', ['x\n= y']],
    ['begun behind its mark', '\\[ x\n= y \\]', ['x\n= y']],
    ['with a blank line, where its marks stand alone', '$$\n\nx\n\ny\n$$', ['x\n\ny']],
    ['in an item', '1. a\n\n   $$\n   x\n   $$\n2. b', ['x']],
    ['behind an item, not set in', '1. a\n$$\nx\n$$\n2. b', ['x']],
    ['in a footnote', '[^1]: a $x$\n\n    $$y$$', ['x', 'y']],
    ['whose lines end with room below', '\\[\na \\\\[4pt]\nb\n\\]', ['a \\\\[4pt]\nb']],
    ['the same, in words', 'so \\[a \\\\[4pt] b\\] holds', ['a \\\\[4pt] b']],
    ['two on one line', '$$x$$ and $$y$$', ['x', 'y']],
  ]
  it.each(cases)('%s', (_, answer, formulas) => {
    expect(formulasOf(answer)).toEqual(formulas)
  })

  it('keeps its source, with its marks', () => {
    expect(parseMarkdown('a \\( x \\)')[0]).toEqual({
      type: 'paragraph',
      children: [
        { type: 'text', text: 'a ' },
        { type: 'formula', text: '\\( x \\)', tex: 'x', isDisplay: false },
      ],
    })
    expect(parseMarkdown('$$\nx\n$$')).toEqual([{ type: 'formula', text: '$$\nx\n$$', tex: 'x' }])
  })

  it('that grows is shown as it is written, marks and all, until it has ended', () => {
    const shown = (text: string) => JSON.stringify(parseMarkdown(text, true))
    expect(parseMarkdown('a \\(x*y*z', true)).toEqual([
      { type: 'paragraph', children: [{ type: 'text', text: 'a \\(x*y*z' }] },
    ])
    expect(parseMarkdown('$$\n\\frac{a}{*b*', true)).toEqual([{ type: 'plain', text: '$$\n\\frac{a}{*b*' }])
    expect(shown('$x_1 + *y*')).not.toContain('emphasis')
    expect(shown('$5 and *y*')).toContain('emphasis')
  })
})

describe('looking for formulas', () => {
  it('ends after so many in a chunk: the others stay as they are written', () => {
    const answer = '$x$ '.repeat(2900)
    expect(formulasOf(answer)).toHaveLength(markdownLimits.formulas)
    expect(JSON.stringify(parseMarkdown(answer)).match(/\$x\$/g)).toHaveLength(2900)
  })

  const heavy = [
    '$',
    '$a ',
    '$$a',
    '\\(',
    '\\(a\\[',
    '\\[\n',
    '$$\n',
    '$$\na\n\n',
    '\\[a\n',
    '$x$ ',
    '\\(x\\) ',
    '$a\\$',
    '[^1',
    '[^1]',
    '[^1]: ',
    '[^1]: a\n',
    'http://',
    'http://a(',
    'www.',
    'www.a.b ',
    'https://a.b*',
    '- [ ] a\n',
  ]
  it.each(heavy)(
    'takes linear time in %j',
    (piece) => {
      const long = piece.repeat(12_000 / piece.length)
      expect(parseMarkdown(long, true).length).toBeGreaterThan(0)
      expect(parseMarkdown(long).length).toBeGreaterThan(0)
      for (let at = 0; at < long.length; at++) formulaAt(long, at)
    },
    1000,
  )
})
