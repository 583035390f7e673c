import type { ImageProblem } from '../../core/problem/image-problem.ts'
import { t } from '../words/i18n.ts'
import type { WordsOf } from './problem-sentences.ts'

/** The words for an image that could not be found, read or sent. */
export const imageProblemWords: WordsOf<ImageProblem> = {
  'link-not-opened': () => ({ title: t('problemLinkNotOpened'), hint: t('problemLinkNotOpenedHint') }),
  'links-unsupported': () => ({ title: t('problemLinksUnsupported'), hint: t('problemLinkNotOpenedHint') }),
  'image-unreadable': () => ({ title: t('problemImageUnreadable'), hint: t('problemUseVisibleHint') }),
  'image-too-large': () => ({ title: t('problemImageTooLarge'), hint: t('problemImageTooLargeHint') }),
  'image-gone': () => ({ title: t('problemImageGone'), hint: t('problemImageGoneHint') }),
  'image-not-loaded': () => ({ title: t('problemImageNotLoaded'), hint: t('problemImageNotLoadedHint') }),
  'image-not-found': () => ({ title: t('problemImageNotFound'), hint: t('problemImageNotFoundHint') }),
  'image-empty': () => ({ title: t('problemImageEmpty'), hint: t('problemUseVisibleHint') }),
  'image-unsupported': ({ type }) => ({
    title: t('problemImageUnsupported', { type }),
    hint: t('problemUseVisibleHint'),
  }),
  'image-undecodable': () => ({ title: t('problemImageUndecodable'), hint: t('problemUseVisibleHint') }),
  'image-file-too-big': ({ maxBytes }) => ({
    title: t('problemFileTooBig'),
    hint: t('problemFileTooBigHint', { megabytes: Math.round(maxBytes / 1e6) }),
  }),
  'image-too-many-pixels': ({ width, height }) => ({
    title: t('problemTooManyPixels'),
    hint: t('problemTooManyPixelsHint', { width, height }),
  }),
  'image-unreachable': () => ({ title: t('problemImageUnreachable'), hint: t('problemUseVisibleHint') }),
  'page-forbidden': () => ({ title: t('problemPageForbidden'), hint: t('problemPageForbiddenHint') }),
  'page-frozen': () => ({ title: t('problemPageFrozen'), hint: t('problemPageFrozenHint') }),
}
