import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { countImageTokens } from '../demo/billing.ts'
import { decodeImage, readPixel, showsColour } from '../demo/decode-image.ts'
import { faultModels, faults } from '../demo/faults.ts'
import { halves } from '../demo/faults-of-the-stream.ts'
import { allCards, cardById } from '../demo/gallery.ts'
import { gpsCanary, loadPictures } from '../demo/pictures.ts'
import { type Demo, startDemo } from '../demo/servers.ts'
import { demoKey } from '../demo/stand-in-api.ts'
import vectors from './image-token-vectors.json' with { type: 'json' }

let demo: Demo
let pictures: ReadonlyMap<string, Buffer>

beforeAll(async () => {
  demo = await startDemo()
  pictures = await loadPictures()
}, 60_000)
afterAll(() => demo.close())
beforeEach(() => demo.reset())

const dataUrl = (type: string, bytes: Buffer) => `data:${type};base64,${bytes.toString('base64')}`
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#2a7f9e' } })
    .png()
    .toBuffer()

type Overrides = { key?: string; detail?: string | null; image?: string; more?: object; earlier?: object[] }

/** Asks as the extension would, with what a test wants different. */
async function ask(
  model: string,
  { key = demoKey, detail = 'high', image, more, earlier = [] }: Overrides = {},
) {
  const url = image ?? dataUrl('image/png', await plain(640, 480))
  const content = [
    { type: 'text', text: 'What is this?' },
    { type: 'image_url', image_url: detail === null ? { url } : { url, detail } },
  ]
  return fetch(`${demo.apiBaseUrl}/chat/completions`, {
    method: 'POST',
    redirect: 'manual',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      model,
      messages: [{ role: 'user', content }, ...earlier],
      stream: true,
      stream_options: { include_usage: true },
      max_completion_tokens: 4096,
      ...more,
    }),
  })
}

async function refusal(reply: Response) {
  const { error } = await reply.json()
  return { status: reply.status, code: error.code, param: error.param }
}

/** Text, finish reason and usage of a stream, read in the plainest way. */
async function readStream(reply: Response) {
  const events = (await reply.text()).split('\n\n').filter((event) => event.startsWith('data: {'))
  const chunks = events.map((event) => JSON.parse(event.slice(6)))
  return {
    text: chunks.map((chunk) => chunk.choices?.[0]?.delta.content ?? '').join(''),
    finish: chunks.map((chunk) => chunk.choices?.[0]?.finish_reason).find(Boolean) ?? null,
    usage: chunks.at(-1)?.usage ?? null,
  }
}

describe('a good request', () => {
  it('is answered from the pixels, streamed, with usage', async () => {
    const reply = await ask('gpt-6-luna')
    expect(reply.headers.get('x-request-id')).toMatch(/^req_/)
    expect(reply.headers.get('content-type')).toMatch('text/event-stream')
    const { text, finish, usage } = await readStream(reply)
    expect(text).toMatch('640 × 480')
    expect(finish).toBe('stop')
    expect(usage.prompt_tokens_details.image_tokens).toBe(360)
    expect(usage.prompt_tokens).toBeGreaterThan(360)
  })

  it('is recorded with what the image really was', async () => {
    await ask('gpt-6-luna')
    const { images, model, headers } = await demo.waitForRequest()
    expect(model).toBe('gpt-6-luna')
    expect(headers.authorization).toBe(`Bearer ${demoKey}`)
    expect(images).toHaveLength(1)
    expect(images[0]).toMatchObject({ as: 'bytes', detail: 'high', declaredType: 'image/png' })
    expect(images[0]?.decoded).toMatchObject({ type: 'image/png', width: 640, height: 480, hasExif: false })
    expect(await readPixel(images[0]?.bytes ?? Buffer.alloc(0), 5, 5)).toEqual([0x2a, 0x7f, 0x9e, 255])
  })

  it('may send a public link, which is downloaded', async () => {
    const image = new URL('/pictures/photo.jpg', demo.publicGalleryUrl).href
    const { text } = await readStream(await ask('gpt-6-luna', { image }))
    expect(text).toMatch('1200 × 800')
    expect(demo.requests[0]?.images[0]).toMatchObject({ as: 'link', url: image })
    expect(demo.pageRequests).toMatchObject([{ by: 'stand-in', url: '/pictures/photo.jpg' }])
  })

  it('is answered in Chinese when it asks in Chinese', async () => {
    const messages = [{ role: 'user', content: '这是什么？' }]
    const { text } = await readStream(await ask('gpt-6-luna', { more: { messages } }))
    expect(text).toMatch('替身')
  })

  it('is cut with finish_reason length at its own limit', async () => {
    const { finish, usage } = await readStream(
      await ask('gpt-6-luna', { more: { max_completion_tokens: 20 } }),
    )
    expect(finish).toBe('length')
    expect(usage.completion_tokens).toBeLessThanOrEqual(20)
  })
})

describe('the stand-in refuses what the real API refuses', () => {
  const avif = () => dataUrl('image/avif', pictures.get('fish.avif') ?? Buffer.alloc(0))
  const gif = () => dataUrl('image/gif', pictures.get('lights.gif') ?? Buffer.alloc(0))
  const truncated = () => dataUrl('image/jpeg', pictures.get('truncated.jpg') ?? Buffer.alloc(0))
  const link = (path: string) => new URL(path, demo.publicGalleryUrl).href
  const huge = () => dataUrl('image/jpeg', pictures.get('huge.jpg') ?? Buffer.alloc(0))
  const atDetail = 'messages[0].content[1].image_url.detail'

  const rows: [
    what: string,
    model: string,
    make: () => Overrides,
    status: number,
    code: string | null,
    param?: string,
  ][] = [
    ['a wrong key', 'gpt-4o', () => ({ key: 'sk-wrong' }), 401, 'invalid_api_key'],
    ['an unknown model', 'gpt-9', () => ({}), 404, 'model_not_found'],
    ['an unknown parameter', 'gpt-4o', () => ({ more: { colour: 1 } }), 400, 'unknown_parameter', 'colour'],
    ['an unknown detail', 'gpt-4o', () => ({ detail: 'medium' }), 400, 'invalid_value', atDetail],
    ['no detail', 'gpt-4o', () => ({ detail: null }), 400, 'missing_required_parameter', atDetail],
    [
      'original where there is none',
      'gpt-4o',
      () => ({ detail: 'original' }),
      400,
      'invalid_value',
      atDetail,
    ],
    [
      'no answer tokens',
      'gpt-4o',
      () => ({ more: { max_completion_tokens: 0 } }),
      400,
      'integer_below_min_value',
      'max_completion_tokens',
    ],
    ['an AVIF', 'gpt-4o', () => ({ image: avif() }), 400, 'invalid_image_format'],
    ['an animated GIF', 'gpt-4o', () => ({ image: gif() }), 400, 'invalid_image_format'],
    ['a truncated JPEG', 'gpt-4o', () => ({ image: truncated() }), 400, 'image_parse_error'],
    ['broken base64', 'gpt-4o', () => ({ image: 'data:image/png;base64,#' }), 400, 'invalid_base64_image'],
    [
      'a link to nothing',
      'gpt-4o',
      () => ({ image: link('/pictures/not-there.png') }),
      400,
      'invalid_image_url',
      'url',
    ],
    [
      'a private link',
      'gpt-4o',
      () => ({ image: `${demo.galleryUrl}pictures/photo.jpg` }),
      400,
      'invalid_image_url',
      'url',
    ],
    [
      'too many patches',
      'gpt-6-astra',
      () => ({ image: huge(), detail: 'original' }),
      400,
      'image_too_large',
    ],
    [
      'an image for a model without eyes',
      'text-only',
      () => ({}),
      400,
      null,
      'messages.[1].content.[1].type',
    ],
  ]
  it.each(rows)('%s (%s)', async (_what, model, make, status, code, param) => {
    expect(await refusal(await ask(model, make()))).toEqual({ status, code, param: param ?? null })
  })
})

describe('tokens', () => {
  // `gpt-image-1` makes images and is no chat model.
  const rows = vectors.filter(({ detail }) => detail !== 'input')
  it.each(rows)('$model $width x $height $detail is $tokens', ({ model, width, height, detail, tokens }) => {
    const level = detail === 'low' ? 'low' : 'high'
    expect(countImageTokens(model, { width, height }, level)).toEqual({ tokens })
  })
})

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
    const found = await refusal(await ask(model, small ? { image: small } : {}))
    expect(found).toMatchObject({ status, code: model === 'fault-patches' ? 'image_too_large' : code })
  })

  it('fault-429 asks for patience once, then answers', async () => {
    const first = await ask('fault-429')
    expect(first.status).toBe(429)
    expect(first.headers.get('retry-after')).toBe('1')
    expect((await ask('fault-429')).status).toBe(200)
  })

  it('fault-image-url refuses links and takes bytes', async () => {
    const image = new URL('/pictures/photo.jpg', demo.publicGalleryUrl).href
    expect(await refusal(await ask('fault-image-url', { image }))).toMatchObject({
      code: 'invalid_image_url',
    })
    expect((await ask('fault-image-url')).status).toBe(200)
  })

  it('fault-detail-param wants no detail at all', async () => {
    expect(await refusal(await ask('fault-detail-param'))).toMatchObject({ code: 'unknown_parameter' })
    expect((await ask('fault-detail-param', { detail: null })).status).toBe(200)
  })

  it('fault-html and fault-ollama-403 are no JSON', async () => {
    const portal = await ask('fault-html')
    expect([portal.status, portal.headers.get('content-type')]).toEqual([200, 'text/html'])
    expect(await (await ask('fault-ollama-403')).text()).toBe('')
  })

  it('fault-redirect points at another host', async () => {
    const reply = await ask('fault-redirect')
    expect(reply.headers.get('location')).toBe(`${demo.foreignUrl}/v1/chat/completions`)
  })

  it('fault-network, fault-reset and fault-reset-finish cut the line', async () => {
    await expect(ask('fault-network')).rejects.toThrow()
    await expect((await ask('fault-reset')).text()).rejects.toThrow()
    await expect((await ask('fault-reset-finish')).text()).rejects.toThrow()
  })

  it('fault-cut ends without a finish_reason, and continuing completes it', async () => {
    expect(await readStream(await ask('fault-cut'))).toMatchObject({ text: halves[0], finish: null })
    const earlier = [
      { role: 'assistant', content: halves[0] },
      { role: 'user', content: 'Continue.' },
    ]
    const rest = await readStream(await ask('fault-cut', { earlier }))
    expect(rest).toMatchObject({ text: halves[1], finish: 'stop' })
  })

  const wholeStreams = [
    'fault-split-utf8',
    'fault-byte-by-byte',
    'fault-duplicate',
    'fault-long',
    'fault-silence-0',
    'fault-huge-20',
  ]
  it.each(wholeStreams)('%s is a whole answer all the same', async (model) => {
    const { text, finish } = await readStream(await ask(model))
    expect(finish).toBe('stop')
    expect(text).not.toMatch('\ufffd')
    expect(text.length).toBeGreaterThan(40)
  })

  it('says that it was left alone when the asker goes away', async () => {
    const reply = await ask('fault-silence-30')
    await reply.body?.cancel()
    await demo.waitForRequest(({ outcome }) => outcome === 'abandoned')
  })
})

describe('the gallery', () => {
  it('shows every card on the private and the public address', async () => {
    const page = await (await fetch(demo.galleryUrl)).text()
    for (const { id } of allCards) expect(page).toMatch(`id="card-${id}"`)
    expect(page).toMatch(`${demo.foreignUrl}/pictures/city.jpg`)
  })

  const drawable = allCards.filter(({ expected, type }) => expected && !/bmp|icon/.test(type))
  it.each(drawable)(
    '$id has the size, type and colours that its card says',
    async ({ file, expected, type }) => {
      const decoded = await decodeImage(pictures.get(file ?? '') ?? Buffer.alloc(0))
      expect(decoded).toMatchObject({ type, width: expected?.width, height: expected?.height })
      const missing = expected?.colours.filter((colour) => decoded && !showsColour(decoded, colour))
      expect(missing).toEqual([])
    },
  )

  it('hides a canary in the EXIF of the turned photo alone', () => {
    const withCanary = [...pictures].filter(([, bytes]) => bytes.includes(gpsCanary)).map(([name]) => name)
    expect(withCanary).toEqual([cardById('turned').file])
  })
})
