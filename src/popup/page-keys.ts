/** A key that was pressed on the page, and that nothing on it took for itself. */
export type PressedKey = {
  key: string
  /** An input method composes: Escape takes its word back. */
  isComposing: boolean
  /** With Control, Alt or the system's key. */
  hasModifier: boolean
  /** In a field for text, or a list that letters choose from. */
  isTyping: boolean
}

/** What the page shows, as far as its keys depend on it. */
export type ShownPage = {
  /** A menu or a sheet. */
  isCovered: boolean
  isHistoryOpen: boolean
  isRunning: boolean
}

/**
 * What a key does that no part of the page has taken; null leaves it to the browser, which closes the popup on Escape.
 * Escape takes away one thing at a time, from the top.
 */
export function pageKey(
  { key, isComposing, hasModifier, isTyping }: PressedKey,
  { isCovered, isHistoryOpen, isRunning }: ShownPage,
): 'uncover' | 'leave-history' | 'stop' | 'help' | null {
  if (isComposing || hasModifier) return null
  if (key === '?') return isTyping || isCovered ? null : 'help'
  if (key !== 'Escape') return null
  if (isCovered) return 'uncover'
  if (isHistoryOpen) return 'leave-history'
  return isRunning ? 'stop' : null
}
