import temml from 'temml'
import { describe, expect, it } from 'vitest'
import {
  type FormulaNode,
  formulaLimits,
  readFormulaTree,
  withDrawnRoots,
} from '../../../../../src/core/answer/formula/formula-tree.ts'
import { isSoonTypeset } from '../../../../../src/core/answer/formula/typeset-limits.ts'

type Library = { __renderToMathMLTree: (tex: string, options: object) => unknown }
const library: Library = temml

/** As the popup typesets it; `trust` on, to see that nothing depends on the library's refusing. */
function typeset(tex: string, trust = false): FormulaNode | null {
  if (!isSoonTypeset(tex)) return null
  try {
    const options = {
      trust,
      throwOnError: true,
      maxSize: [20, 20],
      maxExpand: 200,
      displayMode: false,
      wrap: 'tex',
    }
    return readFormulaTree(library.__renderToMathMLTree(tex, options))
  } catch {
    return null
  }
}

function* nodesOf(node: FormulaNode | string): Generator<FormulaNode | string> {
  yield node
  if (typeof node !== 'string') for (const child of node.children) yield* nodesOf(child)
}

const wordsOf = (node: FormulaNode) => [...nodesOf(node)].filter((part) => typeof part === 'string').join('')
const tagsOf = (node: FormulaNode) =>
  [...nodesOf(node)].flatMap((part) => (typeof part === 'string' ? [] : [part.tag]))

describe('a formula becomes MathML', () => {
  const cases: [tex: string, words: string, tag: string][] = [
    ['x^2', 'x2', 'msup'],
    ['\\frac{a}{b}', 'ab', 'mfrac'],
    ['\\sqrt[3]{x}', 'x3', 'mroot'],
    ['\\sum_{i=1}^n i', '∑i=1ni', 'msubsup'],
    ['\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}', '(1234)', 'mtable'],
    ['\\begin{aligned}a&=b\\\\c&=d\\end{aligned}', 'a=bc=d', 'mtable'],
    ['\\begin{cases}1&x>0\\\\0&\\text{else}\\end{cases}', '{1x>00else', 'mtable'],
    ['\\text{速度} = 5', '速度=5', 'mtext'],
    ['\\mathbb{R}', 'ℝ', 'mi'],
    ['\\cancel{x}', 'x', 'menclose'],
    ["f'(x)", 'f′(x)', 'msup'],
    ['\\ce{H2O}', 'H2O', 'msub'],
  ]
  it.each(cases)('%s', (tex, words, tag) => {
    const tree = typeset(tex)
    expect(tree && wordsOf(tree)).toBe(words)
    expect(tree && tagsOf(tree)).toContain(tag)
  })

  it('with roots drawn by hand where the browser draws none', () => {
    const tree = typeset('\\sqrt[3]{x} + \\sqrt{y}')
    const drawn = tree && withDrawnRoots(tree)
    expect(drawn && wordsOf(drawn)).toBe('3√x+√y')
    expect(drawn && tagsOf(drawn)).not.toContain('msqrt')
    expect(drawn && tagsOf(drawn)).not.toContain('mroot')
  })

  it('whose lines may end after an operator, which keeps the room around it', () => {
    const operators = [...nodesOf(typeset('a \\neq 0') ?? '')].filter(
      (node) => typeof node !== 'string' && node.tag === 'mo',
    )
    expect(operators).toEqual([expect.objectContaining({ attributes: { form: 'infix' } })])
  })
})

describe('whatever a formula says', () => {
  const hostile = [
    '\\href{javascript:alert(1)}{x}',
    '\\href{https://evil.example}{x}',
    '\\url{https://evil.example}',
    '\\includegraphics{https://evil.example/x.png}',
    '\\includegraphics[width=3em]{x.png}',
    '\\htmlClass{away}{x}',
    '\\htmlId{a}{x}',
    '\\htmlStyle{position:fixed}{x}',
    '\\htmlData{a=b}{x}',
    '\\class{away}{x}',
    '\\id{a}{x}',
    '\\data{a=b}{x}',
    '\\style{position:fixed; background: url(https://evil.example)}{x}',
    '\\ref{x}',
    '\\label{x}y',
    '\\color{red}x',
    '\\colorbox{url(x)}{y}',
    '\\mathllap{x}',
    '\\toggle{a}{b}\\endtoggle',
    '\\text{<img src=x onerror=alert(1)>}',
    '\\text{\\u202e abc}',
    '\\tag{1} x',
  ]
  it.each(
    hostile.flatMap((tex): [string, boolean][] => [
      [tex, false],
      [tex, true],
    ]),
  )('%s (trusted: %s) leads nowhere and loads nothing', (tex, trust) => {
    const tree = typeset(tex, trust)
    for (const node of tree ? nodesOf(tree) : []) {
      if (typeof node === 'string') continue
      expect(node.tag).toMatch(/^(math|m[a-z]+|none)$/)
      expect(['maction', 'mglyph']).not.toContain(node.tag)
      const names = [...Object.keys(node.attributes), ...Object.keys(node.style)]
      expect(
        names.filter((name) =>
          /^(href|src|on.*|id|class|data-.*|style|position|background.*|color)$/.test(name),
        ),
      ).toEqual([])
      expect(Object.values({ ...node.attributes, ...node.style }).join(' ')).not.toMatch(/[:;(<]|url/)
      expect(node.classes.filter((name) => !/^(tml-|upstrike|downstrike|sout)/.test(name))).toEqual([])
    }
  })

  it.each([
    '\\href{javascript:alert(1)}{x}',
    '\\ref{x}',
    '\\includegraphics{https://evil.example/x.png}',
    '\\frac{1}{',
    '\\unknown',
    '}',
  ])('%s is no tree, so that its source is shown', (tex) => {
    expect(typeset(tex)).toBeNull()
  })

  const heavy: [why: string, tex: string][] = [
    ['braces in braces', '{'.repeat(1900) + '}'.repeat(1900)],
    ['roots in roots', `${'\\sqrt{'.repeat(500)}x${'}'.repeat(500)}`],
    ['fractions in fractions', `${'\\frac{1}{'.repeat(400)}x${'}'.repeat(400)}`],
    ['powers of powers', 'x^{'.repeat(900) + '}'.repeat(900)],
    ['terms', 'x+'.repeat(1990)],
    ['cells', `\\begin{array}{c}${'&\\\\'.repeat(1200)}\\end{array}`],
    [
      'macros that double',
      `${[...'abcdefghij'].map((name, at) => `\\def\\${name}{${at === 0 ? 'xx' : `\\${'abcdefghij'[at - 1]}`.repeat(2)}}`).join('')}\\j`,
    ],
    ['a macro of one of many letters', `\\def\\a{${'x+'.repeat(1000)}}${'\\a '.repeat(190)}`],
    [
      'a command of arguments of arguments',
      `\\newcommand{\\a}[1]{${'#1'.repeat(9)}}${'\\a{'.repeat(6)}${'x'.repeat(3800)}${'}'.repeat(6)}`,
    ],
    ['a command that is let be another', `\\let\\a\\def\\a\\b{${'x+'.repeat(1000)}}${'\\b '.repeat(190)}`],
    ['units by units', `\\pu{${'m/'.repeat(1990)}}`],
    ['formulas of chemistry in each other', '\\ce{'.repeat(780) + '}'.repeat(780)],
    ['a macro of itself', '\\def\\a{\\a\\a}\\a'],
  ]
  it.each([
    '\\smash{\\text{words}}',
    '\\mathrlap{x}',
    '\\mathllap{x}',
    '\\mathclap{x}',
    '\\ce{^{227}_{90}Th}',
  ])('what is seen has its room: %s', (tex) => {
    const sized = [...nodesOf(typeset(tex) ?? '')].filter(
      (node) => typeof node !== 'string' && /"(?:width|height|depth)"/.test(JSON.stringify(node.attributes)),
    )
    for (const node of sized) expect(JSON.stringify(node)).toContain('"mphantom"')
  })

  it('no part of it lies over other words', () => {
    const far = [
      '\\smash{\\raisebox{15em}{\\text{words}}}',
      `${'\\raise1em{'.repeat(4)}x${'}'.repeat(4)}`,
      '\\lower 200pt{x}',
    ]
    for (const tex of far) expect(typeset(tex), tex).toBeNull()
    expect(typeset('\\raisebox{0.5ex}{\\text{th}} \\raise1em{x}')).not.toBeNull()
  })

  it.each(heavy)(
    '%s without end soon end',
    (_, tex) => {
      const tree = typeset(tex)
      expect(tree === null ? 0 : [...nodesOf(tree)].length).toBeLessThanOrEqual(formulaLimits.nodes)
    },
    2000,
  )

  it.each([
    null,
    3,
    'math',
    {},
    { type: 'math' },
    { type: 'svg', children: [] },
    { type: 'math', children: [{ href: 'x', children: [] }] },
  ])('of %j nothing is taken that is not known', (tree) => {
    const read = readFormulaTree(tree)
    expect(read === null || read.children.length === 0).toBe(true)
  })
})
