import { asSeen, asTyped, type Layer, notBare, onlyBare, unescaped } from './text-layers.ts'

/** So many characters of a key in a row are as good as the key. */
export const pieceCharacters = 12

/** Shorter ones are placeholders for servers that need no key; their encoded forms are words that anything may hold. */
const minEncodedCharacters = 8

/** The key as a list for what follows. */
export const keysOf = (key: string | null): readonly string[] => (key === null ? [] : [key])

/** The same; none for a placeholder, whose letters would be taken out of other words. */
export const secretKeys = (key: string | null): readonly string[] =>
  keysOf(key).filter(({ length }) => length >= minEncodedCharacters)

/** What stands in the place of a key. */
export const redacted = '[…]'

/**
 * A text without known keys, nor longer pieces of them: as they are, in any case, in letters that look the same, with spaces,
 * signs or what is not seen between, as Base64 or hexadecimal digits, and with any of it written in the escapes of URLs, JSON
 * or HTML, also several times over.
 */
export function withoutKeys(text: string, keys: readonly string[]): string {
  const forms = keys.flatMap(formsOf)
  const pieces = piecesOf(forms)
  if (pieces.size === 0) return text
  const bare = piecesOf(forms.map(withoutSigns).filter(isTelling))
  const isSecret = new Uint8Array(text.length)
  let layer: Layer | null = asTyped(text)
  for (let depth = 0; layer !== null && depth < 5; depth++) {
    const seen = asSeen(layer)
    markPieces(seen, pieces, isSecret)
    if (bare.size > 0) markPieces(onlyBare(seen), bare, isSecret)
    layer = unescaped(layer)
  }
  if (!isSecret.includes(1)) return text
  let safe = ''
  for (let index = 0; index < text.length; index++) {
    if (!isSecret[index]) safe += text[index]
    else if (index === 0 || !isSecret[index - 1]) safe += redacted
  }
  return safe
}

/** Whether a text holds one of these keys in any form. */
export const holdsKey = (text: string, keys: readonly string[]): boolean => withoutKeys(text, keys) !== text

/** Marks in the first text whatever one of the pieces comes from. */
function markPieces(
  { text, starts, ends }: Layer,
  pieces: Map<number, Set<string>>,
  isSecret: Uint8Array,
): void {
  for (const [length, known] of pieces)
    for (let index = 0; index + length <= text.length; index++)
      if (known.has(text.slice(index, index + length)))
        isSecret.fill(1, starts[index], ends[index + length - 1])
}

const withoutSigns = (form: string) => form.replace(notBare, '')

/** Whether letters and digits alone are of a key, and not the words that stand for one. */
const isTelling = (form: string) => form.length >= pieceCharacters && /\d/.test(form)

/** The pieces of all forms of keys, by their length. */
function piecesOf(forms: readonly string[]): Map<number, Set<string>> {
  const pieces = new Map<number, Set<string>>()
  for (const form of forms) {
    const length = Math.min(pieceCharacters, form.length)
    const known = pieces.get(length) ?? new Set()
    for (let index = 0; index + length <= form.length; index++) known.add(form.slice(index, index + length))
    pieces.set(length, known)
  }
  return pieces
}

function formsOf(key: string): string[] {
  if (key === '') return []
  if (key.length < minEncodedCharacters) return [key.toLowerCase()]
  const bytes = [...key].map((character) => character.charCodeAt(0) & 0xff)
  const hexadecimal = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const encoded = [0, 1, 2].map((before) => base64Inside(bytes, before))
  const forUrls = encoded.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))
  return [key, hexadecimal, ...encoded, ...forUrls].map((form) => form.toLowerCase())
}

/** What bytes become in Base64 after so many others, without the digits that they share with what stands around them. */
function base64Inside(bytes: readonly number[], before: number): string {
  const whole = String.fromCharCode(...Array.from({ length: before }, () => 0), ...bytes)
  return btoa(whole).slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6))
}
