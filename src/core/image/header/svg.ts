import type { Size } from '../../size.ts'
import { svgRootText } from '../svg-root.ts'
import type { HeaderFacts } from './header-facts.ts'

/** CSS pixels in each unit; percentages and font-relative units depend on the page and count as absent. */
const pixelsPerUnit: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
}

/** The size that CSS gives a picture that names none. */
const defaultSize: Size = { width: 300, height: 150 }

/** SVG: the size that its root element names by width and height, else by its viewBox, in CSS pixels. */
export function readSvg(bytes: Uint8Array): HeaderFacts {
  const attributes = attributesOf(svgRootText(bytes) ?? '')
  return { size: attributes ? sizeFrom(attributes) : { width: 0, height: 0 }, ...always }
}

const always = { animated: false, orientation: 1, hasMetadata: false } as const

function sizeFrom(attributes: ReadonlyMap<string, string>): Size {
  const width = lengthInPixels(attributes.get('width'))
  const height = lengthInPixels(attributes.get('height'))
  const box = viewBoxSize(attributes.get('viewBox'))
  if (width !== null && height !== null) return wholePixels(width, height)
  if (!box) return wholePixels(width ?? defaultSize.width, height ?? defaultSize.height)
  if (width !== null) return wholePixels(width, (width * box.height) / box.width)
  if (height !== null) return wholePixels((height * box.width) / box.height, height)
  return wholePixels(box.width, box.height)
}

/** At least one pixel unless the author wrote zero, which shows nothing. */
function wholePixels(width: number, height: number): Size {
  const whole = (pixels: number) =>
    pixels > 0 && Number.isFinite(pixels) ? Math.max(1, Math.round(pixels)) : 0
  return { width: whole(width), height: whole(height) }
}

function lengthInPixels(text: string | undefined): number | null {
  const parts = /^\s*\+?(\d{1,12}(?:\.\d{0,12})?|\.\d{1,12})(?:e([+-]?\d))?([a-z]{0,3})\s*$/i.exec(text ?? '')
  const perUnit = pixelsPerUnit[parts?.[3]?.toLowerCase() ?? '']
  return parts && perUnit !== undefined ? Number(parts[1]) * 10 ** Number(parts[2] ?? 0) * perUnit : null
}

function viewBoxSize(text: string | undefined): Size | null {
  const [, , width, height] = (text ?? '')
    .trim()
    .split(/[\s,]+/, 4)
    .map(Number)
  return width && height && width > 0 && height > 0 ? { width, height } : null
}

/** The attributes of a tag from behind its name on; null when the tag does not end. Each character is met once or twice. */
function attributesOf(text: string): ReadonlyMap<string, string> | null {
  const attributes = new Map<string, string>()
  let at = 0
  let end = text.indexOf('>')
  for (;;) {
    // One within a value was not the tag's end.
    if (end < at) end = text.indexOf('>', at)
    const equals = text.indexOf('=', at)
    if (end === -1) return null
    if (equals === -1 || end < equals) return attributes
    const name = text.slice(at, equals).trim()
    const open = text.slice(equals + 1, equals + 50).search(/["']/) + equals + 1
    const close = text.indexOf(text[open] ?? '', open + 1)
    if (open === equals || close === -1) return null
    attributes.set(name, text.slice(open + 1, close))
    at = close + 1
  }
}
