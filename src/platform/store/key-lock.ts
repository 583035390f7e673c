import { failure, type Result, success } from '../../core/problem/result.ts'
import { checkedText, type LockedKey, lockIterations, readLockedKey } from '../../core/server/locked-key.ts'

/** Puts a key under a passphrase; it can be unlocked for the same origin only. */
export async function lockKey(key: string, passphrase: string, origin: string): Promise<LockedKey> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const secret = await deriveSecret(passphrase, salt, lockIterations)
  const ciphertext = await crypto.subtle.encrypt(cipher(iv, origin), secret, encode(key))
  const record = {
    version: 1 as const,
    iterations: lockIterations,
    salt: toBase64(salt),
    iv: toBase64(iv),
    ciphertext: toBase64(new Uint8Array(ciphertext)),
  }
  return { ...record, checksum: await checksumOf(record) }
}

/** The key under a passphrase. Problem: `passphrase-refused`, with the reason `wrong` or `damaged`. */
export async function unlockKey(
  stored: unknown,
  passphrase: string,
  origin: string,
): Promise<Result<string>> {
  const record = readLockedKey(stored)
  if (record === null || record.checksum !== (await checksumOf(record))) {
    return failure({ kind: 'passphrase-refused', reason: 'damaged' })
  }
  const secret = await deriveSecret(passphrase, fromBase64(record.salt), record.iterations)
  try {
    const bytes = fromBase64(record.ciphertext)
    const key = await crypto.subtle.decrypt(cipher(fromBase64(record.iv), origin), secret, bytes)
    return success(new TextDecoder().decode(key))
  } catch {
    // The record is whole, so it is the passphrase that does not fit.
    return failure({ kind: 'passphrase-refused', reason: 'wrong' })
  }
}

async function deriveSecret(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey('raw', encode(passphrase), 'PBKDF2', false, ['deriveKey'])
  const pbkdf2 = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return crypto.subtle.deriveKey(pbkdf2, typed, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
}

const cipher = (iv: Uint8Array<ArrayBuffer>, origin: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: encode(origin),
})

async function checksumOf(record: Omit<LockedKey, 'checksum'>): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', encode(checkedText(record)))))
}

const encode = (text: string) => new TextEncoder().encode(text)
const toBase64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
