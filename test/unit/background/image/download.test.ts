import { beforeEach, describe, expect, test, vi } from 'vitest'
import { climb } from '../../../../src/background/image/climb.ts'
import type { ImageClick } from '../../../../src/background/image/image-click.ts'
import type { PageCall } from '../../../../src/background/image/inject.ts'
import { fetchOriginal } from '../../../../src/background/image/original-file.ts'
import { screenOf } from '../../../../src/background/image/screen.ts'
import type { Candidate } from '../../../../src/core/page/candidate.ts'
import { world } from '../../fakes/browser.ts'
import { usePixels } from '../../fakes/pixels.ts'
import { referersFor } from '../../fakes/request-rules.ts'
import { openTab } from '../../fakes/tab.ts'
import { makeCandidate, makeClick } from '../../samples/page-samples.ts'
import { bytesOf, picture } from '../../samples/sample-images.ts'

const png = await bytesOf(picture().png())
const foreign = 'https://cdn.other.example/lake.png'

/** What left: each request with what the browser would have put into it at that moment. */
let left: { url: string; credentials: string | undefined; referers: string[] }[] = []

/** Answers every download; `null` is a refusal. */
function serveWith(answer: (url: string) => Uint8Array<ArrayBuffer> | null): void {
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    expect(init.redirect).toBe('manual')
    left.push({ url, credentials: init.credentials, referers: referersFor(url) })
    await new Promise((resolve) => setTimeout(resolve, 5))
    const bytes = answer(url)
    return bytes ? new Response(bytes) : new Response('', { status: 403 })
  })
}

beforeEach(() => {
  left = []
  usePixels()
  world.grants.add('*')
  serveWith(() => png.slice())
})

/** Looks for the pixels of a picture whose file the page itself may not read. */
async function look(candidate: Partial<Candidate>, clicked: Partial<ImageClick> = {}) {
  openTab({})
  const click = makeClick({ rung: 'background', ...clicked })
  const call = (async () => null) as unknown as PageCall
  return climb({ click, candidate: makeCandidate(candidate), call, screen: screenOf(click) })
}

describe('cookies and passwords', () => {
  test.each<[string, Partial<Candidate>, Partial<ImageClick>]>([
    ['that the page shows', {}, {}],
    ['of another host of the page’s site', { url: 'https://img.page.example/lake.png' }, {}],
    ['by the user’s permission', {}, { rung: 'permission' }],
  ])('go along with a picture of the page’s own site %s', async (_, candidate, click) => {
    expect(await look(candidate, click)).toMatchObject({ ok: true })
    expect(left.map(({ credentials }) => credentials)).toEqual(['include'])
  })

  test.each<[string, Partial<Candidate>, Partial<ImageClick>]>([
    ['of another site', { url: foreign }, {}],
    ['of its site without encryption', { url: 'http://page.example/lake.png' }, {}],
    ['of another site, by the user’s permission', { url: foreign }, { rung: 'permission' }],
    [
      'of another user of the page’s host',
      { url: 'https://b.github.io/a.png' },
      { pageUrl: 'https://a.github.io/' },
    ],
    ['that a lazy placeholder names', { state: 'loading' }, {}],
    ['that does not load in the page', { state: 'broken' }, {}],
    ['that the page has removed', { kind: 'detached' }, {}],
    ['in a private window', {}, { isPrivate: true }],
    ['in a frame', {}, { frameId: 3 }],
  ])('do not go along with a picture %s', async (_, candidate, click) => {
    expect(await look(candidate, click)).toMatchObject({ ok: true })
    expect(left.map(({ credentials }) => credentials)).toEqual(['omit'])
  })

  test('do not go along when it is asked for again with a Referer either', async () => {
    serveWith(() => null)
    await look({ url: foreign })
    expect(left.map(({ credentials }) => credentials)).toEqual(['omit', 'omit'])
  })
})

describe('a picture that a site gives to its own pages only', () => {
  test('is asked for again in the name of the page: its origin alone', async () => {
    serveWith((url) => (referersFor(url).length > 0 ? png.slice() : null))
    expect(await look({ url: `${foreign}#part` })).toMatchObject({ ok: true })
    expect(left).toEqual([
      { url: foreign, credentials: 'omit', referers: [] },
      { url: foreign, credentials: 'omit', referers: ['https://page.example/'] },
    ])
    expect(world.rules).toEqual([])
  })

  test.each([
    ['http://cdn.other.example/lake.png', 'https://page.example/album'],
    [foreign, 'file:///home/me/page.html'],
  ])('is not asked for again where browsers send no Referer: %s on %s', async (url, pageUrl) => {
    serveWith(() => null)
    expect(await fetchOriginal(url, pageUrl)).toEqual({ kind: 'image-unreachable' })
    expect(left.map(({ referers }) => referers)).toEqual([[]])
  })

  test('each of several at once has its own page’s Referer, also for one address', async () => {
    serveWith(() => null)
    const pages = ['https://one.example/', 'https://two.example/', 'https://three.example/']
    const urls = [foreign, 'https://cdn.other.example/dawn.png']
    await Promise.all(urls.flatMap((url) => pages.map((page) => fetchOriginal(url, page))))
    for (const url of urls) {
      const sent = left.filter((request) => request.url === url).map(({ referers }) => referers)
      expect(sent.toSorted()).toEqual([[], [], [], ...pages.map((page) => [page])].toSorted())
    }
    expect(world.rules).toEqual([])
  })
})
