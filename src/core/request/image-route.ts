import type { LinkRefusal, SentNote } from '../image/attached-image.ts'
import type { Problem } from '../problem/problem.ts'
import type { ServerTraits } from '../server/server-traits.ts'
import type { AutomaticRetry } from './retry-policy.ts'

/** How images are to travel in the next request; what the server refuses changes it. */
export type ImageRoute = {
  asBytes: boolean
  /** Encode anew even what could go as it is. */
  reencode: boolean
  /** 1, or less after the server found an image too large. */
  scale: number
  note: SentNote | null
}

/** The route of the first request of a question. */
export function firstRoute(sendAs: 'link' | 'image', traits: ServerTraits): ImageRoute {
  const asBytes = sendAs === 'image' || traits.linksUnsupported
  return { asBytes, reencode: false, scale: 1, note: null }
}

/** The route after an automatic retry was decided. */
export function nextRoute(route: ImageRoute, retry: AutomaticRetry, problem: Problem): ImageRoute {
  switch (retry.name) {
    case 'send-bytes':
      return {
        ...route,
        asBytes: true,
        note: problem.kind === 'links-unsupported' ? 'links-unsupported' : 'link-not-opened',
      }
    case 'reencode':
      return { ...route, asBytes: true, reencode: true, note: 'reencoded' }
    case 'shrink':
      return { ...route, asBytes: true, scale: route.scale / 2, note: 'shrunk-to-fit' }
    case 'wait':
    case 'without-parameter':
      return route
    default:
      return retry satisfies never
  }
}

/** What to note of an image that went as bytes: what the server could not open was never its link, if that had to stay here. */
export function noteOf({ note }: ImageRoute, linkRefusal: LinkRefusal | null): SentNote | null {
  return note === 'link-not-opened' && linkRefusal !== null ? null : note
}

/** What a refusal teaches of the server, to be remembered; the same object when it teaches nothing. */
export function traitsAfter(traits: ServerTraits, problem: Problem): ServerTraits {
  if (problem.kind === 'links-unsupported') return { ...traits, linksUnsupported: true }
  if (problem.kind !== 'unknown-parameter') return traits
  switch (problem.parameter) {
    case 'max_completion_tokens':
      return { ...traits, tokenLimitName: 'max_tokens' }
    case 'detail':
      return { ...traits, sendsDetail: false }
    case 'stream_options':
      return { ...traits, sendsStreamOptions: false }
    default:
      return problem.parameter satisfies never
  }
}
