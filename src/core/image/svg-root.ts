/** How far into a file its root element is looked for: drawing programs put comments and entities before it. */
const maxPrologueBytes = 65_536
const maxPrologueItems = 100

/**
 * The text from just behind `<svg` of an SVG document on, or null when the root element is another one or does not appear
 * within the first 64 KiB. Byte order mark, XML declaration, comments and document type before it are skipped.
 */
export function svgRootText(bytes: Uint8Array): string | null {
  let rest = decode(bytes.subarray(0, maxPrologueBytes)).trimStart()
  for (let items = 0; items < maxPrologueItems && /^<[?!]/.test(rest.slice(0, 2)); items++) {
    const end = endOfPrologueItem(rest)
    if (end === null) return null
    rest = rest.slice(end).trimStart()
  }
  const root = /^<(?:[A-Za-z_][\w.-]{0,50}:)?svg(?![\w.:-])/.exec(rest.slice(0, 100))
  return root && rest.slice(root[0].length)
}

/** UTF-8 unless a byte order mark says UTF-16; the decoder drops the mark. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  const encoding = isUtf16 ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

/** Where a declaration, comment or document type at the start of `text` ends; null when it does not, or is HTML's. */
function endOfPrologueItem(text: string): number | null {
  if (text.startsWith('<?')) return after(text, '?>', 2)
  if (text.startsWith('<!--')) return after(text, '-->', 4)
  if (/^<!doctype\s+html/i.test(text.slice(0, 100))) return null
  const bracket = text.indexOf('[')
  const plainEnd = after(text, '>', 2)
  if (bracket === -1 || plainEnd === null || plainEnd < bracket) return plainEnd
  const subsetEnd = after(text, ']', bracket)
  return subsetEnd && after(text, '>', subsetEnd)
}

function after(text: string, mark: string, from: number): number | null {
  const at = text.indexOf(mark, from)
  return at === -1 ? null : at + mark.length
}
