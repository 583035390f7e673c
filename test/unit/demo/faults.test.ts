import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readFailure } from '../../../src/core/failure/api-failure.ts'
import { ask, dataUrl, plain, readStream, refusal } from '../../demo/api/ask-stand-in.ts'
import { faultModels, faults } from '../../demo/api/faults/faults.ts'
import { halves } from '../../demo/api/faults/faults-of-the-stream.ts'
import { vendorFaults } from '../../demo/api/faults/faults-of-vendors.ts'
import { demoKey } from '../../demo/api/stand-in-api.ts'
import { type Demo, startDemo } from '../../demo/servers.ts'

let demo: Demo

beforeAll(async () => {
  demo = await startDemo()
}, 60_000)
afterAll(() => demo.close())
beforeEach(() => demo.reset())

describe('faults', () => {
  it('have names of their own, which the list of models shows', async () => {
    const reply = await fetch(`${demo.apiBaseUrl}/models`, {
      headers: { authorization: `Bearer ${demoKey}` },
    })
    const { data } = await reply.json()
    const ids = data.map(({ id }: { id: string }) => id)
    expect(ids).toEqual(expect.arrayContaining(['gpt-6-luna', ...faultModels]))
    expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length)
    expect(data.find(({ id }: { id: string }) => id === 'gpt-4o')).toMatchObject({
      shutdown_date: '2027-01-14',
    })
  })

  const refusals: [model: string, status: number, code: string | null][] = [
    ['fault-401', 401, 'invalid_api_key'],
    ['fault-403-region', 403, 'unsupported_country_region_territory'],
    ['fault-quota', 429, 'insufficient_quota'],
    ['fault-429-always', 429, 'rate_limit_exceeded'],
    ['fault-500-always', 500, null],
    ['fault-image-format-always', 400, 'invalid_image_format'],
    ['fault-patches', 400, null],
    ['fault-max-completion-tokens', 400, 'unknown_parameter'],
  ]
  it.each(refusals)('%s answers %i', async (model, status, code) => {
    const small = model === 'fault-patches' ? dataUrl('image/png', await plain(2000, 1000)) : undefined
    const found = await refusal(await ask(demo, model, small ? { image: small } : {}))
    expect(found).toMatchObject({ status, code: model === 'fault-patches' ? 'image_too_large' : code })
  })

  const unexplained = ['fault-gemini-link']
  it.each(vendorFaults.map(({ name }) => name))('%s is known for what it is', async (model) => {
    const link = new URL('/pictures/photo.jpg', demo.publicGalleryUrl).href
    const reply = await ask(demo, model, { image: link, detail: 'original' })
    const about = { status: reply.status, body: await reply.json(), headers: { retryAfter: null } }
    const problem = readFailure({ ...about, model, baseUrl: demo.apiBaseUrl, sentLinks: true, now: 0 })
    expect(reply.ok).toBe(false)
    expect(problem.kind === 'unexpected').toBe(unexplained.includes(model))
  })

  it('fault-429 asks for patience once, then answers', async () => {
    const first = await ask(demo, 'fault-429')
    expect(first.status).toBe(429)
    expect(first.headers.get('retry-after')).toBe('1')
    expect((await ask(demo, 'fault-429')).status).toBe(200)
  })

  it('fault-image-url refuses links and takes bytes', async () => {
    const image = new URL('/pictures/photo.jpg', demo.publicGalleryUrl).href
    expect(await refusal(await ask(demo, 'fault-image-url', { image }))).toMatchObject({
      code: 'invalid_image_url',
    })
    expect((await ask(demo, 'fault-image-url')).status).toBe(200)
  })

  it('fault-detail-param wants no detail at all', async () => {
    expect(await refusal(await ask(demo, 'fault-detail-param'))).toMatchObject({ code: 'unknown_parameter' })
    expect((await ask(demo, 'fault-detail-param', { detail: null })).status).toBe(200)
  })

  it('fault-ollama-403 says nothing', async () => {
    expect(await (await ask(demo, 'fault-ollama-403')).text()).toBe('')
  })

  it('fault-redirect points at another host', async () => {
    const reply = await ask(demo, 'fault-redirect')
    expect(reply.headers.get('location')).toBe(`${demo.foreignUrl}/v1/chat/completions`)
  })

  it('fault-network, fault-reset and fault-reset-finish cut the line', async () => {
    await expect(ask(demo, 'fault-network')).rejects.toThrow()
    await expect((await ask(demo, 'fault-reset')).text()).rejects.toThrow()
    await expect((await ask(demo, 'fault-reset-finish')).text()).rejects.toThrow()
  })

  it('fault-cut ends without a finish_reason, and continuing completes it', async () => {
    expect(await readStream(await ask(demo, 'fault-cut'))).toMatchObject({ text: halves[0], finish: null })
    const earlier = [
      { role: 'assistant', content: halves[0] },
      { role: 'user', content: 'Continue.' },
    ]
    const rest = await readStream(await ask(demo, 'fault-cut', { earlier }))
    expect(rest).toMatchObject({ text: halves[1], finish: 'stop' })
  })

  const wholeStreams = [
    'fault-split-utf8',
    'fault-byte-by-byte',
    'fault-duplicate',
    'fault-comments',
    'fault-silence-0',
    'fault-huge-20',
  ]
  it.each(wholeStreams)('%s is a whole answer all the same', async (model) => {
    const { text, finish } = await readStream(await ask(demo, model))
    expect(finish).toBe('stop')
    expect(text).not.toMatch('\ufffd')
    expect(text.length).toBeGreaterThan(40)
  })

  it.each([
    ['fault-odd-a-page-of-html', 'text/html', /^<html>/],
    ['fault-odd-a-stream-without-a-content-type', null, /^data: /],
    ['fault-odd-newline-delimited-json', 'application/x-ndjson', /^\{/],
    ['fault-odd-an-error-in-a-field-of-its-own', 'text/event-stream', /^error: /],
  ])('%s answers as another server was seen to', async (model, type, beginning) => {
    const reply = await ask(demo, model)
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, type])
    expect(await reply.text()).toMatch(beginning)
  })

  it('says that it was left alone when the asker goes away', async () => {
    const reply = await ask(demo, 'fault-silence-30')
    await reply.body?.cancel()
    await demo.waitForRequest(({ outcome }) => outcome === 'abandoned')
  })
})
