import { type ReadonlySignal, signal } from '@preact/signals'
import { openShortcutSettings, readShortcuts, type Shortcut } from '../../platform/browser/shortcut.ts'

/** The keyboard shortcuts as the browser has them, and the way to change them. */
export type Shortcuts = {
  /** Empty until the browser has said. */
  all: ReadonlySignal<readonly Shortcut[]>
  /** Whether the browser's own page could not be opened, so that words must show the way. */
  needsWords: ReadonlySignal<boolean>
  read: () => Promise<void>
  change: () => Promise<void>
}

/** Makes the state of the shortcuts; `read` them again when the page comes back into view. */
export function createShortcuts(): Shortcuts {
  const all = signal<readonly Shortcut[]>([])
  const needsWords = signal(false)
  return {
    all,
    needsWords,
    read: async () => {
      all.value = await readShortcuts()
    },
    change: async () => {
      needsWords.value = !(await openShortcutSettings())
    },
  }
}
