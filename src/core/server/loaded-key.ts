import type { KeyStorage } from './locked-key.ts'

/** What is known of a server's key, for the background's eyes only. */
export type LoadedKey =
  | { name: 'none' }
  | { name: 'locked' }
  | { name: 'key'; key: string; storage: KeyStorage }
