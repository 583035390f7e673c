import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText } from '../../../../src/core/answer/plain-text.ts'
import { answers } from './markdown-samples.ts'

describe('an answer as text, without its marks', () => {
  const cases: [why: string, answer: string, text: string][] = [
    ['words', 'A **calm** *lake*, `x`.', 'A calm lake, x.'],
    ['paragraphs and a heading', '# Lake\ntext\n\nmore', 'Lake\n\ntext\n\nmore'],
    ['a list with a list in it', '- one\n  - two\n- three', '• one\n  • two\n• three'],
    ['a numbered list', '3. a\n4. b', '3. a\n4. b'],
    ['a table', '| a | b |\n|---|---|\n| 1 | **2** |', 'a\tb\n1\t2'],
    ['code', '```js\nlet x\n```', 'let x'],
    ['a quote', '> quoted', 'quoted'],
    ['a link', 'see [docs](https://a.b/c)', 'see docs (https://a.b/c)'],
    ['a link that is its own words', '<https://a.b/c>', 'https://a.b/c'],
    ['a picture', '![a lake](https://a.b/c.png)', 'a lake'],
  ]
  it.each(cases)('%s', (_, answer, text) => {
    expect(plainText(answer)).toBe(text)
  })

  it('is made of whatever a model writes', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        expect(typeof plainText(answer)).toBe('string')
      }),
    )
  })
})
