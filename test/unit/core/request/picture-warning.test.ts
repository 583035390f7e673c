import { expect, it } from 'vitest'
import { makeForecast } from '../../../../src/core/request/forecast.ts'
import { pictureWarning } from '../../../../src/core/request/picture-warning.ts'
import { makeConditions, makeImage, makeSent, makeTurn } from '../../samples/samples.ts'

type Known = Parameters<typeof pictureWarning>[1]
const model = 'gpt-6-luna'
const copyOf = (width: number, height: number, source: 'file' | 'screen' = 'file') =>
  makeImage({
    size: { width, height },
    copy: { source, type: 'image/png', size: { width, height }, byteLength: 1 },
  })
const fitted = makeSent({ note: 'shrunk-to-fit' })

it.each<[string, ReturnType<typeof copyOf>, Partial<Known>, ReturnType<typeof pictureWarning>]>([
  ['a picture of the web', copyOf(1200, 800), {}, null],
  ['a strip', copyOf(400, 3000), {}, { name: 'too-long', parts: 4 }],
  ['a strip, whatever the level', copyOf(400, 3000), { detail: 'low' }, { name: 'too-long', parts: 4 }],
  [
    'a page at low',
    copyOf(1200, 800),
    { detail: 'low' },
    { name: 'unreadable', level: 'low', better: 'auto' },
  ],
  [
    'a large photo, whose level shows too little of it',
    copyOf(4032, 3024),
    {},
    { name: 'unreadable', level: 'auto', better: 'original' },
  ],
  ['a picture that does not go along', copyOf(1200, 800), { detail: 'low', forecast: null }, null],
  ['of the screen', copyOf(1200, 800, 'screen'), {}, null],
  [
    'of the screen, with its original to be had',
    copyOf(1200, 800, 'screen'),
    { hasOriginal: true },
    { name: 'only-visible' },
  ],
  ['one that was too large for the server', copyOf(1200, 800), { sent: fitted }, { name: 'made-to-fit' }],
])('%s', (_name, image, known, warning) => {
  const turn = makeTurn({ model, images: [image], state: { name: 'draft', missing: 'question' } })
  const forecast = makeForecast([turn], turn, makeConditions({ model }))
  expect(
    pictureWarning(image, { sent: null, model, forecast, detail: 'auto', hasOriginal: false, ...known }),
  ).toEqual(warning)
})

it('no level shows the small print of what is too large for the model', () => {
  const image = copyOf(6000, 4000)
  const turn = makeTurn({ model: 'gpt-4o', images: [image], state: { name: 'draft', missing: 'question' } })
  const forecast = makeForecast([turn], turn, makeConditions({ model: 'gpt-4o' }))
  const known = { sent: null, model: 'gpt-4o', forecast, detail: 'high', hasOriginal: false } as const
  expect(pictureWarning(image, known)).toEqual({ name: 'unreadable', level: 'high', better: null })
})
