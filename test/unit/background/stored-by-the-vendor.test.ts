import { request as httpRequest } from 'node:http'
import { Readable } from 'node:stream'
import { afterEach, expect, test, vi } from 'vitest'
import { createStandInApi, demoKey } from '../../demo/api/stand-in-api.ts'
import { type LocalServer, listen } from '../../demo/listen.ts'
import { openTab } from '../fakes/tab.ts'
import { lake, pageWithPicture } from '../samples/page-samples.ts'
import { isStill, startBackground } from './start-background.ts'

let server: LocalServer | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

/** Fetches an address from a port of this computer, which hears the address's host; Node's own `fetch` would not say it. */
function fetchFrom(port: number, address: string, { method, headers, body }: RequestInit): Promise<Response> {
  const { host, pathname } = new URL(address)
  const options = { port, path: pathname, method: method ?? 'GET' }
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { ...options, headers: { ...Object.fromEntries(new Headers(headers)), host } },
      (answer) => {
        const stream = Readable.toWeb(answer) as ReadableStream<Uint8Array>
        const type = answer.headers['content-type'] ?? ''
        resolve(new Response(stream, { status: answer.statusCode ?? 0, headers: { 'content-type': type } }))
      },
    )
    request.on('error', reject).end(body)
  })
}

/** A question to `baseUrl`, where the stand-in answers under whatever name it is asked. */
async function askAt(baseUrl: string) {
  const foreignUrl = () => 'http://127.0.0.1:9'
  const standIn = createStandInApi({ foreignUrl, listener: () => {}, untilRead: async () => {} })
  server = await listen(0, standIn.handle)
  const background = await startBackground({ baseUrl, sendAs: 'image' })
  await background.ask('saveKey', { baseUrl, key: demoKey, keeping: { storage: 'computer' } })
  const { port } = server
  vi.stubGlobal('fetch', (address: string, init: RequestInit) => fetchFrom(port, address, init))
  background.clickImage(openTab(await pageWithPicture()), lake)
  const { turn } = await background.until(isStill)
  return { state: turn.state.name, requests: standIn.requests }
}

test.each([['https://api.openai.com/v1'], ['https://eu.api.openai.com/v1']])(
  'the vendor at %s, which insists on it, is asked to store nothing',
  async (baseUrl) => {
    const { state, requests } = await askAt(baseUrl)
    expect(state).toBe('done')
    expect(requests).toMatchObject([{ headers: { host: new URL(baseUrl).host }, body: { store: false } }])
  },
)

test.each([
  ['https://gateway.example/v1'],
  ['https://api.openai.com.evil.example/v1'],
  ['https://openai.azure.com/v1'],
  ['http://localhost:1234/v1'],
])('no other server, as %s, which would refuse it, hears of storing', async (baseUrl) => {
  const { state, requests } = await askAt(baseUrl)
  expect(state).toBe('done')
  expect(requests).toHaveLength(1)
  expect(requests[0]?.body).not.toHaveProperty('store')
})
