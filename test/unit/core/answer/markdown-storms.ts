/** So much of each storm: what one chunk may hold. */
export const stormCharacters = 12_000

/** Pieces that, repeated, make a parser of Markdown look back, again and again; ‖ stands between them. */
const repeated = [
  'a\n=\n‖a\n-\n‖a\n\n=\n‖=\n‖a\nb\n=\n‖# a\n‖#\n‖***\n‖- - -\n‖a\n***\n‖*_‖_*‖*_ ‖*‖_‖~‖~~‖~~~',
  '* ‖ *‖**a_‖*a**a‖_*_ ‖~~a‖~~a ‖a~~‖*a_ ‖a**b‖**a‖*a ‖a* ‖_a ‖a_ ‖*a _b ‖**a *b ‖*a~~_‖***a',
  '*a*‖**a**‖a*b_‖*a **b ***c ‖~~a *b ‖*~~‖**~~_‖** **‖_ __ ‖*__a‖__a*‖(*‖*)‖*a_b~~c‖a*_b‖"*',
  '*中。‖**。中‖中**“‖。*_‖「**‖**」‖*，_‖中*_‖~~。‖**（中）**中‖*한‖한*_。‖[‖]‖![‖[]‖[a]‖[a](‖[a](<‖[[[[‖](‖](<',
  '[a](b‖[a](b "‖[a](b \'‖[a](b (‖[a](b)‖[a](b)\n‖![a](b)‖[![a](b)‖[a][‖[a][]‖[a][b]‖![a][',
  '[a [b](c)‖[*a](b)*‖*[‖[*‖_[a]*‖[a]: b\n‖[a]:\n‖[a]: b "\n‖[a]: b \'\n‖[a]: <b\n‖[a]: b (c\n',
  '[a]: b "c"\n‖[a\n‖[a]:‖[\\]‖[^‖`‖``‖`a‖`a``‖` ‖a`‖`\n‖``a`‖\\`‖```\n‖```a\n‖~~~\n‖~~~\n```\n',
  '    a\n‖\ta\n‖|‖|a‖|\n‖|a|\n‖|a|\n|-|\n‖|-|-|\n‖|-‖-|\n‖a|b\n-|-\n‖:-|‖|`‖|\\‖||‖a\n|-|\n',
  '<http://‖<http://a>‖<a@‖<a@b>‖<a.b‖<‖<>‖< ‖<<‖<a ‖<a b=‖<a b="‖<a>‖</a‖</a>‖<!--‖<!-‖<!',
  '<!-- -‖-->‖<?‖<?a‖?>‖<!A‖<![CDATA[‖]]>‖<a\n‖<div>\n‖<div\n‖</div>\n\n‖<script>\n‖<a href="',
  "<a b='‖<pre>‖<!--\n‖<a>\n‖&#x;‖&‖&a‖&#‖&amp;‖&#x41;‖&a;‖&#9‖&nbsp‖a  \n‖a\\\n‖  \n‖\\\n‖\\",
  '\\\\‖\\*‖ ‖\t‖\ta‖  a‖ \n‖\n‖\r‖\r\n‖a\n‖a\n\n‖a\t\n‖-‖- ‖-\n‖- a\n‖- \n‖-\n-\n‖-\n\n',
  '- a\n\n‖-\ta\n‖* a\n‖+ a\n‖-\n*\n‖- a\n+ b\n‖-  a\n‖1. ‖1.\n‖1. a\n‖1) a\n‖1. a\n1) b\n',
  '1. 1. a\n‖- - a\n‖- 1. a\n‖- > a\n‖- - - - a\n‖1. - a\n‖>‖> ‖> > >‖>\n‖> a\n‖> a\nb\n',
  '> a\n\n‖> - a\n‖>>a\n‖>>>>a\nb\n‖> > > > a\n‖> ```\n‖>     a\n‖> *_‖> [a\n‖- *_\n‖- [a](\n',
  '- `a\n‖> |a|\n> |-|\n‖- a\n  =\n‖> a\n> =\n‖- # a\n‖> a\n=\n‖- a\n=\n‖- a\n\n  b\n\n',
  '- a\n - b\n‖- a\n  - b\n‖- a\n\n\n‖-\n  a\n‖- a\nb\n‖1. a\n   - b\n‖- a\n  > b\n‖ - a\n‖a‖a ',
  'ab cd. ‖中‖中文。‖😀‖\u0000‖\u200b‖é‖http://a.b ‖www.a.b ‖a@b.c ‖:‖"‖\'‖(‖)‖*a\n‖_a\n‖`a\n=\n',
  '*_\n‖[a\n=\n‖|a\n=\n‖a\n=\nb\n-\n‖[a]: b\n=\n‖a  \n*_‖![a](‖![*_‖<*_‖&*_‖*_`‖*_[‖*_]‖*_![',
  '*_<a‖*_&‖*_\\‖*_|‖*[a](b)_‖**[a](b)__‖~~[a‖*`a`_‖*a `‖[`‖[<a‖**a__b ‖*a_b*c_‖*a**b_c__',
  'a***b___‖****_‖*****____‖*__**_‖**_a__*‖a*b**c***‖~~*~~_‖.*_‖*._‖*.',
  '$\n> *\n‖$\n> -\n‖$\n> #\n‖$\n> ---\n‖$\n> ```\n‖> <div>\n$\n‖> > *\n$\n‖- > *\n  $\n',
].flatMap((group) => group.split('‖'))

/** Lines that each go deeper than the one before, to a depth, and again from the start. */
function deeper(depth: number, line: (level: number) => string): string {
  return Array.from({ length: depth }, (_, level) => line(level)).join('')
}

const built: [why: string, piece: string][] = [
  ...[4, 8, 12, 16, 40, 150].flatMap((depth): [string, string][] => [
    [`- nested, ${depth}`, deeper(depth, (level) => `${'  '.repeat(level)}- a\n`)],
    [`- nested without text, ${depth}`, deeper(depth, (level) => `${'  '.repeat(level)}-\n`)],
    [`1. nested, ${depth}`, deeper(depth, (level) => `${'   '.repeat(level)}1. a\n`)],
    [`> nested, ${depth}`, deeper(depth, (level) => `${'> '.repeat(level + 1)}a\n`)],
    [`>- nested, ${depth}`, deeper(depth, (level) => `${'> - '.repeat(level + 1)}a\n`)],
    [`- nested with blank lines, ${depth}`, deeper(depth, (level) => `${'  '.repeat(level)}- a\n\n`)],
    [
      `- nested with setext, ${depth}`,
      deeper(depth, (level) => `${'  '.repeat(level)}- a\n${'  '.repeat(level)}  =\n`),
    ],
    [`- in one line, ${depth}`, `${'- '.repeat(depth)}a\n`],
    [`> in one line, ${depth}`, `${'>'.repeat(depth)}a\n`],
    [`> in one line and lazy, ${depth}`, `${'>'.repeat(depth)}a\nb\n`],
    [`- in one line, deep text, ${depth}`, `${'- '.repeat(depth)}a\n${'  '.repeat(depth)}b\n`],
    [`nested brackets, ${depth}`, `${'['.repeat(depth)}a${']'.repeat(depth)} `],
    [`nested links, ${depth}`, `${'['.repeat(depth)}a${'](b)'.repeat(depth)} `],
    [`nested images, ${depth}`, `${'!['.repeat(depth)}a${'](b)'.repeat(depth)} `],
    [`nested parentheses, ${depth}`, `[a](${'('.repeat(depth)}b${')'.repeat(depth)}) `],
    [`nested emphasis, ${depth}`, `${'*a '.repeat(depth)}${' b*'.repeat(depth)} `],
    [`nested strong, ${depth}`, `${'**a '.repeat(depth)}${' b**'.repeat(depth)} `],
    [`nested in turns, ${depth}`, `${'*a _b '.repeat(depth)}${' c_ d*'.repeat(depth)} `],
    [
      `a table of ${depth} columns`,
      `${'|a'.repeat(depth)}|\n${'|-'.repeat(depth)}|\n${'|b'.repeat(depth)}|\n`,
    ],
  ]),
]

/** Storms that are no repetition. */
const whole: [why: string, text: string][] = [
  ['backticks of all lengths', Array.from({ length: 160 }, (_, count) => `${'`'.repeat(count)}a`).join('')],
  [
    'backticks of all lengths, falling',
    Array.from({ length: 150 }, (_, count) => `${'`'.repeat(150 - count)}a`).join(''),
  ],
  ['stars of all lengths', Array.from({ length: 150 }, (_, count) => `${'*'.repeat(count)}a`).join('')],
  [
    'stars and lines of all lengths',
    Array.from({ length: 105 }, (_, count) => `${'*'.repeat(count)}${'_'.repeat(count)}`).join(''),
  ],
  ['openers, then closers of another kind', '*a '.repeat(2000) + 'a_ '.repeat(2000)],
  ['openers, then closers', '*a '.repeat(2000) + 'a* '.repeat(2000)],
  ['strong openers, then single closers', '**a '.repeat(1500) + 'a* '.repeat(2000)],
  ['three to one', '***a '.repeat(1200) + 'a* '.repeat(2000)],
  ['bracket openers, then closers', '['.repeat(6000) + ']'.repeat(6000)],
  ['link openers, then ends', '['.repeat(3000) + '](b)'.repeat(2250)],
  ['image openers, then ends', '!['.repeat(2000) + '](b)'.repeat(2000)],
  [
    'definitions and their uses',
    Array.from({ length: 450 }, (_, at) => `[a${at}]: b\n`).join('') +
      '\n' +
      Array.from({ length: 450 }, (_, at) => `[a${at}] `).join(''),
  ],
  ['one definition and its uses', `[a]: b\n\n${'[a]'.repeat(3900)}`],
  ['one definition with a long label', `[${'a'.repeat(900)}]: b\n\n${`[${'a'.repeat(900)}]`.repeat(12)}`],
  ['one wide table', `${'|a'.repeat(1900)}|\n${'|-'.repeat(1900)}|\n${'|b'.repeat(1900)}|\n`],
  ['a wide header over short rows', `${'|a'.repeat(1500)}|\n${'|-'.repeat(1500)}|\n${'b\n'.repeat(2900)}`],
  ['a header of 60 over short rows', `${'|a'.repeat(60)}|\n${'|-'.repeat(60)}|\n${'b\n'.repeat(5800)}`],
  ['a row much wider than its header', `|a|\n|-|\n${'|b'.repeat(5900)}|\n`],
  ['lines that go on lazily at the deepest quote', `${'>'.repeat(16)}a\nb\n`.repeat(600)],
  ['one long table', `|a|\n|-|\n${'|b|\n'.repeat(2900)}`],
  ['one long table of emphasis', `|a|\n|-|\n${'|*_*_*_|\n'.repeat(1300)}`],
  ['one cell of emphasis', `|a|\n|-|\n|${'*_'.repeat(5900)}|\n`],
  ['a heading of emphasis', `# ${'*_'.repeat(5900)}\n`],
  ['a heading of brackets', `# ${'['.repeat(11900)}\n`],
  ['a long paragraph with a setext end', `${'a\n'.repeat(5900)}=\n`],
  ['a long paragraph of definitions', `${'[a]: b\n'.repeat(1600)}=\n`],
  ['many list items of one word, loose', '- a\n\n'.repeat(2400)],
  [
    'a long list that goes deep once',
    `${'- a\n'.repeat(2000)}${deeper(40, (level) => `${'  '.repeat(level)}- a\n`)}`,
  ],
  ['a quote that goes on lazily', `> a\n${'b\n'.repeat(5900)}`],
  ['nested quotes that go on lazily', `${'>'.repeat(14)} a\n${'b\n'.repeat(5900)}`],
  ['nested list that goes on lazily', `${'- '.repeat(14)}a\n${'b\n'.repeat(5900)}`],
  ['nested list that goes on indented', `${'- '.repeat(14)}a\n${`${' '.repeat(28)}b\n`.repeat(400)}`],
  ['nested quotes with paragraphs', `${'> '.repeat(15)}a\n`.repeat(380)],
  ['deep quotes of emphasis', `${'> '.repeat(15)}${'*_'.repeat(50)}\n`.repeat(90)],
]

function filled(piece: string): string {
  return piece.repeat(Math.ceil(stormCharacters / piece.length)).slice(0, stormCharacters)
}

/** Inputs of the size of a chunk, each against one habit of a parser. */
export const storms: [why: string, text: string][] = [
  ...repeated.map((piece): [string, string] => [JSON.stringify(piece), filled(piece)]),
  ...built.map(([why, piece]): [string, string] => [why, filled(piece)]),
  ...whole.map(([why, text]): [string, string] => [why, text.slice(0, stormCharacters)]),
]
