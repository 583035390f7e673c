import type { CopySource } from '../image/attached-image.ts'
import type { Candidate } from './candidate.ts'

/**
 * The ways to an image's pixels, from the least to the most intrusive: bytes that the page may read, a fetch by the
 * background with the tab's own access, the page's drawing, what is visible on the screen, and a fetch that needs the
 * user's permission for the image's site.
 */
export const rungs = ['file', 'background', 'drawing', 'screen', 'permission'] as const

export type Rung = (typeof rungs)[number]

/** The rungs that can lead to this candidate, in their order. */
export function rungsOf({ kind, url, isOnScreenOnly }: Candidate): readonly Rung[] {
  if (isOnScreenOnly || kind === 'region' || kind === 'mosaic') return ['screen']
  const isWeb = url !== null && /^https?:/.test(url)
  switch (kind) {
    case 'svg':
    case 'canvas':
    case 'video':
      return ['drawing', 'screen']
    case 'detached':
      return isWeb ? ['file', 'background', 'permission'] : ['file']
    case 'frame':
      return isWeb ? ['file', 'background', 'screen', 'permission'] : ['screen']
    default:
      if (url === null) return ['screen']
      return isWeb ? rungs : ['file', 'drawing', 'screen']
  }
}

/**
 * The next rung on the user's "Try another way"; null at the end. After a link, the file itself comes first; after the
 * file, what is visible, since the ways between give the same file again. `source` is where the copy that was used came
 * from; null when there was none.
 */
export function nextRung(
  available: readonly Rung[],
  used: { sentAsLink: boolean; source: CopySource | null },
): Rung | null {
  const hasFile = used.source !== null && used.source !== 'canvas' && used.source !== 'screen'
  const first = available.find((rung) => rung !== 'background') ?? null
  if (used.source === null) return first
  if (used.sentAsLink) return hasFile ? first : rungOf(used.source, available)
  const order: readonly Rung[] = hasFile
    ? ['screen']
    : used.source === 'canvas'
      ? ['screen', 'permission']
      : ['permission']
  return order.find((rung) => available.includes(rung)) ?? null
}

function rungOf(source: CopySource, available: readonly Rung[]): Rung | null {
  const rung = source === 'canvas' ? 'drawing' : 'screen'
  return available.includes(rung) ? rung : null
}
