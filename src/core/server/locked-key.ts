import * as v from 'valibot'
import { failure, type Result, success } from '../problem/result.ts'

/** Where a key is kept: in the profile as it is, only until the browser closes, or in the profile under a passphrase. */
const keyStorages = ['computer', 'session', 'passphrase'] as const
export type KeyStorage = (typeof keyStorages)[number]

/** Rounds of PBKDF2 with SHA-256. Source: OWASP Password Storage Cheat Sheet. */
export const lockIterations = 600_000
/** More than any version of ours writes; a damaged number must not keep the computer busy. */
const maxIterations = 10_000_000

/** The fewest characters of a passphrase. */
export const minPassphraseCharacters = 8
const maxPassphraseCharacters = 1000

const base64 = v.pipe(v.string(), v.maxLength(20_000), v.regex(/^[A-Za-z0-9+/]+={0,2}$/))

const lockedKey = v.strictObject({
  version: v.literal(1),
  iterations: v.pipe(v.number(), v.integer(), v.minValue(lockIterations), v.maxValue(maxIterations)),
  salt: base64,
  iv: base64,
  ciphertext: base64,
  /** SHA-256 of the fields above: tells a damaged record from a wrong passphrase. */
  checksum: base64,
})

/** A key under a passphrase as it is stored; bytes are base64. */
export type LockedKey = v.InferOutput<typeof lockedKey>

/** Reads a stored record; null when it is damaged, or of a version that this code does not know. */
export function readLockedKey(stored: unknown): LockedKey | null {
  const read = v.safeParse(lockedKey, stored)
  return read.success ? read.output : null
}

/** What the checksum is made of. */
export function checkedText({
  version,
  iterations,
  salt,
  iv,
  ciphertext,
}: Omit<LockedKey, 'checksum'>): string {
  return [version, iterations, salt, iv, ciphertext].join(' ')
}

/** Reads a passphrase as typed, in one spelling of its accents whatever keyboard typed it. Problem: `passphrase-refused`. */
export function readPassphrase(typed: string): Result<string> {
  const passphrase = typed.slice(0, maxPassphraseCharacters + 1).normalize('NFKC')
  const isWrong = passphrase.length < minPassphraseCharacters || passphrase.length > maxPassphraseCharacters
  return isWrong ? failure({ kind: 'passphrase-refused', reason: 'short' }) : success(passphrase)
}
