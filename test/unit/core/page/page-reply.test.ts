import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PageTool, readPageReply } from '../../../../src/core/page/page-reply.ts'
import { lake, makeCandidate } from '../../samples/page-samples.ts'

const tools: PageTool[] = ['locate', 'reveal', 'fetch', 'draw', 'drawSvg', 'pick']
const box = { x: 1, y: 2, width: 3, height: 4 }
const viewport = { x: 0, y: 0, width: 200, height: 100 }

describe('what a page says of a picture', () => {
  test('is taken as it is when it can be right', () => {
    expect(readPageReply('locate', [makeCandidate()])).toEqual([makeCandidate()])
    const replaced = { ...makeCandidate(), isReplaced: true }
    expect(readPageReply('reveal', replaced)).toEqual(replaced)
    expect(readPageReply('reveal', null)).toBeNull()
  })

  test.each([
    ['an address that does not parse', { url: 'https://*/x' }, { url: null }],
    ['a host of all sites', { url: 'https://*.example/x' }, { url: null }],
    ['a host of odd characters', { url: "https://a'b.example/x" }, { url: null }],
    ['an address without a host', { url: 'https://' }, { url: null }],
    ['an address of a kind that no image has', { url: 'javascript:alert(1)' }, { url: null }],
    ['a relative address', { url: '/lake.png' }, { url: null }],
    ['a box that lies nowhere', { box: { ...box, x: Number.NaN } }, { box: null }],
    ['a box without end', { box: { ...box, width: Number.POSITIVE_INFINITY } }, { box: null }],
    ['a box whose ends are past every number', { box: { ...box, x: 1e308, width: 1e308 } }, { box: null }],
    ['a cell larger than any page', { part: { ...box, width: 1e9 } }, { part: null }],
    ['a size whose pixels are past every number', { size: { width: 1e200, height: 1e200 } }, { size: null }],
    [
      'a size on the screen without end',
      { deviceSize: { width: 1e308, height: 1 } },
      { deviceSize: { width: 0, height: 0 } },
    ],
    ['an address longer than browsers take', { url: `${lake}?${'a'.repeat(2 ** 21)}` }, { url: null }],
    ['a size below zero', { size: { width: -1, height: 5 } }, { size: null }],
    ['a cell that is no box', { part: 'all' }, { part: null }],
    ['a text without end', { alternativeText: 'a'.repeat(5000) }, { alternativeText: 'a'.repeat(500) }],
    ['a field that nobody asked for', { secret: 1 }, {}],
  ])('says nothing there: %s', (_, said, read) => {
    const told = { ...makeCandidate(), ...said }
    expect(readPageReply('locate', [told])).toEqual([{ ...makeCandidate(), ...read }])
  })

  test.each([
    ['a kind that there is not', { kind: 'secret' }],
    ['a state that there is not', { state: 'gone' }],
    ['a window of nearly no width', { viewport: { ...viewport, width: 5e-324 } }],
    ['no window', { viewport: { ...viewport, width: 0 } }],
    ['a window without end', { viewport: { ...viewport, height: Number.POSITIVE_INFINITY } }],
    ['a text that is none', { alternativeText: 7 }],
  ])('is not believed at all: %s', (_, said) => {
    expect(readPageReply('locate', [{ ...makeCandidate(), ...said }])).toBeNull()
    expect(readPageReply('reveal', { ...makeCandidate(), ...said })).toBeNull()
  })

  test('is heard of twenty pictures at most', () => {
    expect(readPageReply('locate', Array(5000).fill(makeCandidate()))).toHaveLength(20)
  })
})

test.each<[PageTool, unknown]>([
  ['fetch', { ok: true, base64: 'AAAA', finalUrl: 'nowhere' }],
  ['fetch', { ok: true, base64: 7, finalUrl: lake }],
  ['draw', { ok: false, reason: 'because' }],
  ['pick', { name: 'picked', index: -1 }],
  ['pick', { name: 'picked', index: 20 }],
  ['pick', { name: 'region', box: { ...box, width: 1e308 }, viewport }],
  ['pick', { name: 'picked', index: 0.5 }],
  ['pick', { name: 'region', box: { ...box, y: Number.NaN }, viewport }],
  ['pick', { name: 'region', box, viewport: {} }],
  ['pick', { name: 'window' }],
])('%s: %j is no answer', (tool, said) => {
  expect(readPageReply(tool, said)).toBeNull()
})

test('more bytes than a message of the browser holds are no answer', () => {
  const [half, finalUrl] = ['A'.repeat(2 ** 26), lake]
  expect(readPageReply('fetch', { ok: true, base64: half, finalUrl })).not.toBeNull()
  expect(readPageReply('draw', { ok: true, base64: `${half}A`, finalUrl })).toBeNull()
  expect(readPageReply('locate', [makeCandidate({ url: `data:image/png;base64,${half}` })])).toMatchObject([
    { url: null },
  ])
})

test('whatever a page says, nothing throws, and every address that is believed parses', () => {
  const odd = fc.record(
    {
      ...Object.fromEntries(Object.keys(makeCandidate()).map((name) => [name, fc.anything()])),
      url: fc.webUrl(),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.constantFrom(...tools), fc.oneof(fc.anything(), fc.array(odd)), (tool, said) => {
      const read = readPageReply(tool, said)
      for (const each of Array.isArray(read) ? read : [])
        expect(each.url === null || URL.canParse(each.url)).toBe(true)
    }),
  )
})
