import { defaultSettings } from '../../../src/core/settings/settings.ts'
import { type Handler, serve } from '../fakes/answer-server.ts'
import { openTab } from '../fakes/tab.ts'
import { lake, pageWithPicture } from '../samples/page-samples.ts'
import { isStill, startBackground } from './start-background.ts'

const computer = { storage: 'computer' } as const

/** The key that is stored when the question fails. */
export const oldKey = 'sk-old-0123456789'

/** A question about a picture that has failed like this, in a window of this kind. */
export async function failed(handle: Handler, settings: object = {}, isPrivate = false) {
  const baseUrl = await serve(handle)
  const background = await startBackground({ baseUrl, ...settings })
  const page = isPrivate ? background.inPrivate : background
  const saveKey = (key: string, at = baseUrl) =>
    background.ask('saveKey', { baseUrl: at, key, keeping: computer })
  const saveSettings = (changes: object) =>
    background.ask('saveSettings', { settings: { ...defaultSettings, baseUrl, ...settings, ...changes } })
  await saveKey(oldKey)
  background.clickImage(openTab(await pageWithPicture(), { incognito: isPrivate }), lake)
  const found = await page.until(isStill)
  return { background, page, baseUrl, saveKey, saveSettings, ...found }
}
