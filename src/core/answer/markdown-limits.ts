/**
 * What one chunk may cost; beyond it the text is shown as it is. With these, the worst known storm of 12,000 characters
 * takes about 12 ms where an ordinary paragraph of that size takes 1 (`bench/storms.bench.ts`).
 */
export const markdownLimits = {
  /** Characters (UTF-16 units): the time of a parse grows with them, and a streaming chunk is parsed again and again. */
  chunkCharacters: 12_000,
  /** Blocks in blocks, and marks in marks: each level is a call on the stack, here and in the page. */
  depth: 16,
  /** Lines without a `>` that all quotes together look at, to see whether they belong to a quote. */
  lazyLines: 2000,
  /** Cells of a table: a wide header makes one of each word below it, up to 65,536 from 12,000 characters. */
  tableCells: 2000,
  /** Characters of a formula: what typesets it takes longer than the rest of the page. */
  formulaCharacters: 4000,
  /** Characters of one of chemistry, which takes longer yet. */
  chemistryCharacters: 600,
  /** Formulas: a chunk of nothing else would hold the page up. */
  formulas: 500,
  /** Characters of the label of a footnote. */
  noteLabelCharacters: 40,
} as const
