import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { cardById } from '../../demo/gallery/gallery.ts'
import { gpsCanary } from '../../demo/gallery/pictures/pictures.ts'
import { expectPictureOf } from '../scenes/expect-picture.ts'
import { GalleryWalk } from '../scenes/gallery-walk.ts'
import { openScene, type Scene } from '../scenes/scene.ts'

/** Cards of the gallery's first page by the entry of the list that they stand for. */
const seen: readonly (readonly [entry: number, card: string])[] = [
  [1, 'photo'],
  [2, 'picture'],
  [2, 'retina'],
  [16, 'data-url'],
  [16, 'blob'],
  [17, 'foreign'],
  [17, 'foreign-cors'],
  [18, 'webp'],
  [18, 'avif'],
  [18, 'svg'],
  [18, 'svg-no-size'],
  [18, 'ico'],
  [18, 'bmp'],
  [18, 'apng'],
  [18, 'animated-gif'],
  [18, 'animated-webp'],
  [18, 'mislabelled'],
  [18, 'truncated'],
  [19, 'turned'],
  [19, 'transparent'],
  [20, 'huge'],
]

const refused: readonly (readonly [entry: number, card: string, problem: RegExp, reason: string])[] = [
  [17, 'missing', /has not loaded|could not be fetched/, 'the file is not there (404)'],
  [17, 'html', /damaged|has not loaded/, 'the file is a web page'],
  [18, 'empty', /empty/, 'the file has no bytes'],
  [18, 'heic', /not supported/, 'browsers decode no HEIC'],
  [18, 'tiff', /not supported/, 'browsers decode no TIFF'],
]

describe('every kind of file', () => {
  let scene: Scene
  let walk: GalleryWalk
  beforeAll(async () => {
    scene = await openScene()
    walk = await GalleryWalk.begin(scene)
  })
  afterEach(() => walk.leave())
  afterAll(() => scene?.close())

  async function ask(id: string): Promise<void> {
    await walk.goTo(`?only=${id}`)
    await walk.point(`#card-${id} img`, 'menu')
  }

  test.each(seen)('entry %i: %s', async (entry, id) => {
    const card = cardById(id)
    await ask(id)
    await walk.expectSent({ id: `file-${id}`, entry, title: card.title }, 'menu', ([request]) => {
      const [image] = request?.images ?? []
      expectPictureOf(card, image)
      expect(image?.bytes.includes(gpsCanary), 'no place leaves').toBe(false)
      expect(image?.decoded?.hasExif).toBe(false)
      const { type = '', width, height } = image?.decoded ?? {}
      return `${type.replace('image/', '').toUpperCase()}, ${width} × ${height}`
    })
  })

  test.each(refused)(
    'entry %i: %s is refused in words, without a request',
    async (entry, id, problem, reason) => {
      await ask(id)
      await walk.expect({ id: `file-${id}`, entry, title: cardById(id).title }, 'menu', { problem, reason })
    },
  )
})
