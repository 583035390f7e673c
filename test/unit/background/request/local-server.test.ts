import { afterEach, expect, test, vi } from 'vitest'
import { isLocalServerRefusing } from '../../../../src/background/request/local-server.ts'

const local = 'http://localhost:11434/v1'
const signal = new AbortController().signal

afterEach(() => vi.unstubAllGlobals())

/** A browser's view of a server: whether a readable and an opaque request succeed. */
function seenAs(readable: boolean, opaque: boolean): { asked: RequestInit[] } {
  const asked: RequestInit[] = []
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    asked.push(init)
    if (!(init.mode === 'no-cors' ? opaque : readable)) throw new TypeError('Failed to fetch')
    return new Response('')
  })
  return { asked }
}

test.each([
  ['is there but answers no extension', false, true, true],
  ['is not there', false, false, false],
  ['lets us in, so that something else broke', true, true, false],
])('a local server that %s', async (_, readable, opaque, expected) => {
  seenAs(readable, opaque)
  expect(await isLocalServerRefusing(local, signal)).toBe(expected)
})

test('no key goes along, and servers elsewhere are not asked', async () => {
  const { asked } = seenAs(false, true)
  await isLocalServerRefusing('https://api.openai.com/v1', signal)
  expect(asked).toHaveLength(0)
  await isLocalServerRefusing(local, signal)
  expect(asked.every(({ headers, credentials }) => headers === undefined && credentials === 'omit')).toBe(
    true,
  )
})
