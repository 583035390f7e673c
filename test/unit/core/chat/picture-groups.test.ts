import { describe, expect, test } from 'vitest'
import { pictureGroups, picturesToBring, replacedTurns } from '../../../../src/core/chat/picture-groups.ts'
import { makeImage, makeTurn } from '../../samples/samples.ts'

const withPicture = (id: string) => makeTurn({ id, images: [makeImage()] })
const without = (id: string) => makeTurn({ id, images: [] })
const groupsOf = (turns: Parameters<typeof pictureGroups>[0]) =>
  pictureGroups(turns).map(({ head, turns }) => [head.id, turns.map(({ id }) => id)])

describe('the turns of a chat stand under the pictures that they are about', () => {
  test('questions that bring no picture go on with the one before them', () => {
    expect(groupsOf([withPicture('a'), without('b'), without('c')])).toEqual([['a', ['a', 'b', 'c']]])
  })

  test('a question with a picture of its own begins anew', () => {
    expect(groupsOf([withPicture('a'), without('b'), withPicture('c'), without('d')])).toEqual([
      ['a', ['a', 'b']],
      ['c', ['c', 'd']],
    ])
  })

  test('so does one whose picture is still looked for', () => {
    const looking = makeTurn({ id: 'b', images: [], state: { name: 'acquiring' } })
    expect(groupsOf([withPicture('a'), looking])).toEqual([
      ['a', ['a']],
      ['b', ['b']],
    ])
  })

  test('a chat without a picture is one group, an empty chat none', () => {
    expect(groupsOf([without('a'), without('b')])).toEqual([['a', ['a', 'b']]])
    expect(groupsOf([])).toEqual([])
  })
})

describe('a picture in the place of another', () => {
  const wrong = makeTurn({ id: 'a', images: [makeImage({ id: 'wrong' })] })
  const about = without('b')
  const right = makeTurn({ id: 'c', images: [makeImage({ id: 'right' })], repeats: 'a' })

  test('replaces every turn about it', () => {
    expect([...replacedTurns([wrong, about, right])]).toEqual(['a', 'b'])
  })

  test('goes when a third is put in its place, or the first again, whichever of them that is said of', () => {
    const third = makeTurn({ id: 'd', images: [makeImage({ id: 'third' })] })
    for (const repeats of ['a', 'b', 'c']) {
      expect([...replacedTurns([wrong, about, right, { ...third, repeats }])]).toEqual(['a', 'b', 'c'])
    }
    expect(picturesToBring([wrong, about, right, { ...third, repeats: 'a' }], right)).toEqual(right.images)
  })

  test('leaves the pictures of other questions alone', () => {
    const other = makeTurn({ id: 'x', images: [makeImage({ id: 'other' })] })
    const third = makeTurn({ id: 'd', images: [makeImage({ id: 'third' })], repeats: 'x' })
    expect([...replacedTurns([wrong, about, other, right])]).toEqual(['a', 'b'])
    expect([...replacedTurns([wrong, about, other, right, third])]).toEqual(['a', 'b', 'x'])
  })

  test('is none as long as it is not found', () => {
    expect([...replacedTurns([wrong, about, { ...right, images: [] }])]).toEqual([])
  })

  test('leaves a question about the old one with that', () => {
    expect(picturesToBring([wrong, about, right], about).map(({ id }) => id)).toEqual(['wrong'])
    expect(picturesToBring([wrong, about, right], right)).toEqual([])
    expect(picturesToBring([wrong, about], about)).toEqual([])
  })
})
