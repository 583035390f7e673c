import type { KeyStorage } from './locked-key.ts'

/** What pages may know of the key for the current server: never the key itself. */
export type KeyStatus = {
  hasKey: boolean
  /** Null without a key, and while it is locked. */
  last4: string | null
  host: string
  /** Where it is kept or, without one, would be. */
  storage: KeyStorage
  isLocked: boolean
}
