import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { gpsCanary, loadPictures, type PictureFile } from '../../demo/gallery/pictures/pictures.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { showLarge, shownImages } from '../scenes/picture-strip.ts'
import type { PopupPage } from '../scenes/popup-page.ts'
import { openScene, type Scene } from '../scenes/scene.ts'

describe("the user's own images", () => {
  let scene: Scene
  let chat: PopupPage
  let pictures: ReadonlyMap<string, Buffer>
  beforeAll(async () => {
    pictures = await loadPictures()
    scene = await openScene()
    chat = await scene.chatInTab()
  })
  beforeEach(async () => {
    scene.demo.reset()
    await chat.press('New chat')
  })
  afterAll(() => scene?.close())

  /** Drops files on the page. */
  async function drop(names: readonly PictureFile[]): Promise<void> {
    const files = names.map((name) => ({ name, base64: pictures.get(name)?.toString('base64') }))
    await chat.surface.evaluate(`(() => {
      const transfer = new DataTransfer()
      for (const { name, base64 } of ${JSON.stringify(files)})
        transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name))
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }))
    })()`)
  }

  /** Copies a PNG as "Copy image" does, and pastes it with the real keyboard. */
  async function paste(name: PictureFile): Promise<void> {
    await chat.surface.evaluate(`(async () => {
      const bytes = Uint8Array.from(atob('${pictures.get(name)?.toString('base64')}'), (c) => c.charCodeAt(0))
      const blob = new Blob([bytes], { type: 'image/png' })
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })])
    })()`)
    await scene.browser.pressShortcut('ctrl+v')
  }

  test('pasted, they wait for a question, and go out with it', async () => {
    await paste('fruit.png')
    await waitUntil('the image', async () => (await shownImages(chat)) === 1)
    expect(scene.chatRequests()).toHaveLength(0)
    await chat.ask('What could I cook?')
    await chat.untilSettled()
    expect(scene.chatRequests()[0]?.images).toMatchObject([
      { as: 'bytes', decoded: { width: 600, height: 450 } },
    ])
    await showLarge(chat, 'a file of yours')
    await chat.press('Close')
  })

  test('several dropped at once go out together, though asked about before they are read, each as the API takes it, without their secrets', async () => {
    await drop(['turned.jpg', 'fish.avif', 'robot.svg', 'flag.bmp'])
    await chat.ask('What do they have in common?')
    await chat.untilSettled()
    const images = scene.chatRequests()[0]?.images ?? []
    expect(images.map(({ decoded }) => decoded && [decoded.width, decoded.height])).toEqual([
      [800, 600],
      [640, 480],
      [1229, 1536],
      [302, 200],
    ])
    for (const { decoded, bytes } of images) {
      expect(['image/png', 'image/jpeg']).toContain(decoded?.type)
      expect(bytes.includes(gpsCanary)).toBe(false)
    }
  })

  test('a type that no browser decodes is refused in words, and the good ones are kept', async () => {
    await drop(['scan.tiff', 'icon.png'])
    await waitUntil('the good one', async () => (await shownImages(chat)) === 1)
    expect(scene.chatRequests()).toHaveLength(0)
  })

  test('one of several is taken out again before it is sent', async () => {
    await drop(['icon.png', 'chart.png'])
    await waitUntil('both', async () => (await shownImages(chat)) === 2)
    await chat.press('Remove picture 1 of 2')
    await waitUntil('one', async () => (await shownImages(chat)) === 1)
    await chat.ask('What is it?')
    await chat.untilSettled()
    expect(scene.chatRequests()[0]?.images).toMatchObject([{ decoded: { width: 960, height: 600 } }])
  })

  test('shows what the model will see at each level, and what is left of it', async () => {
    await drop(['chart.png'])
    await waitUntil('the image', async () => (await shownImages(chat)) === 1)
    const shown = await showLarge(chat, /High \(Auto\)|Low \(Auto\)/)
    expect(shown).toContain('512 × 320')
    expect(shown).toContain('960 × 600')
    expect(shown).toContain('sees every pixel')
    await chat.press('Close')
    expect(scene.chatRequests(), 'looking costs nothing').toHaveLength(0)
  })
})
