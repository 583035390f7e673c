import browser from 'webextension-polyfill'
import type { MessageKey } from '../words/i18n.ts'

/** A command that has keys: opening the popup, or picking on a page. */
export type Shortcut = {
  name: 'open' | 'pick'
  /** For example `Alt+Shift+Q`; '' when the browser refused them or the user took them away. */
  keys: string
}

/** What each command does, in words. */
export const shortcutWords = {
  open: 'commandOpen',
  pick: 'commandPick',
} as const satisfies Record<Shortcut['name'], MessageKey>

const commandNames = { open: '_execute_action', pick: 'pick' } as const

/** Every command with the keys that it has now. */
export async function readShortcuts(): Promise<Shortcut[]> {
  const commands = await browser.commands.getAll()
  const keysOf = (wanted: string) => commands.find(({ name }) => name === wanted)?.shortcut ?? ''
  return (['open', 'pick'] as const).map((name) => ({ name, keys: keysOf(commandNames[name]) }))
}

/** Opens the browser's own page for shortcuts; false where it has none that an extension may open. */
export async function openShortcutSettings(): Promise<boolean> {
  // Firefox 137 and later.
  const commands: { openShortcutSettings?: () => Promise<void> } = browser.commands
  try {
    if (commands.openShortcutSettings) await commands.openShortcutSettings()
    // Chromium lets an extension open its own pages; Firefox refuses privileged addresses.
    else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' })
    return true
  } catch {
    return false
  }
}
