/** A key as a server could say it back: what it is called, and the text. */
export const keyForms: readonly (readonly [name: string, write: (key: string) => string])[] = [
  ['as it is', (key) => key],
  ['in lower case', (key) => key.toLowerCase()],
  ['in upper case', (key) => key.toUpperCase()],
  ['in percent form', (key) => percent(key, () => true)],
  ['in percent form of lower case', (key) => percent(key, () => true).toLowerCase()],
  ['half in percent form', (key) => percent(key, (index) => index % 2 === 0)],
  ['as a part of a URL', (key) => encodeURIComponent(key)],
  ['in percent form, twice', (key) => percent(key, () => true).replaceAll('%', '%25')],
  ['in the escapes of JSON', (key) => escaped(key, () => true)],
  ['half in the escapes of JSON', (key) => escaped(key, (index) => index % 3 === 0)],
  ['in the entities of HTML', (key) => each(key, (code) => `&#${code};`)],
  ['in the entities of HTML, hexadecimal', (key) => each(key, (code) => `&#x${code.toString(16)};`)],
  ['in hexadecimal digits', (key) => Buffer.from(key).toString('hex')],
  ['in Base64', (key) => base64(key)],
  ['in Base64 for URLs', (key) => Buffer.from(key).toString('base64url')],
  ['in Base64 after one character', (key) => base64(`:${key}`)],
  ['in Base64 after two', (key) => base64(`a:${key}`)],
  ['in Base64, as a header', (key) => base64(`Bearer ${key}`)],
  ['in Base64 between other words', (key) => base64(`authorization: Bearer ${key}\r\naccept: */*`)],
  ['in Base64 in percent form', (key) => encodeURIComponent(base64(`x${key}`))],
  ['over several lines', (key) => key.replace(/.{7}/g, '$&\n')],
  ['with a space that is not seen', (key) => key.replace(/.{5}/g, '$&\u200b')],
  ['with accents', (key) => spread(key, '\u0301')],
  ['with orders of direction', (key) => spread(key, '\u2066')],
  ['with variation selectors', (key) => spread(key, '\ufe0f')],
  ['with fillers', (key) => spread(key, '\u3164')],
  ['with tags', (key) => spread(key, '\u{e0041}')],
  ['with controls', (key) => spread(key, '\u0001')],
  ['with soft hyphens of HTML', (key) => spread(key, '&shy;')],
  ['with dots', (key) => spread(key, '.')],
  ['in wide letters', (key) => key.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))],
  [
    'in bold letters',
    (key) => key.replace(/[a-z]/g, (c) => String.fromCodePoint(0x1d41a + c.charCodeAt(0) - 97)),
  ],
  [
    'in hexadecimal digits with colons',
    (key) => [...Buffer.from(key)].map((byte) => byte.toString(16)).join(':'),
  ],
  ['in the escapes of JavaScript', (key) => each(key, (code) => `\\u{${code.toString(16)}}`)],
  ['twelve characters of it', (key) => key.slice(3, 15)],
]

const spread = (key: string, between: string) => [...key].join(between)
const base64 = (text: string) => Buffer.from(text).toString('base64')
const each = (key: string, write: (code: number) => string) =>
  [...key].map((character) => write(character.charCodeAt(0))).join('')
const percent = (key: string, isEncoded: (index: number) => boolean) =>
  [...key]
    .map((character, index) =>
      isEncoded(index)
        ? `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
        : character,
    )
    .join('')
const escaped = (key: string, isEncoded: (index: number) => boolean) =>
  [...key]
    .map((character, index) =>
      isEncoded(index) ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : character,
    )
    .join('')

/** Pieces of a key of twelve characters that a text holds, in whatever case and however it is encoded. */
export function piecesIn(text: string, key: string): string[] {
  const read = [text, decoded(text), decoded(decoded(text)), ...base64Runs(text)].map((form) =>
    form.toLowerCase().replace(/[\s\u200b]|\\n/g, ''),
  )
  const pieces = Array.from({ length: key.length - 11 }, (_, index) =>
    key.slice(index, index + 12).toLowerCase(),
  )
  return pieces.filter((piece) => read.some((form) => form.includes(piece)))
}

const decoded = (text: string) =>
  text
    .replace(/%([\da-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\+u([\da-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/&#x([\da-f]+);/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))

/** Every run of Base64 or hexadecimal digits, read from each of its first four. */
const base64Runs = (text: string) =>
  [...decoded(text).matchAll(/[\w+/-]{8,}/g)].flatMap(([run]) => [
    ...[0, 1, 2, 3].map((start) => Buffer.from(run.slice(start), 'base64').toString('latin1')),
    ...[0, 1].map((start) => Buffer.from(run.slice(start), 'hex').toString('latin1')),
  ])
