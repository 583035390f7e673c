import type { Size } from '../../core/size.ts'
import { styleOf } from '../page/visible-box.ts'

/** The properties that style sheets give to SVG and that exist as attributes too. Source: SVG 2, presentation attributes. */
const presentation =
  'clip-path clip-rule color color-interpolation-filters dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font-family font-size font-style font-weight letter-spacing lighting-color marker-end marker-mid marker-start mask opacity overflow paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration transform vector-effect visibility word-spacing'.split(
    ' ',
  )

/** What cannot be drawn alone: other files, and HTML inside. The screen shows it right. */
const needsThePage = 'foreignObject, image, feImage, script'

const svgNamespace = 'http://www.w3.org/2000/svg'

/**
 * An inline drawing as a file of its own, `size` pixels large, with what the page's style sheets say about it written into
 * it, and with what it refers to elsewhere in the page. Null when it cannot stand alone.
 */
export function serialiseSvg(svg: SVGSVGElement, size: Size): string | null {
  if (svg.querySelector(needsThePage)) return null
  // A document of its own: the page's policy neither applies to it nor reports anything.
  const file = document.implementation.createDocument(svgNamespace, null)
  const copy = file.importNode(svg, true)
  writeStyles(svg, copy)
  const box = svg.getBoundingClientRect()
  if (!svg.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${box.width} ${box.height}`)
  copy.setAttribute('width', String(size.width))
  copy.setAttribute('height', String(size.height))
  // Its place on the page is nothing of the drawing's own.
  for (const name of ['transform', 'visibility', 'opacity', 'overflow', 'filter', 'clip-path', 'mask'])
    copy.removeAttribute(name)
  if (!addReferences(svg, copy)) return null
  return new XMLSerializer().serializeToString(copy)
}

function writeStyles(original: Element, copy: Element): void {
  const style = styleOf(original)
  for (const name of presentation) {
    const value = style.getPropertyValue(name)
    if (value !== '') copy.setAttribute(name, value.replaceAll(/url\("[^"#]*#([^"]+)"\)/g, 'url(#$1)'))
  }
  if (style.display === 'none') copy.setAttribute('display', 'none')
  copy.removeAttribute('style')
  const children = [...copy.children]
  for (const [index, child] of [...original.children].entries()) {
    const its = children[index]
    if (child.localName === 'style') its?.remove()
    else if (its) writeStyles(child, its)
  }
}

/** Copies what `<use>` and `url(#…)` name into the file; false when something lies in another file. */
function addReferences(svg: SVGSVGElement, copy: SVGSVGElement): boolean {
  const root = svg.getRootNode() as Document | ShadowRoot
  const known = new Set<string>()
  // What was copied can refer to more.
  for (;;) {
    const wanted = [...referencesIn(copy)].find((id) => !known.has(id))
    if (wanted === undefined) break
    known.add(wanted)
    if (copy.querySelector(`#${CSS.escape(wanted)}`)) continue
    const original = root.getElementById(wanted)
    if (!original) continue
    const added = copy.ownerDocument.importNode(original, true)
    writeStyles(original, added)
    const definitions = copy.ownerDocument.createElementNS(svgNamespace, 'defs')
    definitions.append(added)
    copy.prepend(definitions)
  }
  return ![...copy.querySelectorAll('use')].some((use) => !/^#/.test(use.getAttribute('href') ?? '#'))
}

function* referencesIn(copy: SVGSVGElement): Generator<string> {
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    for (const { name, value } of element.attributes) {
      if (name === 'href' || name === 'xlink:href') {
        if (value.startsWith('#')) yield value.slice(1)
      } else {
        for (const [, id] of value.matchAll(/url\(["']?#([^"')]+)/g)) if (id) yield id
      }
    }
  }
}
