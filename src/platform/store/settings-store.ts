import browser from 'webextension-polyfill'
import { readSettings, type Settings } from '../../core/settings/settings.ts'

const settingsKey = 'settings'

/** The settings as stored, repaired field by field. */
export async function loadSettings(): Promise<Settings> {
  return readSettings((await browser.storage.local.get(settingsKey))[settingsKey])
}

/** Stores settings and gives back what was stored. */
export async function storeSettings(settings: Settings): Promise<Settings> {
  const repaired = readSettings(settings)
  await browser.storage.local.set({ [settingsKey]: repaired })
  return repaired
}
