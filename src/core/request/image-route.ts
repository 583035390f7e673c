import type { LinkRefusal, SentNote } from '../image/attached-image.ts'
import type { Problem, ProblemOf } from '../problem/problem.ts'
import { type ServerTraits, withAnswerLimit } from '../server/server-traits.ts'
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
      return { ...route, asBytes: true, note: noteOfLink(problem) }
    case 'reencode':
      return { ...route, asBytes: true, reencode: true, note: 'reencoded' }
    case 'shrink':
      return { ...route, asBytes: true, scale: route.scale / 2, note: 'shrunk-to-fit' }
    case 'wait':
    case 'without-parameter':
    case 'detail-high':
    case 'fit-answer':
      return route
    default:
      return retry satisfies never
  }
}

function noteOfLink({ kind }: Problem): SentNote {
  if (kind === 'links-unsupported' || kind === 'link-not-opened') return kind
  return 'link-refused'
}

/** What to note of an image that went as bytes: what the server could not open was never its link, if that had to stay here. */
export function noteOf({ note }: ImageRoute, linkRefusal: LinkRefusal | null): SentNote | null {
  const isOfLink = note === 'link-not-opened' || note === 'link-refused'
  return isOfLink && linkRefusal !== null ? null : note
}

/**
 * What a refusal, and what is done about it, teach of the server, to be remembered; the same object when they teach nothing.
 * A limit that depends on the chat is none of the server.
 */
export function traitsAfter(
  traits: ServerTraits,
  problem: Problem,
  retry: AutomaticRetry | null = null,
): ServerTraits {
  switch (problem.kind) {
    case 'links-unsupported':
      return { ...traits, linksUnsupported: true }
    case 'detail-level-unknown':
      // One that knows no level at all is not to be asked for any.
      return retry?.name === 'without-parameter'
        ? { ...traits, sendsDetail: false }
        : { ...traits, knowsOriginal: false }
    case 'answer-limit-too-large': {
      const { model, fits, ofModel } = problem
      const isTold = ofModel === true && fits !== null
      return isTold ? withAnswerLimit(traits, model, fits) : traits
    }
    case 'unknown-parameter':
      return withoutParameter(traits, problem.parameter)
    default:
      return traits
  }
}

function withoutParameter(
  traits: ServerTraits,
  parameter: ProblemOf<'unknown-parameter'>['parameter'],
): ServerTraits {
  switch (parameter) {
    case 'max_completion_tokens':
      return { ...traits, tokenLimitName: 'max_tokens' }
    case 'detail':
      return { ...traits, sendsDetail: false }
    case 'stream_options':
      return { ...traits, sendsStreamOptions: false }
    default:
      return parameter satisfies never
  }
}
