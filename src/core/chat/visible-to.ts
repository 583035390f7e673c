/** A page of ours, as far as it decides what may be shown there. */
export type Page = { isPrivate: boolean }

/**
 * Whether a page may show a chat: those of private windows lie there alone, and theirs do not go on in the others, where a
 * question would be written to disk. The one rule for the feed, the newest chat, the history and whatever is searched.
 */
export const visibleTo =
  (page: Page) =>
  (chat: { isPrivate: boolean }): boolean =>
    chat.isPrivate === page.isPrivate
