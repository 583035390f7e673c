/** Letters that follow each letter in the words of European languages and of Pinyin; others meet now and then only. */
const usualPairs: Readonly<Record<string, string>> = {
  a: 'bcdefghiklmnopqrstuvwxyz',
  b: 'abeilorsuy',
  c: 'acehiklortuyz',
  d: 'acdeilmnorstuyz',
  e: 'abcdefghiklmnprstuvwxyz',
  f: 'aefilortuy',
  g: 'aeghilnorstuy',
  h: 'aeimnortuwy',
  i: 'abcdefgklmnopqrstvyz',
  j: 'aeiou',
  k: 'aeiklnorstuy',
  l: 'abdefgiklmnopstuyz',
  m: 'abeimnopuy',
  n: 'acdefghiknostuvyz',
  o: 'abcdfghiklmnoprstuvwxz',
  p: 'aehiloprstuy',
  q: 'iu',
  r: 'abcdefgiklmnoprstuvyz',
  s: 'acefhijklmopstuwyz',
  t: 'acehilnorstuwyz',
  u: 'abcdegijklmnoprstvyz',
  v: 'aeino',
  w: 'aehinorsy',
  x: 'aceiopt',
  y: 'aceijklmnopstuw',
  z: 'aceiklmnotuyz',
}

/** The longest word (Dutch and German join theirs), number (an identifier has up to 19 digits) and number beside letters. */
const longest = { word: 45, number: 19, numberInWord: 14, digits: 40 }

/** The shortest run of hexadecimal digits that is a digest, not a word or a number. */
const digestCharacters = 16

/** The longest word that may be odd, and the length from which a run that is no word makes what lies beside it suspicious. */
const odd = { longestWord: 12, suspicious: 5 }

/** From how many letters in usual words on a name is a title, in which one code of capitals and digits so long is just that. */
const title = { words: 20, code: 6 }

const uuid = /[\da-f]{8}(\P{L}?[\da-f]{4}){3}\P{L}?[\da-f]{12}/iu

/**
 * How many characters of a name are neither words nor numbers and so may be a key that was drawn by lot: 0 for
 * `a-harbour-at-dawn_1600x1200`, 9 for `harbour-3f9c0b71d`, all of a UUID. Words are told by their letters, in any script;
 * letters and digits that take turns are none, and neither are small and capital letters. What is short beside such a run
 * counts with it, since `-` and `_` are signs of keys too.
 */
export function unreadableLength(name: string): number {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '')
  const digits = plain.replace(/\P{N}/gu, '')
  if (uuid.test(plain) || digits.length > longest.digits) return plain.length
  if (isJumble(plain)) return plain.length
  const runs = plain.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]{3,}/gu) ?? []
  const codes = runs.filter((run) => !isReadable(run))
  const code = codes.join('')
  if (code.length >= odd.suspicious) {
    if (codes.length === 1 && code.length <= title.code && !/\p{Ll}/u.test(code)) {
      // A title that mentions a code: `Mona_Lisa_from_C2RMF_retouched`.
      const usual = runs.filter((run) => !/\p{N}/u.test(run) && isPlain(run, 4))
      if (lengthOf(usual) >= title.words) return code.length
    }
    const isMixed = /\p{Lu}/u.test(code) && /\p{Ll}/u.test(code)
    return lengthOf(runs.filter((run) => codes.includes(run) || !isPlain(run, isMixed ? 8 : 4)))
  }
  const words = runs.filter((run) => /^\p{L}+$/u.test(run))
  const oddWords = words.filter(isOdd)
  const isMostlyOdd = lengthOf(oddWords) > Math.max(odd.longestWord, lengthOf(words) / 2)
  const isOddName = isMostlyOdd || oddWords.some((word) => word.length > odd.longestWord)
  return code.length + (isOddName ? lengthOf(oddWords) : 0)
}

/** Where small letters meet capital ones and letters meet digits, what is shorter than a word, and doubled separators. */
const turn =
  /\p{Ll}(?=\p{Lu})|\p{L}(?=\p{N})|\p{N}(?=\p{L})|(?<![\p{L}\p{N}])(\p{L}[\p{L}\p{N}]?|\p{N}\p{L})(?![\p{L}\p{N}])|[_-]{2}/gu

/** Whether kinds of characters take turns so often, and pairs of letters are so odd, that no words can be meant. */
function isJumble(name: string): boolean {
  const characters = name.replace(/[^\p{L}\p{N}]/gu, '').length
  const signs = (name.match(turn)?.length ?? 0) + unusualPairs(name)
  if (characters >= 16) return signs >= characters / 4
  return name.length >= 20 && characters > 0 && signs >= characters * 0.4
}

const lengthOf = (runs: string[]) => runs.join('').length

/** Whether a run is no piece of a key by chance: a usual word of so many letters, a number of more digits, a size. */
function isPlain(run: string, letters: number): boolean {
  if (/^\p{N}+$/u.test(run)) return run.length > letters
  const isWord = run.length >= letters && /^\p{L}\P{Lu}+$|^\P{Ll}+$/u.test(run) && !/\p{N}/u.test(run)
  return (isWord && unusualPairs(run) === 0) || size.test(run)
}

const size = /^\d{1,5}x\d{1,5}$/i

/** Whether letters and digits without anything between them may be a word, a number, a size, or a word with a number. */
function isReadable(run: string): boolean {
  if (/^\p{N}+$/u.test(run)) return run.length <= longest.number
  if (run.length >= digestCharacters && /^[\da-f]+$/i.test(run)) return false
  if (size.test(run)) return true
  const pieces = run.match(/\p{N}+|\P{N}+/gu) ?? []
  const numbers = run.replace(/\P{N}/gu, '')
  if (pieces.length > 3 || numbers.length > longest.numberInWord) return false
  return pieces.every((piece) => /^\p{N}/u.test(piece) || isWord(piece, pieces.length))
}

/** Whether letters may be one word, or several that capital letters begin. Beside digits they must be it more clearly. */
function isWord(letters: string, pieces: number): boolean {
  if (letters.length > longest.word || /\P{L}/u.test(letters)) return false
  const words = letters.replace(/[^a-z]/gi, '').match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? []
  if (words.length > 1) return pieces < 3 && areWords(words, pieces === 1 ? 1 : 0)
  const [word] = words
  if (pieces === 1 || word === undefined) return true
  if (word.length < 3) return pieces === 2
  return !isOdd(word)
}

/** Whether the parts of `MyLakeAtDawn` are words; so many may be abbreviations, and the first a single letter. */
function areWords(words: string[], mostAbbreviations: number): boolean {
  const letters = words.join('')
  const isPart = (word: string, index: number) =>
    (word.length > 1 || index === 0) && (index === 0 || /^([A-Z][a-z]+|[A-Z]{2,5})$/.test(word))
  const abbreviations = words.filter((word) => /^[A-Z]{2,}$/.test(word))
  const others = words.filter((word) => /[a-z]{2}/.test(word))
  const unusual = others.reduce((sum, word) => sum + unusualPairs(word), 0)
  return (
    words.every(isPart) &&
    abbreviations.length <= mostAbbreviations &&
    others.every((word) => /[aeiouy]/i.test(word)) &&
    unusual <= Math.floor(letters.length / 20) &&
    letters.length / words.length >= 2.5
  )
}

/** Whether a word has no vowel or too many unusual pairs; half of all words drawn by lot are odd at four letters. */
function isOdd(word: string): boolean {
  const isSpelt = /[aeiouy]|[^a-z]/i.test(word.normalize('NFKD')) || word.length < 3
  return !isSpelt || unusualPairs(word) > Math.floor(word.length / 6)
}

/** How many pairs of neighbours in Latin letters are unusual; three times the same letter is. */
function unusualPairs(word: string): number {
  const letters = word.toLowerCase()
  const isUnusual = (letter: string, index: number) => {
    const next = letters[index + 1]
    if (next === undefined || usualPairs[letter] === undefined || usualPairs[next] === undefined) return false
    return !usualPairs[letter].includes(next) || (letter === next && next === letters[index + 2])
  }
  return [...letters].filter(isUnusual).length
}
