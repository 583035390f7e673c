import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { takeSentences } from '../../../../src/core/answer/sentences.ts'

describe('sentences for a screen reader', () => {
  const cases: { why: string; text: string; sentences: string[]; rest: string }[] = [
    {
      why: 'a sentence is said once it is finished',
      text: 'A lake. It is',
      sentences: ['A lake.'],
      rest: ' It is',
    },
    {
      why: 'a number is not cut at its point',
      text: 'It is 3.5 m high',
      sentences: [],
      rest: 'It is 3.5 m high',
    },
    { why: 'Chinese needs no space', text: '一个湖。很', sentences: ['一个湖。'], rest: '很' },
    { why: 'a line ends a sentence', text: '- one\n- two', sentences: ['one'], rest: '- two' },
    { why: 'marks are not read out', text: '**Two** `boats`.\n', sentences: ['Two boats.'], rest: '' },
    { why: 'a link is its text', text: '[Lake](https://a.b/c).\n', sentences: ['Lake.'], rest: '' },
    { why: 'a row of a table is its cells', text: '| a | b |\n|---|---|\n', sentences: ['a, b'], rest: '' },
    {
      why: 'the number of a list item stays with it',
      text: '1. Grass. 2',
      sentences: ['1. Grass.'],
      rest: ' 2',
    },
  ]
  it.each(cases)('$why', ({ text, sentences, rest }) => {
    const taken = takeSentences(text, 0)
    expect(taken.sentences).toEqual(sentences)
    expect(text.slice(taken.end)).toBe(rest)
  })

  it('says the rest when the answer is complete', () => {
    expect(takeSentences('A lake. Grass', 7, true)).toEqual({ sentences: ['Grass'], end: 13 })
  })

  it('says every sentence once, however the text arrives', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', ' ', '. ', '\n', '。', '1', '|', '*')), (pieces) => {
        let text = ''
        let end = 0
        const said: string[] = []
        for (const piece of pieces) {
          text += piece
          const taken = takeSentences(text, end)
          said.push(...taken.sentences)
          expect(taken.end).toBeGreaterThanOrEqual(end)
          end = taken.end
        }
        said.push(...takeSentences(text, end, true).sentences)
        const letters = (from: string) => from.replace(/[^a1]/g, '')
        expect(letters(said.join(''))).toBe(letters(text))
      }),
    )
  })
})
