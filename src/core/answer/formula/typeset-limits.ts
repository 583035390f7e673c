import { markdownLimits } from '../markdown-limits.ts'

/** What defines a command: what a few of those expand to has no end in sight, and answers have no need of them. */
const definition = /\\(?:[gex]?def|let|futurelet|(?:re)?newcommand|providecommand|global|long)(?![A-Za-z])/
/** Formulas and units of chemistry, which the library reads by the square of their length. */
const chemistry = /\\(?:ce|pu)(?![A-Za-z])/

/** Whether the library makes a formula in a time that nobody notices; of another the source is shown. */
export function isSoonTypeset(tex: string): boolean {
  if (definition.test(tex)) return false
  return (
    tex.length <=
    (chemistry.test(tex) ? markdownLimits.chemistryCharacters : markdownLimits.formulaCharacters)
  )
}
