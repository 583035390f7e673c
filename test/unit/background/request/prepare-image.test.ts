import { describe, expect, test } from 'vitest'
import { readTurnRow } from '../../../../src/core/chat/stored-rows.ts'
import type { AttachedImage } from '../../../../src/core/image/attached-image.ts'
import type { Conditions } from '../../../../src/core/request/conditions.ts'
import { defaultTraits } from '../../../../src/core/server/server-traits.ts'
import { makeTurn } from '../../samples/samples.ts'
import { startQuestion } from './running-question.ts'

const secret = 'https://page.example/lake.png?token=CANARY'

/** Prepares the held image, or what a stored row with these fields in its place reads as. */
async function prepare(fields: object, changes: (now: Conditions) => Partial<Conditions> = () => ({})) {
  const { run, conditions } = await startQuestion({})
  const { prepareImage } = await import('../../../../src/background/request/prepare-image.ts')
  const [held] = run.turn.images
  const row: unknown = { ...makeTurn(), images: [{ ...held, ...fields }] }
  const image = readTurnRow(row)?.images[0] as AttachedImage
  return prepareImage(image, 'low', { ...conditions, ...changes(conditions) })
}

describe('an image of an older or imported chat', () => {
  test.each([
    [secret, 'parameters'],
    ['https://page.example/lake.png#CANARY', null],
    ['https://me:CANARY@page.example/lake.png', 'credentials'],
    ['https://page.example/CANARY=1/lake.png', 'secret'],
    ['https://page.example/lake.png;CANARY=1', 'secret'],
    ['http://CANARY.local/lake.png', 'private'],
    ['https://page.example/fit/http://CANARY.example/lake.png', 'nested'],
  ] as const)('with the stored link %s never sends what is secret in it: %s', async (link, linkRefusal) => {
    const prepared = await prepare({ link })
    const as = linkRefusal === null ? 'link' : 'bytes'
    expect(prepared).toMatchObject({ ok: true, value: { sent: { as, linkRefusal, note: null } } })
    expect(JSON.stringify(prepared)).not.toMatch(/canary/i)
  })

  test('whose link is plain goes by it', async () => {
    expect(await prepare({})).toMatchObject({
      value: { part: { image_url: { url: 'https://page.example/lake.png' } }, sent: { as: 'link' } },
    })
  })

  test('of which nothing but a link is kept that is not plain is out of reach', async () => {
    expect(await prepare({ link: secret, copy: null })).toEqual({
      ok: false,
      problem: { kind: 'image-unreachable' },
    })
  })
})

describe('the receipt of an image whose address is not plain', () => {
  test.each<[string, (now: Conditions) => Partial<Conditions>, object]>([
    [
      'says nothing of it where the user wants the image itself',
      ({ settings, route }) => ({
        settings: { ...settings, sendAs: 'image' },
        route: { ...route, asBytes: true },
      }),
      { linkRefusal: null, note: null },
    ],
    [
      'says nothing of it where the server takes no links',
      ({ traits, route }) => ({
        traits: { ...defaultTraits('https://api.example/v1'), ...traits, linksUnsupported: true },
        route: { ...route, asBytes: true, note: 'links-unsupported' },
      }),
      { linkRefusal: null, note: 'links-unsupported' },
    ],
    [
      'says it, and not that its link was tried, where that of another image failed',
      ({ route }) => ({ route: { ...route, asBytes: true, note: 'link-not-opened' } }),
      { linkRefusal: 'parameters', note: null },
    ],
    [
      'says it beside what was done after a refusal',
      ({ route }) => ({ route: { ...route, asBytes: true, reencode: true, note: 'reencoded' } }),
      { linkRefusal: 'parameters', note: 'reencoded' },
    ],
  ])('%s', async (_, changes, sent) => {
    expect(await prepare({ link: secret }, changes)).toMatchObject({ value: { sent } })
  })
})
