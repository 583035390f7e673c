import type { MessageKey } from '../../platform/words/i18n.ts'

/** The pages of the options in their order; `id` is also the hash that leads there: `options/index.html#money`. */
export const pages = [
  { id: 'connect', title: 'optionsConnectHeading' },
  { id: 'answers', title: 'optionsAnswersHeading' },
  { id: 'money', title: 'optionsMoneyHeading' },
  { id: 'privacy', title: 'optionsPrivacyHeading' },
  { id: 'look', title: 'optionsLookHeading' },
] as const satisfies readonly { id: string; title: MessageKey }[]

export type PageId = (typeof pages)[number]['id']

/** The title of a page. */
export const titleOf = (id: PageId) => (pages.find((page) => page.id === id) ?? pages[0]).title
