import { bench, describe } from 'vitest'
import { parseMarkdown } from '../src/core/answer/markdown.ts'
import { stormCharacters, storms } from '../test/unit/core/answer/markdown-storms.ts'

const paragraph = 'The lake is **calm** and `blue`, with [a jetty](https://a.example/jetty) on the left.\n'
const ordinary = paragraph.repeat(200).slice(0, stormCharacters)

/** The best of three, in milliseconds; the first of all runs is lost to the compiler. */
function measured(text: string): number {
  const runs = Array.from({ length: 3 }, () => {
    const startedAt = performance.now()
    parseMarkdown(text)
    return performance.now() - startedAt
  })
  return Math.min(...runs)
}

for (let count = 0; count < 20; count++) parseMarkdown(ordinary)
const slowest = storms
  .map(([why, text]) => ({ why, text, ms: measured(text) }))
  .sort((one, other) => other.ms - one.ms)
  .slice(0, 4)

describe(`the slowest of ${storms.length} storms of ${stormCharacters} characters, which may take 50 ms; the worst took ${slowest[0]?.ms.toFixed(1)} ms`, () => {
  bench('floor: an ordinary paragraph of that length', () => {
    parseMarkdown(ordinary)
  })
  for (const { why, text, ms } of slowest) {
    bench(`${why}: ${ms.toFixed(1)} ms`, () => {
      parseMarkdown(text)
    })
  }
})
