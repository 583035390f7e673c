import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { decodeImage, showsColour } from '../../demo/api/decode-image.ts'
import { allCards, cardById } from '../../demo/gallery/gallery.ts'
import { gpsCanary, loadPictures } from '../../demo/gallery/pictures/pictures.ts'
import { type Demo, startDemo } from '../../demo/servers.ts'

let demo: Demo
let pictures: ReadonlyMap<string, Buffer>

beforeAll(async () => {
  demo = await startDemo()
  pictures = await loadPictures()
}, 60_000)
afterAll(() => demo.close())
beforeEach(() => demo.reset())

describe('the gallery', () => {
  it('shows every card on the private and the public address', async () => {
    const page = await (await fetch(demo.galleryUrl)).text()
    for (const { id } of allCards) expect(page).toMatch(`id="card-${id}"`)
    expect(page).toMatch(`${demo.foreignUrl}/pictures/city.jpg`)
  })

  const drawable = allCards.filter(({ expected, type }) => expected && !/bmp|icon/.test(type))
  it.each(drawable)(
    '$id has the size, type and colours that its card says',
    async ({ file, expected, type }) => {
      const decoded = await decodeImage(pictures.get(file ?? '') ?? Buffer.alloc(0))
      expect(decoded).toMatchObject({ type, width: expected?.width, height: expected?.height })
      const missing = expected?.colours.filter((colour) => decoded && !showsColour(decoded, colour))
      expect(missing).toEqual([])
    },
  )

  it('hides a canary in the EXIF of the turned photo alone', () => {
    const withCanary = [...pictures].filter(([, bytes]) => bytes.includes(gpsCanary)).map(([name]) => name)
    expect(withCanary).toEqual([cardById('turned').file])
  })
})
