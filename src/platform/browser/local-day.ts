/** The calendar day of a moment (milliseconds since 1970) where the user is: `2026-11-22`. */
export function localDay(at: number): string {
  const date = new Date(at)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The last `count` calendar days up to a moment's, oldest first; over a change of clock each is there once. */
export function lastDays(at: number, count: number): string[] {
  const today = new Date(at)
  return Array.from({ length: count }, (_, index) =>
    // Noon exists on every day, also where clocks change at midnight.
    localDay(
      new Date(today.getFullYear(), today.getMonth(), today.getDate() - (count - 1 - index), 12).getTime(),
    ),
  )
}
