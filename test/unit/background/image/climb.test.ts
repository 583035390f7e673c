import { beforeEach, describe, expect, test, vi } from 'vitest'
import { climb } from '../../../../src/background/image/climb.ts'
import type { ImageClick } from '../../../../src/background/image/image-click.ts'
import type { PageCall } from '../../../../src/background/image/inject.ts'
import { screenOf } from '../../../../src/background/image/screen.ts'
import type { CopySource } from '../../../../src/core/image/attached-image.ts'
import type { Candidate } from '../../../../src/core/page/candidate.ts'
import { world } from '../../fakes/browser.ts'
import { openBitmaps, usePixels } from '../../fakes/pixels.ts'
import { openTab } from '../../fakes/tab.ts'
import { dataUrlOf, makeCandidate, makeClick, pageBytes } from '../../samples/page-samples.ts'
import { bytesOf, picture } from '../../samples/sample-images.ts'

const png = await bytesOf(picture().png())
const drawn = await bytesOf(picture().resize(20, 15).png())
const screenshot = await bytesOf(picture().resize(200, 100).png())
const blocked = { ok: false, reason: 'blocked' }
const click = makeClick()

beforeEach(() => {
  usePixels()
  world.screen = dataUrlOf(screenshot)
  vi.stubGlobal('fetch', async () => new Response('', { status: 404 }))
})

/** Looks for the pixels of a candidate on a page whose tools answer like this; every call of a tool is named. */
async function look(
  tools: Record<string, unknown>,
  changes: Partial<Candidate> = {},
  clicked: Partial<ImageClick> = {},
) {
  const used: string[] = []
  const call = async (name: string) => {
    used.push(name)
    return (tools[name] ?? null) as never
  }
  openTab({})
  const way = {
    click: { ...click, ...clicked },
    candidate: makeCandidate(changes),
    call: call as unknown as PageCall,
    screen: screenOf(click),
  }
  return { image: await climb(way), used }
}

const sourceOf = (image: Awaited<ReturnType<typeof climb>>) =>
  image.ok ? image.value.attached.copy?.source : image.problem.kind

describe('the way to the pixels', () => {
  test.each<[string, Record<string, unknown>, Partial<Candidate>, CopySource | string, string[]]>([
    ['is the file, where the page may read it', { fetch: pageBytes(png) }, {}, 'page', ['fetch']],
    [
      'is the drawing, where the file is closed',
      { fetch: blocked, draw: pageBytes(drawn) },
      {},
      'canvas',
      ['fetch', 'draw'],
    ],
    [
      'is the screen, where it may not be drawn either',
      { fetch: blocked, draw: blocked },
      {},
      'screen',
      ['fetch', 'draw'],
    ],
    [
      'of a drawing is the drawing',
      { draw: pageBytes(drawn) },
      { kind: 'canvas', url: null },
      'canvas',
      ['draw'],
    ],
    [
      'of what only the screen shows right is the screen',
      { fetch: pageBytes(png) },
      { isOnScreenOnly: true },
      'screen',
      [],
    ],
    [
      'of a picture that loads is never the blank in its place',
      { fetch: { ok: false, reason: 'timeout' } },
      { state: 'loading' },
      'image-not-loaded',
      ['fetch'],
    ],
    [
      'of one that the page removed is told',
      { fetch: blocked },
      { kind: 'detached', url: 'blob:https://page.example/1' },
      'image-gone',
      ['fetch'],
    ],
  ])('%s', async (_, tools, candidate, source, used) => {
    const looked = await look(tools, candidate)
    expect(sourceOf(looked.image)).toBe(source)
    expect(looked.used).toEqual(used)
    expect(openBitmaps).toBe(0)
  })

  test('is the background’s own fetch, where the page’s is closed and the site is the page’s own', async () => {
    vi.stubGlobal('fetch', async () => new Response(png.slice()))
    const { image } = await look({ fetch: blocked })
    expect(sourceOf(image)).toBe('background')
  })

  test.each([
    ['the browser’s cache in a normal window', false, 'default'],
    ['nothing on disk in a private one', true, 'no-store'],
  ])('that the background fetches leads through %s', async (_, isPrivate, cache) => {
    const fetched = vi.fn(async () => new Response(png.slice()))
    vi.stubGlobal('fetch', fetched)
    const { image } = await look({ fetch: blocked }, {}, { isPrivate })
    expect(sourceOf(image)).toBe('background')
    expect(fetched).toHaveBeenCalledWith(expect.anything(), expect.objectContaining({ cache }))
  })

  test('that the user chose is the only one, and takes no link along', async () => {
    const { image, used } = await look({ fetch: pageBytes(png) }, {}, { rung: 'screen' })
    expect(sourceOf(image)).toBe('screen')
    expect(used).toEqual([])
    expect(image.ok && image.value.attached.link).toBeNull()
  })

  test('keeps the public link beside the pixels', async () => {
    const { image } = await look({ fetch: pageBytes(png) })
    expect(image.ok && image.value.attached).toMatchObject({
      link: 'https://page.example/lake.png',
      type: 'image/png',
      size: { width: 40, height: 30 },
      byteLength: png.length,
    })
  })

  test.each([
    ['of a size that explodes', { x: 8, y: 6, width: 1e8, height: 1e8 }, { width: 32, height: 24 }],
    ['of no size', { x: 8, y: 6, width: 0.2, height: 12 }, { width: 40, height: 30 }],
    ['beside the sheet', { x: -1e8, y: 6, width: 16, height: 12 }, { width: 40, height: 30 }],
  ])('to a cell %s keeps to the sheet', async (_, part, size) => {
    const { image } = await look({ fetch: pageBytes(png) }, { part })
    expect(image.ok && image.value.attached).toMatchObject({ link: null, copy: { source: 'page', size } })
    expect(openBitmaps).toBe(0)
  })

  test('of a drawing is not decoded where it claims more pixels than are held, or is no PNG', async () => {
    const bomb = Buffer.from(png)
    for (const offset of [16, 20]) bomb.writeUInt32BE(30_000, offset)
    const decoded = vi.fn(globalThis.createImageBitmap)
    vi.stubGlobal('createImageBitmap', decoded)
    for (const bytes of [bomb, Buffer.from('nothing')]) {
      const { image } = await look({ fetch: blocked, draw: pageBytes(bytes) })
      expect(sourceOf(image)).toBe('screen')
    }
    for (const [blob] of decoded.mock.calls)
      expect(Buffer.from(await (blob as Blob).arrayBuffer())).not.toEqual(bomb)
  })

  test('to the cell of a sprite sheet cuts it out, and keeps no link to the sheet', async () => {
    const { image } = await look({ fetch: pageBytes(png) }, { part: { x: 8, y: 6, width: 16, height: 12 } })
    expect(image.ok && image.value.attached).toMatchObject({
      link: null,
      copy: { source: 'page', size: { width: 16, height: 12 } },
    })
  })

  test('of a picture beyond the window’s edge scrolls it into sight first', async () => {
    const revealed = makeCandidate({ box: { x: 0, y: 0, width: 50, height: 40 } })
    const outside = { isOnScreenOnly: true, box: { x: 0, y: 500, width: 50, height: 40 } }
    const { image, used } = await look({ reveal: revealed }, outside)
    expect(used).toEqual(['reveal'])
    expect(image.ok && image.value.attached.copy).toMatchObject({
      source: 'screen',
      size: { width: 50, height: 40 },
    })
  })

  test('to a file that nobody can decode ends with what is visible of it', async () => {
    const broken = png.slice(0, 60)
    expect(sourceOf((await look({ fetch: pageBytes(broken), draw: blocked })).image)).toBe('screen')
    world.screen = null
    const link = { url: 'https://page.example/lake.png?token=secret-0123456789abcdef' }
    expect(sourceOf((await look({ fetch: pageBytes(broken), draw: blocked }, link)).image)).toBe(
      'image-undecodable',
    )
  })
})
