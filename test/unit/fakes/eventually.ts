import { vi } from 'vitest'

/** Waits until `check` does not throw any more; long enough for a computer that has much else to do. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 10_000 })
