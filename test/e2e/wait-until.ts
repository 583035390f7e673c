const pause = () => new Promise((resolve) => setTimeout(resolve, 40))

/**
 * Asks `probe` again and again until it gives something other than null, undefined and false, and returns that.
 * Throws after `timeoutMs` with `what` and what was seen last, so that a failure explains itself.
 */
export async function waitUntil<T>(
  what: string,
  probe: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  { timeoutMs = 15_000, seen = () => '' as string | Promise<string> } = {},
): Promise<T> {
  const end = Date.now() + timeoutMs
  for (;;) {
    const value = await probe()
    if (value !== null && value !== undefined && value !== false) return value
    if (Date.now() > end) throw new Error(`waited ${timeoutMs / 1000} s for ${what}. ${await seen()}`.trim())
    await pause()
  }
}
