/** So many characters of a key in a row are as good as the key. */
export const pieceCharacters = 12

/** Shorter ones are placeholders for servers that need no key; their encoded forms are words that anything may hold. */
const minEncodedCharacters = 8

/** The key as a list for what follows; none for a placeholder, whose letters would be taken out of other words. */
export const secretKeys = (key: string | null): readonly string[] =>
  key !== null && key.length >= minEncodedCharacters ? [key] : []

/** What stands in the place of a key. */
export const redacted = '[…]'

/**
 * A text without known keys, nor longer pieces of them: as they are, in any case, with spaces between, as Base64 or
 * hexadecimal digits, and with any of it written in the escapes of URLs, JSON or HTML, also several times over.
 */
export function withoutKeys(text: string, keys: readonly string[]): string {
  const pieces = piecesOf(keys)
  if (pieces.size === 0) return text
  const isSecret = new Uint8Array(text.length)
  let layer: Layer | null = asTyped(text)
  for (let depth = 0; layer !== null && depth < 5; depth++) {
    markPieces(withoutSpaces(layer), pieces, isSecret)
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

/** A text on its way out of its escapes, and from where to where in the first text each of its characters comes. */
type Layer = { text: string; starts: number[]; ends: number[] }

const asTyped = (text: string): Layer => ({
  text,
  starts: Array.from({ length: text.length }, (_, index) => index),
  ends: Array.from({ length: text.length }, (_, index) => index + 1),
})

const escapes =
  /%([\da-f]{2})|\\u([\da-f]{4})|\\x([\da-f]{2})|\\([\\/"'])|&#x0{0,6}([\da-f]{1,4});|&#0{0,6}(\d{1,5});|&(amp|quot|lt|gt);/gi
const entities: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>' }

/** One layer of escapes less; null when there is none. */
function unescaped({ text, starts, ends }: Layer): Layer | null {
  const next: Layer = { text: '', starts: [], ends: [] }
  let at = 0
  const copyUpTo = (end: number) => {
    next.text += text.slice(at, end)
    for (; at < end; at++) add(starts[at], ends[at])
  }
  const add = (start = 0, end = 0) => {
    next.starts.push(start)
    next.ends.push(end)
  }
  for (const match of text.matchAll(escapes)) {
    const [whole, percent, unicode, byte, plain, hexadecimal, decimal, entity] = match
    const digits = percent ?? unicode ?? byte ?? hexadecimal
    const code = digits === undefined ? Number(decimal) : Number.parseInt(digits, 16)
    copyUpTo(match.index)
    next.text += plain ?? (entity && entities[entity.toLowerCase()]) ?? String.fromCharCode(code)
    at = match.index + whole.length
    add(starts[match.index], ends[at - 1])
  }
  if (at === 0) return null
  copyUpTo(text.length)
  return next
}

const space = /[\s\u00AD\u200B-\u200F\u2060\uFEFF]/

/** Without spaces, line breaks and what is not seen, in lower case. */
function withoutSpaces({ text, starts, ends }: Layer): Layer {
  const kept: Layer = { text: '', starts: [], ends: [] }
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    if (space.test(character)) continue
    const lower = character.toLowerCase()
    kept.text += lower.length === 1 ? lower : character
    kept.starts.push(starts[index] ?? 0)
    kept.ends.push(ends[index] ?? 0)
  }
  return kept
}

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

/** The pieces of all forms of keys, by their length. */
function piecesOf(keys: readonly string[]): Map<number, Set<string>> {
  const pieces = new Map<number, Set<string>>()
  for (const form of keys.flatMap(formsOf)) {
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
