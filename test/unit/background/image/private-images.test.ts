import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fetchOriginal, readOriginal } from '../../../../src/background/image/original-file.ts'
import { seen, serve } from '../../fakes/answer-server.ts'
import { world } from '../../fakes/browser.ts'

const page = 'https://page.example/album'
const unreachable = { kind: 'image-unreachable' }

// Every site is open to the extension here: nothing but our own rule stands between a page and a private address.
beforeEach(() => void world.grants.add('*'))

describe('an image at a private address, on a page of another host', () => {
  test.each([
    'http://127.0.0.1/a.png',
    'http://localhost:8080/a.png',
    'http://10.0.0.1/a.png',
    'http://172.16.0.1/a.png',
    'http://192.168.1.1/a.png',
    'http://169.254.169.254/latest/meta-data/a.png',
    'http://[::1]/a.png',
    'http://[fd00::1]/a.png',
    'http://[::ffff:127.0.0.1]/a.png',
    'http://2130706433/a.png',
    'http://0x7f.1/a.png',
    'http://0/a.png',
    'http://router/a.png',
    'http://printer.local/a.png',
    'http://fritz.box/a.png',
    'http://pi.hole/a.png',
    'http://nas.home.arpa/a.png',
    'http://abcdef.onion/a.png',
    'http://127.0.0.1.nip.io/a.png',
    'http://[2606:4700::5efe:7f00:1]/a.png',
    'http://localhost../a.png',
  ])('%s is fetched neither by the page nor by the background', async (url) => {
    const call = vi.fn()
    const fetch = vi.fn()
    vi.stubGlobal('fetch', fetch)
    expect(await readOriginal(call, { url, state: 'shown' }, page)).toEqual(unreachable)
    expect(await fetchOriginal(url, page)).toEqual(unreachable)
    expect(call).not.toHaveBeenCalled()
    expect(fetch).not.toHaveBeenCalled()
  })

  test('is not used when the page was redirected to it', async () => {
    const got = { ok: true, base64: btoa('GIF89a'), finalUrl: 'http://192.168.1.1/a.gif' }
    expect(
      await readOriginal(
        async () => got as never,
        { url: 'https://page.example/a.gif', state: 'shown' },
        page,
      ),
    ).toEqual(unreachable)
  })
})

test.each([
  ['https://media.barclays/a.png', 'https://home.barclays/'],
  ['https://assets.bosch/a.png', 'https://page.example/album'],
])('%s, under an ending that is a brand, is fetched for %s', async (url, pageUrl) => {
  const file = new Response('GIF89a', { headers: { 'content-type': 'image/gif' } })
  const fetch = vi.fn(async () => file)
  vi.stubGlobal('fetch', fetch)
  const call = vi.fn(async () => null)
  await readOriginal(call, { url, state: 'shown' }, pageUrl)
  await fetchOriginal(url, pageUrl)
  expect(call).toHaveBeenCalledOnce()
  expect(fetch).toHaveBeenCalled()
})

test('the background follows no redirect, and so none into a private network', async () => {
  const base = await serve((response, { headers, url }) => {
    if (url === '/v1/a.png')
      response.writeHead(302, { location: `http://localhost:${port(headers)}/secret.png` })
    response.end('pixels')
  })
  expect(await fetchOriginal(`${base}/a.png`, `${base}/page.html`)).toEqual(unreachable)
  expect(seen.length).toBeGreaterThan(0)
  expect(seen.map(({ url }) => url)).not.toContain('/secret.png')
})

const port = ({ host = '' }: { host?: string | undefined }) => host.split(':')[1]
