/** The first look again comes soon; who waits for seconds looks four times a second, and leaves the processor to the browser. */
const pauseMs = (waitedMs: number) => Math.min(250, 30 + waitedMs / 10)

/**
 * Asks `probe` again and again until it gives something other than null, undefined and false, and returns that.
 * Throws after `timeoutMs` with `what` and what was seen last, so that a failure explains itself.
 */
export async function waitUntil<T>(
  what: string,
  probe: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  { timeoutMs = 15_000, seen = () => '' as string | Promise<string> } = {},
): Promise<T> {
  const start = Date.now()
  for (;;) {
    const value = await probe()
    if (value !== null && value !== undefined && value !== false) return value
    const waitedMs = Date.now() - start
    if (waitedMs > timeoutMs)
      throw new Error(`waited ${timeoutMs / 1000} s for ${what}. ${await seen()}`.trim())
    await new Promise((resolve) => setTimeout(resolve, pauseMs(waitedMs)))
  }
}
