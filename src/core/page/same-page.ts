/** The address of a page without the place in it that one jumps to. */
export const withoutHash = (url: string) => url.split('#')[0] ?? ''

/** A tab as the browser tells it; `url` is left out where we may not know it. */
type ShownTab = { active: boolean; windowId?: number | undefined; url?: string | undefined }

/**
 * Whether what a window shows is the page of a click: its tab is in front, in that window, and still at that address. An
 * address that we may no longer know is another page's.
 */
export function isInFront(tab: ShownTab, click: { windowId: number; pageUrl: string }): boolean {
  if (!tab.active || tab.windowId !== click.windowId) return false
  return withoutHash(tab.url ?? '') === withoutHash(click.pageUrl)
}
