import type { Problem } from '../../core/problem/problem.ts'
import { t } from './i18n.ts'
import type { ProblemWords } from './problem-words.ts'

type ImageProblem = Extract<
  Problem,
  { kind: 'page-forbidden' | 'page-frozen' | 'link-not-opened' | 'links-unsupported' | `image-${string}` }
>

/** The words for an image that could not be found, read or sent. */
export function imageProblemWords(problem: ImageProblem): ProblemWords {
  switch (problem.kind) {
    case 'link-not-opened':
      return { title: t('problemLinkNotOpened'), hint: t('problemLinkNotOpenedHint') }
    case 'links-unsupported':
      return { title: t('problemLinksUnsupported'), hint: t('problemLinkNotOpenedHint') }
    case 'image-unreadable':
      return { title: t('problemImageUnreadable'), hint: t('problemUseVisibleHint') }
    case 'image-too-large':
      return { title: t('problemImageTooLarge'), hint: t('problemImageTooLargeHint') }
    case 'image-gone':
      return { title: t('problemImageGone'), hint: t('problemImageGoneHint') }
    case 'image-not-loaded':
      return { title: t('problemImageNotLoaded'), hint: t('problemImageNotLoadedHint') }
    case 'image-not-found':
      return { title: t('problemImageNotFound'), hint: t('problemImageNotFoundHint') }
    case 'image-empty':
      return { title: t('problemImageEmpty'), hint: t('problemUseVisibleHint') }
    case 'image-unsupported':
      return {
        title: t('problemImageUnsupported', { type: problem.type }),
        hint: t('problemUseVisibleHint'),
      }
    case 'image-undecodable':
      return { title: t('problemImageUndecodable'), hint: t('problemUseVisibleHint') }
    case 'image-file-too-big': {
      const megabytes = Math.round(problem.maxBytes / 1e6)
      return { title: t('problemFileTooBig'), hint: t('problemFileTooBigHint', { megabytes }) }
    }
    case 'image-too-many-pixels': {
      const { width, height } = problem
      return { title: t('problemTooManyPixels'), hint: t('problemTooManyPixelsHint', { width, height }) }
    }
    case 'image-unreachable':
      return { title: t('problemImageUnreachable'), hint: t('problemUseVisibleHint') }
    case 'page-forbidden':
      return { title: t('problemPageForbidden'), hint: t('problemPageForbiddenHint') }
    case 'page-frozen':
      return { title: t('problemPageFrozen'), hint: t('problemPageFrozenHint') }
    default:
      return problem satisfies never
  }
}
