/** A text on its way out of its escapes, and from where to where in the first text each of its characters comes. */
export type Layer = { text: string; starts: number[]; ends: number[] }

/** A text as it came. */
export const asTyped = (text: string): Layer => ({
  text,
  starts: Array.from({ length: text.length }, (_, index) => index),
  ends: Array.from({ length: text.length }, (_, index) => index + 1),
})

const escapes =
  /%([\da-f]{2})|\\u([\da-f]{4})|\\x([\da-f]{2})|\\([\\/"'])|&#x0{0,6}([\da-f]{1,4});|&#0{0,6}(\d{1,5});|&(amp|quot|lt|gt|shy|nbsp|zwn?j|nobreak|zerowidthspace|hyphen|dash|lowbar);|\\u\{0{0,6}([\da-f]{1,4})\}/gi
/** What the named entities stand for; the others that are looked for stand for what is not seen. */
const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['quot', '"'],
  ['lt', '<'],
  ['gt', '>'],
  ['hyphen', '-'],
  ['dash', '-'],
  ['lowbar', '_'],
])

/** One layer of escapes less; null when there is none. */
export function unescaped({ text, starts, ends }: Layer): Layer | null {
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
    const [whole, percent, unicode, byte, plain, hexadecimal, decimal, entity, braced] = match
    const digits = percent ?? unicode ?? byte ?? hexadecimal ?? braced
    const code = digits === undefined ? Number(decimal) : Number.parseInt(digits, 16)
    copyUpTo(match.index)
    next.text += plain ?? (entity && (entities.get(entity.toLowerCase()) ?? ' ')) ?? String.fromCharCode(code)
    at = match.index + whole.length
    add(starts[match.index], ends[at - 1])
  }
  if (at === 0) return null
  copyUpTo(text.length)
  return next
}

/** What is not seen: spaces, controls, marks on letters, and what no font draws. */
const unseen = /[\s\p{C}\p{M}]|\p{Default_Ignorable_Code_Point}/u

/** Without what is not seen, in plain letters of lower case: `Ｓ` and `𝐬` are `s`. */
export function asSeen({ text, starts, ends }: Layer): Layer {
  const kept: Layer = { text: '', starts: [], ends: [] }
  for (let index = 0; index < text.length; index++) {
    const start = starts[index] ?? 0
    const [character, lower] = plainCharacter(text, index)
    index += character.length - 1
    for (const unit of lower) {
      kept.text += unit
      kept.starts.push(start)
      kept.ends.push(ends[index] ?? 0)
    }
  }
  return kept
}

/** The character at a place, and what it is seen as, each of one UTF-16 unit: nothing, one letter, or a few. */
function plainCharacter(text: string, index: number): [character: string, seen: string[]] {
  const unit = text.charAt(index)
  if (/[!-~]/.test(unit)) return [unit, [unit.toLowerCase()]]
  const character = String.fromCodePoint(text.codePointAt(index) ?? 0)
  if (unseen.test(character)) return [character, []]
  const seen = character
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/\p{Pd}/gu, '-')
  return [character, seen.length > maxLetters ? [unit] : seen.split('')]
}

/** Of one character: some stand for a whole sentence. */
const maxLetters = 4

/** Signs, of which any may stand between the letters and digits of a key. */
export const notBare = /[^a-z\d]/g

/** Without signs: the letters and digits of a text that is seen. */
export function onlyBare({ text, starts, ends }: Layer): Layer {
  const kept: Layer = { text: '', starts: [], ends: [] }
  for (const { index, 0: character } of text.matchAll(/[a-z\d]/g)) {
    kept.text += character
    kept.starts.push(starts[index] ?? 0)
    kept.ends.push(ends[index] ?? 0)
  }
  return kept
}
