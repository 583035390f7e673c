import { bench, describe } from 'vitest'
import { type AnswerPart, readPart } from '../src/core/answer/answer-part.ts'
import { shownSoFar } from '../src/core/answer/growing/growing-text.ts'
import { parseMarkdown } from '../src/core/answer/markdown.ts'
import { splitSettled } from '../src/core/answer/markdown-chunks.ts'

const paragraph = 'The lake is **calm** and `blue`, with [a jetty](https://a.example/jetty) on the left.\n\n'
const table = '| month | visitors |\n|---|---|\n| May | 1,200 |\n| June | 1,350 |\n\n'
const list = '- dry grass\n- a wooden jetty\n  - two canoes\n\n'
/** About 1,200 words, as a long answer has. */
const answer = (paragraph.repeat(6) + table + list).repeat(10)
/** A delta of the API is about a word. */
const deltas = Array.from({ length: Math.ceil(answer.length / 6) }, (_, index) => answer.slice(0, index * 6))

describe('an answer that arrives in words, against parsing the finished answer once (the floor)', () => {
  bench('floor: parse the whole answer once', () => {
    parseMarkdown(answer)
  })

  bench('show every delta: finished chunks are parsed once', () => {
    const parsed = new Map<string, AnswerPart>()
    for (const text of deltas) {
      const { settled, rest } = splitSettled(text)
      for (const chunk of settled)
        if (!parsed.has(chunk)) parsed.set(chunk, readPart(chunk, false, undefined))
      readPart(shownSoFar(rest), true, undefined)
    }
  })

  bench('show every delta: the whole text is parsed anew', () => {
    // Every 50th of them: all would take minutes.
    for (const [index, text] of deltas.entries()) if (index % 50 === 0) parseMarkdown(text)
  })
})
