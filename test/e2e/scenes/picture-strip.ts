import { waitUntil } from '../drivers/wait-until.ts'
import type { PopupPage } from './popup-page.ts'

const repairButton = { role: 'button', name: 'Wrong picture?' }

/** Opens the menu that repairs the newest picture, by keyboard, and chooses the entry whose name begins so. */
export async function repair({ surface }: PopupPage, entry: string): Promise<void> {
  const target = { role: 'menuitem', name: entry, partly: true }
  const isThere = async () => (await surface.texts(target)).length > 0
  await waitUntil('the menu that repairs', async () => (await surface.texts(repairButton)).length > 0)
  await surface.press(repairButton, 'Enter')
  await waitUntil(`"${entry}" in the menu`, isThere, { seen: () => surface.visibleText() })
  await surface.press(target, 'Enter')
}

/** How many images the strips show. */
export const shownImages = async ({ surface }: PopupPage): Promise<number> =>
  (await surface.texts({ role: 'button', name: 'Show large', partly: true })).length

/** Opens the only picture large, with its receipt and what the model sees of it; gives all that is shown then. */
export async function showLarge({ surface }: PopupPage, shows: RegExp | string): Promise<string> {
  await surface.click({ role: 'button', name: 'Show the picture large' })
  return waitUntil(`the large view to show ${shows}`, async () => {
    const text = (await surface.texts({ role: 'dialog' })).join('\n')
    return text.match(shows) ? text : null
  })
}
