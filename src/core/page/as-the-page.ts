import type { Candidate } from './candidate.ts'

/** A picture to download, as the click and the page tell it. `frameId` is 0 in the page itself. */
type Wanted = {
  candidate: Pick<Candidate, 'kind' | 'state' | 'isReplaced'>
  /** Page and picture are of one site. */
  isOneSite: boolean
  frameId: number
  isPrivate: boolean
}

/**
 * Whether the site's cookies go along when the background downloads a picture: only when page and picture are of one site,
 * and the page really shows that address, so that it was asked for with them before. Not what a lazy placeholder names, nor
 * what is gone or inside a frame: whose page that is, we do not know. Nor from a private window: the background has the
 * cookies of the others.
 */
export function takesCookies({ candidate, isOneSite, frameId, isPrivate }: Wanted): boolean {
  const { kind, state, isReplaced = false } = candidate
  const isShown = state === 'shown' && !isReplaced && kind !== 'detached' && kind !== 'frame'
  return isShown && isOneSite && !isPrivate && frameId === 0
}

/**
 * The Referer for a download in the name of a page: its origin, and so never more than browsers send by default
 * (strict-origin-when-cross-origin); null where that is nothing: from https to http, and from what is no page of the web.
 */
export function refererFor(url: string, pageUrl: string): string | null {
  if (!URL.canParse(url) || !URL.canParse(pageUrl)) return null
  const page = new URL(pageUrl)
  const isWeb = page.protocol === 'https:' || page.protocol === 'http:'
  const isDowngrade = page.protocol === 'https:' && new URL(url).protocol !== 'https:'
  return isWeb && !isDowngrade ? `${page.origin}/` : null
}
