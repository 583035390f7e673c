import browser from 'webextension-polyfill'
import { publicLink } from '../../core/link/public-link.ts'
import type { Candidate } from '../../core/page/candidate.ts'
import { type Rung, rungsOf } from '../../core/page/ladder.ts'
import { withoutHash } from '../../core/page/same-page.ts'
import type { Problem } from '../../core/problem/problem.ts'
import { failure, type Result, success } from '../../core/problem/result.ts'
import { decodeImage, makePreview } from '../../platform/browser/encode-image.ts'
import { attachImage, attachLink, type ReadyImage } from './attach-image.ts'
import { climb } from './climb.ts'
import type { ImageClick } from './image-click.ts'
import { injectTools } from './inject.ts'
import { type Screen, screenOf } from './screen.ts'

/** What the page offers beside the image that was taken. */
export type Offers = {
  candidates: { kind: Candidate['kind']; preview: string | null }[]
  rungs: readonly Rung[]
  /** The site that the chosen image lies on; null for what has no address on the web. */
  origin: string | null
}

/** An image, or why there is none, and what else the page offers; `offers` is null where the page cannot be read. */
export type Acquired = { image: Result<ReadyImage>; offers: Offers | null }

const offerSide = 120

/**
 * Finds what a click meant and its pixels: the file itself where it may be read, else what can be drawn, else what is
 * visible on the screen. Problems: page-forbidden, page-frozen, image-gone and those of the way that came nearest.
 */
export async function acquireImage(click: ImageClick): Promise<Acquired> {
  if (!(await isStillThere(click))) return none({ kind: 'image-gone' })
  const screen = screenOf(click)
  if (click.aim.name === 'region') return acquireRegion(click, click.aim, screen)
  const tools = await injectTools(click)
  if (!tools.ok) return acquireLink(click, tools.problem)
  const call = tools.value
  const candidates = (await call('locate', click.id, click.aim)) ?? []
  const candidate = candidates[click.candidate]
  if (!candidate) return none({ kind: 'image-gone' })
  const image = await climb({ click, candidate, call, screen })
  return { image, offers: await offersOf(candidates, candidate, screen) }
}

const none = (problem: Problem): Acquired => ({ image: failure(problem), offers: null })

async function isStillThere({ tabId, pageUrl }: ImageClick): Promise<boolean> {
  const tab = await browser.tabs.get(tabId).catch(() => null)
  return tab !== null && (tab.url === undefined || withoutHash(tab.url) === withoutHash(pageUrl))
}

/** Where a page cannot be looked into, a public link is all there is: the server may be able to open it. */
async function acquireLink({ aim }: ImageClick, problem: Problem): Promise<Acquired> {
  const link = aim.name === 'menu' ? publicLink(aim.srcUrl) : null
  if (link === null) return none(problem)
  return { image: success(await attachLink(link)), offers: null }
}

/** The rectangle that the user drew, as it is on the screen. */
async function acquireRegion(
  click: ImageClick,
  aim: Extract<ImageClick['aim'], { name: 'region' }>,
  screen: Screen,
): Promise<Acquired> {
  const copy = await screen.crop(aim)
  const ready =
    copy &&
    (await attachImage({
      link: null,
      size: null,
      original: null,
      copy,
      source: 'screen',
      alternativeText: '',
    }))
  if (ready) return { image: success(ready), offers: null }
  return none({ kind: (await isStillThere(click)) ? 'page-forbidden' : 'image-gone' })
}

async function offersOf(candidates: Candidate[], chosen: Candidate, screen: Screen): Promise<Offers> {
  const isWeb = chosen.url !== null && /^https?:/.test(chosen.url)
  const previews = candidates.map((candidate) =>
    candidates.length > 1 ? previewOf(candidate, screen) : null,
  )
  return {
    candidates: (await Promise.all(previews)).map((preview, index) => ({
      kind: candidates[index]?.kind ?? 'image',
      preview,
    })),
    rungs: rungsOf(chosen),
    origin: isWeb && chosen.url ? new URL(chosen.url).origin : null,
  }
}

async function previewOf(candidate: Candidate, screen: Screen): Promise<string | null> {
  const crop = await screen.crop(candidate)
  const bitmap = crop && (await decodeImage(crop))
  if (!bitmap) return null
  const preview = await makePreview(bitmap, offerSide)
  bitmap.close()
  return preview
}
