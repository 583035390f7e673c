import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { placeColours } from '../../demo/gallery/pictures/place-pictures.ts'
import { GalleryWalk } from '../scenes/gallery-walk.ts'
import { openScene, type Scene } from '../scenes/scene.ts'

describe.each([2, 3])('on a screen with %i device pixels for each pixel of a page', (devicePixelRatio) => {
  let scene: Scene
  let walk: GalleryWalk
  beforeAll(async () => {
    scene = await openScene({}, { devicePixelRatio })
    walk = await GalleryWalk.begin(scene)
  })
  afterEach(() => walk.leave())
  afterAll(() => scene?.close())

  test('a crop has the device pixels', async () => {
    await walk.goTo('places?only=tainted-canvas')
    await scene.browser.screenPoint(walk.page, '.target')
    await walk.pickFirst()
    const place = {
      id: `ratio-${devicePixelRatio}`,
      entry: 21,
      title: `Device pixel ratio ${devicePixelRatio}, from the screen`,
    }
    await walk.expect(place, 'picker', {
      colours: placeColours['tainting.png'],
      proportions: 1.5,
    })
    const { width = 0 } = scene.chatRequests()[0]?.images[0]?.decoded ?? {}
    expect(Math.abs(width - 240 * devicePixelRatio)).toBeLessThanOrEqual(2)
  })
})
