import type { CopySource } from '../../core/image/attached-image.ts'
import { typeHintFromUrl } from '../../core/image/image-type.ts'
import { linkRefusal, publicLink } from '../../core/link/public-link.ts'
import { takesCookies } from '../../core/page/as-the-page.ts'
import type { Candidate } from '../../core/page/candidate.ts'
import { type Rung, rungsOf } from '../../core/page/ladder.ts'
import type { Problem } from '../../core/problem/problem.ts'
import { failure, type Result, success } from '../../core/problem/result.ts'
import { cropImage } from '../../platform/browser/encode-image.ts'
import { isOneSite } from '../../platform/browser/one-site.ts'
import { attachImage, type ReadyImage } from './attach-image.ts'
import type { ImageClick } from './image-click.ts'
import type { PageCall } from './inject.ts'
import {
  drawFile,
  drawOriginal,
  fetchOriginal,
  type OriginalFile,
  readOriginal,
  undecodable,
} from './original-file.ts'
import type { Screen } from './screen.ts'

/** What a way to the pixels gave. */
type Step = { original: OriginalFile | null; copy: Blob | null; source: CopySource; problem: Problem | null }

/** A candidate and the means to reach its pixels. */
export type Way = { click: ImageClick; candidate: Candidate; call: PageCall; screen: Screen }

const unreachable: Problem = { kind: 'image-unreachable' }

/**
 * Tries the ways to a candidate's pixels one after another, or the one that the user chose, and keeps a public link beside
 * them. Gives the problem of the way that came nearest.
 */
export async function climb(way: Way): Promise<Result<ReadyImage>> {
  const { click, candidate } = way
  const available = rungsOf(candidate)
  // A permission is asked for by the user's own click only.
  const tried = click.rung ? [click.rung] : available.filter((rung) => rung !== 'permission')
  let original: OriginalFile | null = null
  let problem: Problem | null = null
  for (const rung of tried) {
    const isDrawn = rung === 'drawing' || rung === 'screen'
    // What is not loaded yet must not be sent as the blank that stands for it.
    if (candidate.state !== 'shown' && isDrawn && click.rung === null) break
    // Who kept the page waiting keeps the background waiting too.
    if (rung === 'background' && problem?.kind === 'image-not-loaded') continue
    const step = await take(rung, way, original)
    original = step.original ?? original
    problem ??= step.problem
    if (step.copy === null) continue
    const ready = await attachImage({ ...known(way), original, copy: step.copy, source: step.source })
    if (ready) return success(ready)
    if (original) problem = undecodable(original)
  }
  const isShown = candidate.state === 'shown'
  const linked = isShown ? await attachImage({ ...known(way), original, copy: null, source: 'screen' }) : null
  return linked ? success(linked) : failure(problemOf(way, original, problem))
}

function known({ click, candidate }: Way) {
  const { url, part, isOnScreenOnly, size, alternativeText } = candidate
  // The link would show the whole sheet; and who asks for another way does not want the link again.
  const address = click.rung === null && part === null && !isOnScreenOnly ? url : null
  return {
    link: address === null ? null : publicLink(address),
    linkRefusal: address === null ? null : linkRefusal(address),
    size: part ?? size,
    alternativeText,
  }
}

async function take(rung: Rung, way: Way, original: OriginalFile | null): Promise<Step> {
  const { click, candidate, call } = way
  const { url } = candidate
  switch (rung) {
    case 'file':
      return url === null
        ? nothing
        : fromFile(await readOriginal(call, { url, state: candidate.state }, click.pageUrl), way)
    case 'background':
    case 'permission': {
      if (url === null) return nothing
      const withCookies = takesCookies({ ...click, candidate, isOneSite: isOneSite(url, click.pageUrl) })
      return fromFile(await fetchOriginal(url, click.pageUrl, withCookies, click.isPrivate), way)
    }
    case 'drawing': {
      const isVector = candidate.kind === 'svg' || isSvg(original, url)
      const drawn = await drawOriginal(
        call,
        { clickId: click.id, index: click.candidate, candidate },
        isVector,
      )
      return { ...nothing, copy: drawn && (await partOf(drawn, candidate)), source: 'canvas' }
    }
    case 'screen':
      return { ...nothing, copy: await visible(way), source: 'screen' }
    default:
      return rung satisfies never
  }
}

const nothing: Step = { original: null, copy: null, source: 'screen', problem: null }

async function fromFile(got: OriginalFile | Problem, way: Way): Promise<Step> {
  if (!('blob' in got)) return { ...nothing, problem: got }
  if (got.header.type === 'image/svg+xml') {
    const drawn = await drawFile(way.call, got, way.candidate)
    return {
      original: got,
      copy: drawn && (await partOf(drawn, way.candidate)),
      source: 'canvas',
      problem: null,
    }
  }
  const cut = await partOf(got.blob, way.candidate)
  return { original: got, copy: cut, source: got.source, problem: null }
}

const isSvg = (original: OriginalFile | null, url: string | null) =>
  original?.header.type === 'image/svg+xml' || (url !== null && typeHintFromUrl(url) === 'image/svg+xml')

/** The shown cell of a sprite sheet; the picture itself when it is meant as a whole. */
async function partOf(picture: Blob, { part }: Candidate): Promise<Blob | null> {
  return part ? ((await cropImage(picture, part)) ?? picture) : picture
}

/** What is visible of the candidate, scrolled into sight where it fits. */
async function visible({ click, candidate, call, screen }: Way): Promise<Blob | null> {
  const isCut = candidate.box === null || !isInside(candidate)
  if (!isCut) return screen.crop(candidate)
  const revealed = await call('reveal', click.id, click.candidate)
  if (!revealed) return null
  screen.refresh()
  return screen.crop(revealed)
}

function isInside({ box, viewport }: Candidate): boolean {
  if (box === null) return false
  const right = box.x + box.width <= viewport.x + viewport.width + 1
  const bottom = box.y + box.height <= viewport.y + viewport.height + 1
  return box.x >= viewport.x - 1 && box.y >= viewport.y - 1 && right && bottom
}

function problemOf({ candidate }: Way, original: OriginalFile | null, problem: Problem | null): Problem {
  const nearest = problem ?? (original ? undecodable(original) : unreachable)
  if (candidate.kind === 'detached') return { kind: 'image-gone' }
  if (candidate.state === 'shown' || original) return nearest
  const isTelling = candidate.state === 'broken' && nearest.kind !== 'image-unreachable'
  return isTelling ? nearest : { kind: 'image-not-loaded' }
}
