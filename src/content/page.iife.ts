// Injected by background/image/inject.ts after a click, into the isolated world; the page sees none of it.
import type { Aim, Candidate } from '../core/page/candidate.ts'
import type { Size } from '../core/size.ts'
import { drawSvgText, drawTarget } from './image/draw-target.ts'
import { fetchBytes, type PageBytes } from './image/read-pixels.ts'
import { describeTarget } from './page/describe-target.ts'
import { findImage } from './page/find-image.ts'
import { topViewport } from './page/frame-offset.ts'
import { ownGlobal } from './page/own-global.ts'
import { boxOf, type Target, targetOf, targetsAt } from './page/targets-at.ts'
import { unnamed } from './page/unnamed.ts'

/** What each click found, so that the popup can still offer the others. */
const clicks = new Map<string, Target[]>()
const maxClicks = 8

function remember(clickId: string, targets: Target[]): void {
  clicks.set(clickId, targets)
  const [oldest] = clicks.keys()
  if (clicks.size > maxClicks && oldest !== undefined) clicks.delete(oldest)
}

/** What lies under the middle of the clicked image, the image itself among it. */
function aroundImage(srcUrl: string, image: Element): Target[] {
  const own = targetOf(image)
  const box = own && boxOf(own)
  if (!own || !box) return own ? [own] : []
  const middle = [box.x + box.width / 2, box.y + box.height / 2] as const
  const targets = targetsAt(...middle, { clicked: image })
  const has = targets.some(({ element, url }) => element === image && (url === own.url || srcUrl === ''))
  return has ? targets : [own, ...targets]
}

/** Detached from the page: the click named a file that no element shows any more. */
const detached = (url: string): Target => ({
  element: null,
  kind: 'detached',
  url,
  placement: null,
  isOnScreenOnly: false,
  offset: null,
})

const pageTools = {
  /** What a click meant, in the order in which it is offered; again for the same click, it is described as it is now. */
  async locate(clickId: string, aim: Aim): Promise<Candidate[]> {
    if (!clicks.has(clickId) && aim.name === 'menu') {
      const image = findImage(aim.srcUrl, aim.targetElementId)
      const targets = image ? aroundImage(aim.srcUrl, image) : aim.srcUrl ? [detached(aim.srcUrl)] : []
      remember(clickId, targets)
    }
    return Promise.all((clicks.get(clickId) ?? []).map(describeTarget))
  },
  fetch: (url: string, maxBytes: number, timeoutMs: number): Promise<PageBytes> =>
    fetchBytes(url, maxBytes, timeoutMs),
  async draw(clickId: string, index: number, size: Size): Promise<PageBytes> {
    const target = clicks.get(clickId)?.[index]
    return target ? drawTarget(target, size) : { ok: false, reason: 'blocked' }
  },
  drawSvg: (text: string, size: Size): Promise<PageBytes> => drawSvgText(text, size),
  /** Scrolls a target into sight where it is not and fits, and tells where it is then. */
  async reveal(clickId: string, index: number): Promise<Candidate | null> {
    const target = clicks.get(clickId)?.[index]
    if (!target?.element) return null
    const element = unnamed(target.element)
    const whole = element.getBoundingClientRect()
    const fits = whole.width <= innerWidth && whole.height <= innerHeight
    const isCut = whole.top < 0 || whole.left < 0 || whole.bottom > innerHeight || whole.right > innerWidth
    if (isCut && fits) element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
    // Two frames: after the first the page is laid out, after the second it is on the screen.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    return describeTarget(target)
  },
  /** Where the top page's window is, for a region that the user drew. */
  viewport: topViewport,
  // For the picker, which runs in the same page.
  targetsAt,
  boxOf,
  remember,
}

export type PageTools = typeof pageTools

// A second click finds the tools, and with them what the first one found.
Object.defineProperty(globalThis, 'askAboutThisImage', {
  value: ownGlobal('askAboutThisImage') ?? pageTools,
  configurable: true,
})
