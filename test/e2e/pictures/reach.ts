import { loadPictures, type PictureFile } from '../../demo/gallery/pictures/pictures.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { shownImages } from '../scenes/picture-strip.ts'
import type { PopupPage } from '../scenes/popup-page.ts'

/** Opens a menu by its button. */
export async function shownMenu(chat: PopupPage, button: string): Promise<void> {
  await chat.surface.press({ role: 'button', name: button }, 'Enter')
  await waitUntil(
    `the menu ${button}`,
    async () => (await chat.surface.texts({ role: 'menuitem' })).length > 0,
  )
}

export async function shownHelp(chat: PopupPage): Promise<void> {
  await chat.choose('Help')
  await waitUntil('the help', async () => (await chat.surface.texts({ role: 'dialog' })).length > 0)
}

/** Begins a new chat with own files, as if they were dropped there. */
export async function dropOwn(chat: PopupPage, names: readonly PictureFile[]): Promise<void> {
  const pictures = await loadPictures()
  const files = names.map((name) => ({ name, base64: pictures.get(name)?.toString('base64') }))
  await chat.press('New chat')
  await waitUntil('an empty chat', async () => (await shownImages(chat)) === 0)
  await chat.surface.evaluate(`(() => {
    const transfer = new DataTransfer()
    for (const { name, base64 } of ${JSON.stringify(files)})
      transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name))
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }))
  })()`)
  await waitUntil('the pictures', async () => (await shownImages(chat)) === names.length)
}
