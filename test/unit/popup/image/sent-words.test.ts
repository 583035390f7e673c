import { expect, it } from 'vitest'
import type { SentImage } from '../../../../src/core/image/attached-image.ts'
import { lastSent, sentWords } from '../../../../src/popup/image/sent-words.ts'
import { makeImage, makeSent, makeTurn } from '../../samples/samples.ts'

const image = makeImage({ type: 'image/png' })

it.each<[string, Partial<SentImage>]>([
  ['sent by its link, high detail', { as: 'link', type: null, level: 'high' }],
  ['sent as it is, low detail', { type: 'image/png', level: 'low' }],
  ['sent as it is', { type: 'image/png', level: null }],
  ['sent as JPEG, high detail', { type: 'image/jpeg', conversions: ['converted'] }],
  [
    'sent smaller, as JPEG 1024 × 768, high detail',
    { type: 'image/jpeg', conversions: ['converted', 'shrunk'], size: { width: 1024, height: 768 } },
  ],
  ['sent as it was on the screen, high detail', { type: 'image/png', conversions: ['cropped-from-screen'] }],
])('%s', (words, sent) => expect(sentWords(image, makeSent(sent))).toBe(words))

it('how it went last is told, of all turns about it', () => {
  const turns = [
    makeTurn({ id: '1', sent: [makeSent({ as: 'link' })] }),
    makeTurn({ id: '2', sent: [makeSent({ as: 'bytes' })] }),
    makeTurn({ id: '3', sent: [] }),
  ]
  const [head = makeTurn()] = turns
  expect(lastSent({ head, turns }, makeSent().imageId)?.as).toBe('bytes')
  expect(lastSent({ head, turns }, 'another')).toBeNull()
})
