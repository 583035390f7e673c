import browser from 'webextension-polyfill'

/** A command of the manifest with the keys that the browser has set for it; '' when there are none. */
export type Shortcut = { name: string; keys: string }

/** Every command with its keys, in the order of the manifest. */
export async function readShortcuts(): Promise<Shortcut[]> {
  const commands = await browser.commands.getAll()
  return commands.map(({ name = '', shortcut = '' }) => ({ name, keys: shortcut }))
}

/** The keys that open the popup, for example `Alt+Shift+Q`; '' when the browser refused them or the user took them away. */
export async function readShortcut(): Promise<string> {
  const shortcuts = await readShortcuts()
  return shortcuts.find(({ name }) => name === '_execute_action')?.keys ?? ''
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
