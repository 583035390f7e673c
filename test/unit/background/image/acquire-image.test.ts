import { beforeEach, describe, expect, test, vi } from 'vitest'
import { acquireImage } from '../../../../src/background/image/acquire-image.ts'
import { fetchOriginal, readFile, readOriginal } from '../../../../src/background/image/original-file.ts'
import { maxFileBytes } from '../../../../src/core/image/image-limits.ts'
import { serve } from '../../fakes/answer-server.ts'
import { world } from '../../fakes/browser.ts'
import { openTab } from '../../fakes/tab.ts'
import { makeCandidate, makeClick } from '../../samples/page-samples.ts'
import { bytesOf, join, picture, uint32 } from '../../samples/sample-images.ts'

const click = makeClick({
  tabId: 7,
  pageUrl: 'https://page.example/album#3',
  aim: { name: 'menu', srcUrl: 'https://page.example/a.png', targetElementId: null },
})
const gone = { image: { ok: false, problem: { kind: 'image-gone' } }, offers: null }

/** A page with nothing in it any more. */
const emptyPage = (url: string) => openTab({ locate: () => [] }, { id: click.tabId, url })

beforeEach(() => void world.grants.add('*'))

describe('an image that is gone between the click and the capture', () => {
  test('with its tab', async () => {
    expect(await acquireImage(click)).toEqual(gone)
  })

  test('with its page: the tab shows another one', async () => {
    emptyPage('https://other.example/')
    expect(await acquireImage(click)).toEqual(gone)
  })

  test('out of its page', async () => {
    emptyPage(click.pageUrl)
    expect(await acquireImage(click)).toEqual(gone)
  })
})

test('the site of an image is offered to be opened, but never all of them', async () => {
  const offersFor = async (url: string) => {
    openTab({ locate: () => [makeCandidate({ url })] }, { id: click.tabId, url: click.pageUrl })
    return (await acquireImage(click)).offers
  }
  expect(await offersFor('https://images.example:8443/a.png')).toMatchObject({
    origin: 'https://images.example:8443',
  })
  for (const url of [
    'https://*/a.png',
    'https://*.example/a.png',
    'https://%2a/a.png',
    'blob:https://a.example/1',
  ])
    expect(await offersFor(url)).toMatchObject({ origin: null })
})

describe('a file', () => {
  test('without bytes is empty', async () => {
    expect(await readFile(new Blob([]), 'page')).toEqual({ kind: 'image-empty' })
  })

  test('that is a web page is no image, whatever its type says', async () => {
    const page = new Blob(['<!doctype html><title>Log in</title>'], { type: 'image/png' })
    expect(await readFile(page, 'page')).toEqual({ kind: 'image-undecodable' })
  })

  test('that claims 30,000 x 30,000 pixels is refused by its header, within 100 ms', async () => {
    const bomb = await bytesOf(picture().png())
    bomb.set(join(uint32(30_000), uint32(30_000)), 16)
    const refused = { kind: 'image-too-many-pixels', width: 30_000, height: 30_000 }
    // The quickest of several: the others may have waited for another test.
    let tookMs = Number.POSITIVE_INFINITY
    for (let time = 0; time < 5; time++) {
      const started = performance.now()
      expect(await readFile(new Blob([bomb.slice()]), 'page')).toEqual(refused)
      tookMs = Math.min(tookMs, performance.now() - started)
    }
    expect(tookMs).toBeLessThan(100)
  })

  test('of 3 MB in a data: address is read', async () => {
    const large = Buffer.concat([await bytesOf(picture().png()), Buffer.alloc(3_000_000)])
    const url = `data:image/png;base64,${large.toString('base64')}`
    const read = await readOriginal(vi.fn(), { url, state: 'shown' }, click.pageUrl)
    expect(read).toMatchObject({ source: 'data-url', header: { type: 'image/png' } })
  })

  test('of 60 MB is stopped at the cap while it downloads', async () => {
    let written = 0
    const base = await serve(async (response) => {
      const piece = Buffer.alloc(1_000_000)
      while (written < 60_000_000 && !response.destroyed) {
        written += piece.length
        response.write(piece)
        while (response.writableNeedDrain && !response.destroyed)
          await new Promise((resolve) => setImmediate(resolve))
      }
      response.end()
    })
    expect(await fetchOriginal(`${base}/a.png`, `${base}/page.html`)).toEqual({
      kind: 'image-file-too-big',
      maxBytes: maxFileBytes,
    })
    expect(written).toBeLessThan(59_000_000)
  })
})
