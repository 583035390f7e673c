import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sortThinking } from '../../../../../src/core/request/reply/think-tags.ts'

/** What is shown in the end. */
function read(pieces: readonly string[]) {
  const sorter = sortThinking()
  const shown = { answer: '', thinking: '' }
  for (const piece of [...pieces.flatMap((each) => sorter.push(each)), ...sorter.end()]) {
    if (piece.part !== 'was-thinking') shown[piece.part] += piece.text
    else {
      shown.thinking += shown.answer
      shown.answer = ''
    }
  }
  return [shown.thinking, shown.answer]
}

const rows: [what: string, text: string, thinking: string, answer: string][] = [
  ['no tag', 'A red boat.', '', 'A red boat.'],
  ['blanks before an answer', '\n A red boat.', '', '\n A red boat.'],
  ['a tag', '<think>\nI see.\n</think>\n\nA red boat.', '\nI see.\n', 'A red boat.'],
  ['a tag after blanks', '\n\n <think>I see.</think>A red boat.', 'I see.', 'A red boat.'],
  ['another tag', '<thinking>I see.</thinking>A red boat.', 'I see.', 'A red boat.'],
  ['the tag of Gemini', '<thought>I see.</thought>A red boat.', 'I see.', 'A red boat.'],
  ['the tag of Magistral', '[THINK]I see.[/THINK]A red boat.', 'I see.', 'A red boat.'],
  ['the tag of Kimi', '◁think▷I see.◁/think▷A red boat.', 'I see.', 'A red boat.'],
  ['a tag in capitals', '<THINK>I see.</Think>A red boat.', 'I see.', 'A red boat.'],
  ['an empty tag', '<think>\n\n</think>\n\nA red boat.', '\n\n', 'A red boat.'],
  ['two tags', '<think>I</think>\n<think>see.</think> A red boat.', 'I\n\nsee.', 'A red boat.'],
  ['a tag without an end', '<think>I see a boat', 'I see a boat', ''],
  ['half an end', '<think>I see a boat</thi', 'I see a boat</thi', ''],
  ['half a tag', '<thin', '', '<thin'],
  ['something that begins like a tag', '<thinner> is no tag', '', '<thinner> is no tag'],
  ['a tag in the midst', 'A <think>red</think> boat.', '', 'A <think>red</think> boat.'],
  ['a tag in code', '```\n<think>\n```\n`<think>x</think>`', '', '```\n<think>\n```\n`<think>x</think>`'],
  ['a tag after the thinking', '<think>a</think>Use `<think>b</think>`.', 'a', 'Use `<think>b</think>`.'],
  ['less than', 'a < b, <3, <', '', 'a < b, <3, <'],
  ['an end alone, on a line of its own', 'I see.\n</think>\n\nA red boat.', 'I see.\n', 'A red boat.'],
  ['an end alone, at the end of a line', 'I see.</think>\n\nA red boat.', 'I see.', 'A red boat.'],
  ['an end alone, at the beginning of a line', 'I see.\n</think>A red boat.', 'I see.\n', 'A red boat.'],
  ['an end alone, at the very beginning', '\n\n</think>\n\nA red boat.', '\n\n', 'A red boat.'],
  ['an end alone, in the midst of a line', 'The tag </think> ends.', '', 'The tag </think> ends.'],
  ['an end alone in a fence', 'So:\n```\n</think>\n```\n', '', 'So:\n```\n</think>\n```\n'],
  ['an end alone in code', 'It is `</think>\n`.', '', 'It is `</think>\n`.'],
  ['an end alone as the last word', 'The tag is </think>', '', 'The tag is </think>'],
  ['an end alone, between sentences', 'I see.</think>A red boat.', 'I see.', 'A red boat.'],
  ['an end alone, between Chinese sentences', '我看。</think>一条船。', '我看。', '一条船。'],
  ['an end alone, between words', 'Its end is</think>and so on.', '', 'Its end is</think>and so on.'],
  ['a tag in a tag', '<think>a <think>b</think> c\n</think>\nA.', 'a <think>bc\n', 'A.'],
  ['a tag in a tag, once closed', '<think>a <think> b</think>\nA.', 'a <think> b', 'A.'],
  ['a second end', 'a\n</think>\nb\n</think>\nc', 'a\n', 'b\n</think>\nc'],
]

test.each(rows)('%s', (_, text, thinking, answer) => {
  expect(read([text])).toEqual([thinking, answer])
  expect(read([...text]), 'character by character').toEqual([thinking, answer])
})

describe('any text', () => {
  const unit = fc.constantFrom(
    ...[
      '<',
      '>',
      '/',
      'think',
      '<think>',
      '</think>',
      '<thinking>',
      '</thinking>',
      ' ',
      '\n',
      'x',
      '`',
      '```',
      '[THINK]',
      'İ',
    ],
  )
  const texts = fc.string({ unit, maxLength: 30 })

  test('is sorted the same however it is cut, and nothing is invented', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.nat(), { maxLength: 9 }), (text, cuts) => {
        const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((x, y) => x - y)
        const pieces = [0, ...places].map((start, index) => text.slice(start, places[index] ?? text.length))
        const whole = read([text])
        expect(read(pieces)).toEqual(whole)
        if (!/think/i.test(text)) expect(whole).toEqual(['', text])
      }),
      { numRuns: 3000 },
    )
  })
})

// A hundred times slower where it is not linear.
test.each([
  ['tags that open and close', '<think></think>'],
  ['blanks', ' '],
  ['beginnings of tags', '<think'],
  ['ends alone', '</think>'],
  ['ends alone, in code', '`</think>\n'],
  ['less than', '<'],
])(
  'a text of %s is read in linear time, whole and in pieces',
  (_, piece) => {
    expect(read([piece.repeat(500_000)]).join('').length).toBeGreaterThan(100_000)
    expect(read(Array.from({ length: 500_000 }, () => piece)).join('').length).toBeGreaterThan(100_000)
  },
  20_000,
)
