/** As Chromium has it: it tells whether anything is painted above an element, also what lets clicks through. */
type Seen = IntersectionObserverEntry & { isVisible?: boolean }

/**
 * Watches whether something has come above an element that nothing was above: no order in the top layer can be read, and a
 * page can keep its events from us. `stop` ends it. Firefox does not tell: there it is never covered.
 */
export function watchCover(element: Element): { isCovered(): boolean; stop(): void } {
  let wasVisible = false
  let isCovered = false
  const options: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
    trackVisibility: true,
    delay: 100,
  }
  const observer = new IntersectionObserver((entries: Seen[]) => {
    for (const { isVisible = false } of entries) {
      isCovered ||= wasVisible && !isVisible
      wasVisible ||= isVisible
    }
  }, options)
  observer.observe(element)
  return { isCovered: () => isCovered, stop: () => observer.disconnect() }
}
