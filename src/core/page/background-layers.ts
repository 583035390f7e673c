/** One layer of a CSS image list: a file, or something that the browser paints by itself. */
export type ImageLayer = { name: 'file'; url: string } | { name: 'painted' } | { name: 'none' }

/** Functions whose files the browser mixes; what is seen is none of them alone. */
const painted =
  /^(-webkit-|-moz-)?(linear-gradient|radial-gradient|conic-gradient|repeating-|cross-fade|element|paint)/i

/**
 * Reads a computed `background-image` (or `mask-image`, `content`, `list-style-image`, `border-image-source`): its layers,
 * topmost first. Of an `image-set()` the file for `density` (device pixels a CSS pixel) is taken.
 */
export function readImageLayers(value: string, density: number): ImageLayer[] {
  return splitTopLevel(value, ',').map((layer) => readLayer(layer, density))
}

function readLayer(layer: string, density: number): ImageLayer {
  const set = /^(?:-webkit-)?image-set\((.*)\)$/is.exec(layer)
  if (set) return chooseFromSet(set[1] ?? '', density)
  const url = readUrl(layer)
  if (url !== null) return { name: 'file', url }
  return { name: painted.test(layer) ? 'painted' : 'none' }
}

/** Types that every browser of ours shows; others in an `image-set()` are passed over. */
const shownTypes = /^image\/(png|jpeg|webp|avif|gif|svg\+xml|bmp|apng|x-icon)$/i

function chooseFromSet(options: string, density: number): ImageLayer {
  const files = splitTopLevel(options, ',').flatMap((option) => {
    const [address = '', ...conditions] = splitTopLevel(option, ' ')
    const url = readUrl(address) ?? readString(address)
    const type = conditions.map((each) => /^type\((.*)\)$/i.exec(each)?.[1]).find(Boolean)
    if (url === null || (type && !shownTypes.test(readString(type) ?? type))) return []
    return [{ url, density: conditions.map(readDensity).find((each) => each !== null) ?? 1 }]
  })
  const sorted = files.sort((one, other) => one.density - other.density)
  const chosen = sorted.find((file) => file.density >= density) ?? sorted.at(-1)
  return chosen ? { name: 'file', url: chosen.url } : { name: 'none' }
}

function readDensity(condition: string): number | null {
  const match = /^([\d.]+)(x|dppx|dpi)$/i.exec(condition)
  if (!match) return null
  return match[2]?.toLowerCase() === 'dpi' ? Number(match[1]) / 96 : Number(match[1])
}

function readUrl(text: string): string | null {
  const inside = /^url\((.*)\)$/is.exec(text)?.[1]?.trim()
  return inside === undefined ? null : (readString(inside) ?? unescapeCss(inside))
}

function readString(text: string): string | null {
  const quote = text[0]
  if ((quote !== '"' && quote !== "'") || text.length < 2 || text.at(-1) !== quote) return null
  return unescapeCss(text.slice(1, -1))
}

/** CSS escapes: a backslash before up to six hexadecimal digits, or before any other character. */
function unescapeCss(text: string): string {
  return text.replace(/\\(?:([0-9a-f]{1,6})\s?|(.))/gis, (_, hex: string | undefined, character: string) =>
    hex ? String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff)) : character,
  )
}

/** Splits at a separator that stands outside quotes and brackets; parts are trimmed, empty ones left out. */
export function splitTopLevel(text: string, separator: string): string[] {
  const parts: string[] = []
  let depth = 0
  let quote = ''
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''
    if (character === '\\') at++
    else if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '(') depth++
    else if (character === ')') depth--
    else if (character === separator && depth === 0) {
      parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  parts.push(text.slice(start))
  return parts.map((part) => part.trim()).filter(Boolean)
}
