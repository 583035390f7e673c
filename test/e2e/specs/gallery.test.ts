import { afterAll, afterEach, beforeAll, describe, test } from 'vitest'
import { places } from '../../demo/gallery/places/places.ts'
import { expectedOf, GalleryWalk } from '../scenes/gallery-walk.ts'
import { openScene, type Scene } from '../scenes/scene.ts'

/** Looks at one place, or a few, while one works on it: `PLACES=sprite,mask-image`. */
const only = process.env.PLACES?.split(',')

const cases = places
  .filter(({ id }) => only?.includes(id) ?? true)
  .flatMap((place) => {
    const { by, outcome } = expectedOf(place)
    return by
      .filter((way) => way !== 'own')
      .map((way) => ({ place, way, outcome, name: `${place.entry}. ${place.title}` }))
  })

describe('a picture in a hard place', () => {
  let scene: Scene
  let walk: GalleryWalk
  beforeAll(async () => {
    scene = await openScene()
    walk = await GalleryWalk.begin(scene)
  })
  afterEach(() => walk.leave())
  afterAll(() => scene?.close())

  test.each(cases)('$name, by the $way', async ({ place, way, outcome }) => {
    if (place.logIn) await walk.logIn()
    await walk.goTo(`places?only=${place.id}`)
    const card = `#place-${place.id}`
    await walk.page.evaluate(`Promise.resolve(document.querySelector('${card}').open?.()).then(() => true)`)
    await walk.point(`${card} .target`, way)
    await walk.expect(place, way, outcome)
  })
})
