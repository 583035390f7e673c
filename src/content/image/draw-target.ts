import type { Size } from '../../core/size.ts'
import type { Target } from '../page/targets-at.ts'
import type { PageBytes } from './read-pixels.ts'
import { serialiseSvg } from './serialise-svg.ts'

/** A canvas of this side tells whether there is anything on another one. */
const probeSide = 32

const blocked: PageBytes = { ok: false, reason: 'blocked' }

/**
 * Draws what a target shows at `size` pixels, as PNG. `blocked` where the browser forbids to read the pixels (another
 * origin's) or nothing can be drawn from here; `empty` when there is nothing on it, as on a WebGL canvas between frames.
 */
export async function drawTarget(target: Target, size: Size): Promise<PageBytes> {
  const source = await sourceOf(target, size)
  if (!source) return blocked
  try {
    const canvas = draw(source, size)
    if (target.kind === 'canvas' && isBlank(canvas)) return { ok: false, reason: 'empty' }
    return { ok: true, base64: canvas.toDataURL('image/png').split(',')[1] ?? '', finalUrl: target.url ?? '' }
  } catch {
    // SecurityError: the canvas is tainted.
    return blocked
  }
}

/** Draws the text of an SVG file; nothing in it runs or loads, since it is drawn as an image. */
export async function drawSvgText(text: string, size: Size): Promise<PageBytes> {
  const image = await load(svgAddress(text))
  if (!image) return blocked
  return { ok: true, base64: draw(image, size).toDataURL('image/png').split(',')[1] ?? '', finalUrl: '' }
}

const svgAddress = (text: string) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`

async function sourceOf(target: Target, size: Size): Promise<CanvasImageSource | null> {
  const { element, kind, url } = target
  if (kind === 'canvas' || kind === 'video') return element as HTMLCanvasElement | HTMLVideoElement
  if (kind === 'svg') {
    const text = element && serialiseSvg(element as SVGSVGElement, size)
    return text ? load(svgAddress(text)) : null
  }
  if (element?.localName === 'img' && (element as HTMLImageElement).currentSrc === url)
    return element as HTMLImageElement
  return url === null ? null : load(url)
}

async function load(url: string): Promise<HTMLImageElement | null> {
  const image = new Image()
  image.src = url
  try {
    await image.decode()
    return image
  } catch {
    // The page's policy forbids the address, or it is gone.
    return null
  }
}

function draw(source: CanvasImageSource, size: Size): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = size.width
  canvas.height = size.height
  canvas.getContext('2d')?.drawImage(source, 0, 0, size.width, size.height)
  return canvas
}

function isBlank(canvas: HTMLCanvasElement): boolean {
  const probe = draw(canvas, { width: probeSide, height: probeSide })
  const pixels = probe.getContext('2d')?.getImageData(0, 0, probeSide, probeSide).data
  return pixels?.every((value, index) => index % 4 !== 3 || value === 0) ?? true
}
