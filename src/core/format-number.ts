import type { Size } from './size.ts'

/** US dollars for reading, two significant digits for small sums: `$0.0003`, `$0.012`, `$1.23`. */
export function formatUsd(usd: number, language: string): string {
  if (usd > 0 && usd < 0.000001) return '<$0.000001'
  const digits =
    usd === 0 || usd >= 0.0995
      ? { minimumFractionDigits: 2, maximumFractionDigits: 2 }
      : { maximumSignificantDigits: 2 }
  return `$${new Intl.NumberFormat(language, digits).format(usd)}`
}

/** A count, for example of tokens, with the language's group separators. */
export function formatCount(count: number, language: string): string {
  return new Intl.NumberFormat(language).format(Math.round(count))
}

/** Bytes as kB or MB (powers of ten), at most one decimal. */
export function formatBytes(bytes: number, language: string): string {
  const [unit, divisor] =
    bytes < 1000
      ? (['byte', 1] as const)
      : bytes < 999_500
        ? (['kilobyte', 1000] as const)
        : (['megabyte', 1e6] as const)
  const maximumFractionDigits = bytes < 10_000_000 && unit === 'megabyte' ? 1 : 0
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits }).format(
    bytes / divisor,
  )
}

/** Pixels as `4032 × 3024`. */
export function formatSize({ width, height }: Size): string {
  return `${width} × ${height}`
}

const minute = 60_000
const ages = [
  ['minute', minute],
  ['hour', 60 * minute],
  ['day', 24 * 60 * minute],
] as const

/** The day of a moment, which is in milliseconds since 1970. */
export const formatDay = (at: number, language: string) =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(at)

/** How long ago `then` was, in words; a date from the eighth day on. Both are milliseconds since 1970. */
export function formatAge(then: number, now: number, language: string): string {
  const age = Math.max(0, now - then)
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  if (age < minute) return relative.format(0, 'second')
  if (age >= 8 * 24 * 60 * minute) return formatDay(then, language)
  const [unit, length] = ages.findLast(([, length]) => age >= length) ?? ages[0]
  return relative.format(-Math.floor(age / length), unit)
}

/** How much of each side of a picture is left, never rounded up: 0.997 is not the whole of it. */
export const formatScale = (scale: number, language: string): string =>
  new Intl.NumberFormat(language, { style: 'percent' }).format(Math.floor(scale * 100) / 100)
