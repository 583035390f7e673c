/** A server that asks for more patience than an hour has made a mistake. */
export const maxRetryAfterSeconds = 3600

/**
 * Seconds of a `Retry-After` header: a number or an HTTP date, from `now` in milliseconds. Null for what is missing,
 * malformed, negative, or more than an hour.
 */
export function readRetryAfter(value: string | null, now: number): number | null {
  const text = value?.trim() ?? ''
  const date = readHttpDate(text)
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : date === null ? null : (date - now) / 1000
  return seconds !== null && seconds >= 0 && seconds <= maxRetryAfterSeconds ? Math.ceil(seconds) : null
}

/** The same of a `retry-after-ms` header. */
export function readRetryAfterMs(value: string | null): number | null {
  const text = value?.trim() ?? ''
  if (!/^\d+(\.\d+)?$/.test(text)) return null
  const seconds = Math.ceil(Number(text) / 1000)
  return seconds <= maxRetryAfterSeconds ? seconds : null
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Milliseconds since 1970 of an HTTP date (RFC 9110, IMF-fixdate), or null. */
function readHttpDate(text: string): number | null {
  const match = /^[A-Z][a-z]{2}, (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$/.exec(text)
  const month = months.indexOf(match?.[2] ?? '')
  if (!match || month === -1) return null
  const [day = 0, year = 0, hour = 0, minute = 0, second = 0] = [1, 3, 4, 5, 6].map((index) =>
    Number(match[index]),
  )
  // Days since 1970 of a Gregorian date whose year begins in March, so that a leap day ends it.
  const marchYear = month < 2 ? year - 1 : year
  const dayOfYear = Math.floor((153 * ((month + 10) % 12) + 2) / 5) + day - 1
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  const days = marchYear * 365 + leapDays + dayOfYear - 719_468
  return (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000
}
