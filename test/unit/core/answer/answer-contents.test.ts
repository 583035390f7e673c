import { describe, expect, it } from 'vitest'
import { readPart } from '../../../../src/core/answer/answer-part.ts'
import { bareAddress } from '../../../../src/core/answer/bare-address.ts'
import { codeLanguage } from '../../../../src/core/answer/code-language.ts'
import { directionOf, directionOfItem } from '../../../../src/core/answer/direction.ts'
import { parseMarkdown } from '../../../../src/core/answer/markdown.ts'
import type { Block, Inline } from '../../../../src/core/answer/markdown-tree.ts'
import { noteLabels, numberNotes } from '../../../../src/core/answer/notes.ts'

const text = (value: string): Inline => ({ type: 'text', text: value })

describe('tasks', () => {
  const items = (answer: string) =>
    parseMarkdown(answer).flatMap((block) => (block.type === 'list' ? block.items : []))

  it('begin an item with a box, done or to be done', () => {
    expect(items('- [ ] a\n- [x] **b**\n1. [X] c')).toEqual([
      [{ type: 'paragraph', children: [{ type: 'task', text: '[ ]', isDone: false }, text('a')] }],
      [
        {
          type: 'paragraph',
          children: [
            { type: 'task', text: '[x]', isDone: true },
            { type: 'strong', children: [text('b')] },
          ],
        },
      ],
      [{ type: 'paragraph', children: [{ type: 'task', text: '[X]', isDone: true }, text('c')] }],
    ])
  })

  it.each(['- [y] a', '- [x]a', '- a [x]', '[x] a'])('are none in %j', (answer) => {
    expect(JSON.stringify(parseMarkdown(answer))).not.toContain('task')
  })
})

describe('footnotes', () => {
  it('are read where they are written, with what is set in below', () => {
    expect(parseMarkdown('a[^1].\n\n[^1]: b\n[^k]: c\n\n    - d\n\ne')).toEqual([
      { type: 'paragraph', children: [text('a'), { type: 'note', text: '[^1]', label: '1' }, text('.')] },
      { type: 'note', label: '1', children: [{ type: 'paragraph', children: [text('b')] }] },
      {
        type: 'note',
        label: 'k',
        children: [
          { type: 'paragraph', children: [text('c')] },
          {
            type: 'list',
            start: null,
            loose: false,
            items: [[{ type: 'paragraph', children: [text('d')] }]],
          },
        ],
      },
      { type: 'paragraph', children: [text('e')] },
    ])
  })

  it('are numbered as they are met; what comes later changes no number', () => {
    const early = noteLabels(parseMarkdown('a[^b] c[^a] d[^b]'))
    const late = noteLabels(parseMarkdown('[^a]: x\n\n[^z]: y'))
    expect([...numberNotes([early])]).toEqual([
      ['b', { number: 1, isWritten: false }],
      ['a', { number: 2, isWritten: false }],
    ])
    expect([...numberNotes([early, late])]).toEqual([
      ['b', { number: 1, isWritten: false }],
      ['a', { number: 2, isWritten: true }],
      ['z', { number: 3, isWritten: true }],
    ])
  })

  it('are referred to in items, quotes, cells and marks', () => {
    const answer = '- a[^1]\n\n> b **c[^2]**\n\n| [^3] | d |\n|---|---|\n| e | [^4] |\n\n# f[^5]'
    expect(noteLabels(parseMarkdown(answer)).met).toEqual(['1', '2', '3', '4', '5'])
  })

  it.each(['`[^1]`', '[^1](https://a.example)', '[^ 1]', '[^]'])('are none in %j', (answer) => {
    expect(noteLabels(parseMarkdown(answer)).met).toEqual([])
  })
})

describe('strikethrough in Chinese', () => {
  const cases: [answer: string, words: string][] = [
    ['这是~~错的~~。', '错的'],
    ['这是~~错的。~~后面', '错的。'],
    ['~~“引文”~~之后', '“引文”'],
    ['，~~错~~，', '错'],
    ['价格~~（旧）~~新', '（旧）'],
    ['日本語の~~間違い~~です', '間違い'],
  ]
  it.each(cases)('%s', (answer, words) => {
    expect(parseMarkdown(answer)).toEqual([
      expect.objectContaining({
        children: expect.arrayContaining([{ type: 'deleted', children: [text(words)] }]),
      }),
    ])
  })

  it('takes two tildes: one stands between numbers', () => {
    expect(parseMarkdown('5~10元，20~30元')).toEqual([
      { type: 'paragraph', children: [text('5~10元，20~30元')] },
    ])
  })
})

describe('a bare address', () => {
  const cases: [why: string, words: string, address: string | null, href?: string][] = [
    ['alone', 'https://a.example/b', 'https://a.example/b'],
    ['before a full stop', 'see https://a.example.', 'https://a.example'],
    ['before several marks', 'is it https://a.example/b?!', 'https://a.example/b'],
    ['with a query', 'http://a.example/?q=1&r=2, and', 'http://a.example/?q=1&r=2'],
    ['in brackets', '(https://a.example/b)', 'https://a.example/b'],
    ['with brackets of its own', 'https://a.example/b_(c) d', 'https://a.example/b_(c)'],
    ['with its own brackets in others', '(https://a.example/b_(c))', 'https://a.example/b_(c)'],
    ['in Chinese brackets', '（https://a.example/b）', 'https://a.example/b'],
    ['before Chinese punctuation', '见https://a.example/b。', 'https://a.example/b'],
    ['before Chinese words', '见https://a.example/b看这里', 'https://a.example/b'],
    ['before Japanese and Korean', 'https://a.exampleを見る', 'https://a.example'],
    ['in bold', '**https://a.example**', 'https://a.example'],
    ['struck out', '~~https://a.example~~', 'https://a.example'],
    ['in quotes', '“https://a.example/b”', 'https://a.example/b'],
    ['with a port', 'http://localhost:3000/a', 'http://localhost:3000/a'],
    ['with underlines and stars', 'https://a.example/b_c_d*e', 'https://a.example/b_c_d*e'],
    [
      'with letters of another script',
      'https://ru.example/Кошка ok',
      'https://ru.example/Кошка',
      'https://ru.example/%D0%9A%D0%BE%D1%88%D0%BA%D0%B0',
    ],
    ['of the web, without a scheme', 'www.a.example/b.', 'www.a.example/b', 'https://www.a.example/b'],
    ['of the web, with one label', 'www.a', null],
    ['in capitals', 'HTTPS://A.example', 'HTTPS://A.example', 'https://a.example/'],
    ['without a host', 'https://', null],
    ['in a word', 'xhttps://a.example', null],
    ['of another scheme', 'ftp://a.example javascript://a.example', null],
    ['in a style', '<style>@import url(http://a.example/x.css)</style>', null],
    ['in code', '`https://a.example`', null],
    ['in a block of code', '```\nhttps://a.example\n```', null],
    ['that carries marks of direction', 'https://a.example/\u202eb', 'https://a.example/'],
  ]
  it.each(cases)('%s', (_, words, address, href = address === null ? '' : new URL(address).href) => {
    const found: Inline[] = []
    const look = (line: Inline[]) => {
      for (const node of line) {
        if (node.type === 'link') found.push(node)
        else if ('children' in node) look(node.children)
      }
    }
    for (const block of parseMarkdown(words)) if (block.type === 'paragraph') look(block.children)
    expect(found).toEqual(
      address === null ? [] : [expect.objectContaining({ href, children: [text(address)] })],
    )
  })

  it('has an end, however long the words go on', () => {
    expect(bareAddress(`https://a.example/${'b'.repeat(100_000)}`, 0)?.end).toBeLessThanOrEqual(2000)
  })
})

describe('the language of code', () => {
  const cases: [written: string | null, name: string | null][] = [
    ['python', 'Python'],
    ['JS', 'JavaScript'],
    ['c++', 'C++'],
    ['c#', 'C#'],
    ['zig', 'zig'],
    ['{.python', 'Python'],
    ['ts:src/a.ts', 'TypeScript'],
    ['text', null],
    ['constructor', 'constructor'],
    ['<b>', null],
    ['', null],
    [null, null],
  ]
  it.each(cases)('%j is called %j', (written, name) => {
    expect(codeLanguage(written)).toBe(name)
  })
})

describe('the direction of a block', () => {
  const cases: [why: string, answer: string, direction: 'ltr' | 'rtl' | null][] = [
    ['Hebrew', 'שלום world', 'rtl'],
    ['Arabic', 'مرحبا', 'rtl'],
    ['English', 'Hello שלום', 'ltr'],
    ['Chinese', '你好', 'ltr'],
    ['numbers alone', '12 + 3', null],
    ['a list, by its first item', '- שלום\n- Hello', 'rtl'],
    ['a list that begins with code', '- `npm start` שלום', 'rtl'],
    ['a line that begins with a formula', '$x$ שלום', 'rtl'],
    ['a line that begins with an address', 'https://a.example שלום', 'rtl'],
    ['a quote', '> **שלום**', 'rtl'],
    ['a table', '| 1 | שם |\n|---|---|\n| a | b |', 'rtl'],
    ['a task', '- [x] שלום', 'rtl'],
    ['code', '```\nשלום\n```', null],
  ]
  it.each(cases)('%s', (_, answer, direction) => {
    expect(directionOf(parseMarkdown(answer))).toBe(direction)
  })

  it('of an item is that of its list, unless it has no word of it', () => {
    const item = (words: string): Block[] => [{ type: 'paragraph', children: [text(words)] }]
    expect(directionOfItem(item('CSS היא שפה'), 'rtl')).toBe('rtl')
    expect(directionOfItem(item('Hello'), 'rtl')).toBe('ltr')
    expect(directionOfItem(item('שלום'), 'ltr')).toBe('rtl')
    expect(directionOfItem(item('12'), 'rtl')).toBe('rtl')
  })
})

describe('a part of an answer', () => {
  it('is read again only when what is parsed of it has changed', () => {
    const first = readPart('a **b**\n', true, undefined)
    expect(readPart('a **b**\n', true, first)).toBe(first)
    expect(readPart('a **b**\n', false, first)).not.toBe(first)
    const long = readPart('word\n'.repeat(3000), true, undefined)
    const longer = readPart('word\n'.repeat(3001), true, long)
    expect(longer.blocks).toBe(long.blocks)
    expect(longer.rest).not.toBe(long.rest)
  })
})
