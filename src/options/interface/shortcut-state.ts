import { type ReadonlySignal, signal } from '@preact/signals'
import { openShortcutSettings, readShortcut } from '../../platform/browser/shortcut.ts'

/** The keyboard shortcut as the browser has it, and the way to change it. */
export type Shortcut = {
  /** '' when none is set; null until the browser has said. */
  keys: ReadonlySignal<string | null>
  /** Whether the browser's own page could not be opened, so that words must show the way. */
  needsWords: ReadonlySignal<boolean>
  read: () => Promise<void>
  change: () => Promise<void>
}

/** Makes the state of the shortcut; `read` it again when the page comes back into view. */
export function createShortcut(): Shortcut {
  const keys = signal<string | null>(null)
  const needsWords = signal(false)
  return {
    keys,
    needsWords,
    read: async () => {
      keys.value = await readShortcut()
    },
    change: async () => {
      needsWords.value = !(await openShortcutSettings())
    },
  }
}
