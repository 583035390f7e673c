import { type ImageLayer, readImageLayers, splitTopLevel } from '../../core/page/background-layers.ts'
import type { CandidateKind } from '../../core/page/candidate.ts'
import type { Placement } from '../../core/page/shown-part.ts'
import { pageInside } from './elements-at.ts'
import { unnamed } from './unnamed.ts'
import { styleOf } from './visible-box.ts'

/** A picture that an element paints. */
export type PaintedImage = {
  element: Element
  kind: CandidateKind
  url: string | null
  /** How the file lies in the element's box; null where that cannot cut a cell out of it. */
  placement: Placement | null
  isOnScreenOnly: boolean
}

const painted = (
  element: Element,
  kind: CandidateKind,
  url: string | null,
  more: Partial<Pick<PaintedImage, 'placement' | 'isOnScreenOnly'>> = {},
): PaintedImage => ({ element, kind, url, placement: null, isOnScreenOnly: false, ...more })

/**
 * The pictures that an element paints, the topmost first: its own, its pseudo-elements', its border's, its background's.
 * `isThorough` looks for all of them; else for its own and its background's only, which is ten times as fast.
 */
export function paintedImages(element: Element, isThorough: boolean): PaintedImage[] {
  const own = ownPicture(element)
  const style = styleOf(element)
  if (!isThorough) return [...(own ? [own] : []), ...backgroundsOf(element, style, 'background')]
  const mask = filesOf(style.maskImage)
  // A mask cuts the shape out of colours and pictures: neither file alone is what one sees.
  if (mask.length > 0) return [painted(element, 'mask', null, { isOnScreenOnly: true })]
  return [
    ...(own ? [own] : replacedByContent(element, style)),
    ...(own ? [] : (['::after', '::before'] as const).flatMap((pseudo) => ofPseudo(element, pseudo))),
    ...(style.display === 'list-item' ? filesOf(style.listStyleImage) : []).map(({ url }) =>
      painted(element, 'list-marker', url),
    ),
    ...filesOf(style.borderImageSource).map(() => painted(element, 'border', null, { isOnScreenOnly: true })),
    ...backgroundsOf(element, style, 'background'),
  ]
}

function ownPicture(element: Element): PaintedImage | null {
  switch (unnamed(element).localName) {
    case 'img':
    case 'input': {
      const image = element as HTMLImageElement
      if (element.localName === 'input' && (element as HTMLInputElement).type !== 'image') return null
      const { objectFit, objectPosition } = styleOf(element)
      const placement = { size: objectFit, position: objectPosition, repeat: 'no-repeat' }
      return painted(element, 'image', image.currentSrc || image.src || null, { placement })
    }
    case 'area':
      return imageOfMap(element as HTMLAreaElement)
    case 'image': {
      const { href } = element as SVGImageElement
      return painted(element, 'image', href ? new URL(href.baseVal, element.baseURI).href : null)
    }
    case 'svg':
      return (element as SVGSVGElement).ownerSVGElement ? null : painted(element, 'svg', null)
    case 'canvas':
      return painted(element, 'canvas', null)
    case 'video':
      return ofVideo(element as HTMLVideoElement)
    case 'object':
    case 'embed': {
      const url = (element as HTMLObjectElement).data || (element as HTMLEmbedElement).src
      return url ? painted(element, 'object', new URL(url, element.baseURI).href) : null
    }
    case 'iframe':
    case 'frame':
      return pageInside(element)
        ? null
        : painted(element, 'frame', (element as HTMLIFrameElement).src || null)
    default:
      return null
  }
}

function imageOfMap(area: HTMLAreaElement): PaintedImage | null {
  const name = area.closest('map')?.name
  const image = name && area.ownerDocument.querySelector(`img[usemap="#${CSS.escape(name)}"]`)
  return image ? ownPicture(image) : null
}

function ofVideo(video: HTMLVideoElement): PaintedImage {
  // Before the first frame, the poster is what one sees.
  const hasFrame = video.readyState >= 2 && (video.currentTime > 0 || !video.poster || !video.paused)
  return hasFrame || !video.poster ? painted(video, 'video', null) : painted(video, 'poster', video.poster)
}

function replacedByContent(element: Element, style: CSSStyleDeclaration): PaintedImage[] {
  return filesOf(style.content).map(({ url }) => painted(element, 'image', url))
}

function ofPseudo(element: Element, pseudo: '::before' | '::after'): PaintedImage[] {
  const style = styleOf(element, pseudo)
  if (style.content === 'none' || style.content === 'normal' || style.display === 'none') return []
  return [
    ...filesOf(style.content).map(({ url }) => painted(element, 'pseudo', url)),
    ...backgroundsOf(element, style, 'pseudo'),
  ]
}

function backgroundsOf(
  element: Element,
  style: CSSStyleDeclaration,
  kind: 'background' | 'pseudo',
): PaintedImage[] {
  const { backgroundImage } = style
  if (backgroundImage === 'none') return []
  const layers = readImageLayers(backgroundImage, devicePixelRatio)
  const cycled = (list: string, index: number) => {
    const values = splitTopLevel(list, ',')
    return values[index % values.length] ?? ''
  }
  return layers.flatMap((layer, index) => {
    if (layer.name !== 'file') return []
    const placement = {
      size: cycled(style.backgroundSize, index),
      position: cycled(style.backgroundPosition, index),
      repeat: cycled(style.backgroundRepeat, index),
    }
    return [painted(element, kind, layer.url, { placement })]
  })
}

function filesOf(value: string): Extract<ImageLayer, { name: 'file' }>[] {
  if (!value.includes('url(') && !value.includes('image-set(')) return []
  return readImageLayers(value, devicePixelRatio).filter((layer) => layer.name === 'file')
}
