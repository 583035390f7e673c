import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ask, dataUrl, type Overrides, readStream, refusal } from '../../demo/api/ask-stand-in.ts'
import { countImageTokens } from '../../demo/api/billing.ts'
import { readPixel } from '../../demo/api/decode-image.ts'
import { demoKey } from '../../demo/api/stand-in-api.ts'
import { loadPictures } from '../../demo/gallery/pictures/pictures.ts'
import { type Demo, startDemo } from '../../demo/servers.ts'
import vectors from '../core/tokens/image-token-vectors.json' with { type: 'json' }

let demo: Demo
let pictures: ReadonlyMap<string, Buffer>

beforeAll(async () => {
  demo = await startDemo()
  pictures = await loadPictures()
}, 60_000)
afterAll(() => demo.close())
beforeEach(() => demo.reset())

describe('a good request', () => {
  it('is answered from the pixels, streamed, with usage', async () => {
    const reply = await ask(demo, 'gpt-6-luna')
    expect(reply.headers.get('x-request-id')).toMatch(/^req_/)
    expect(reply.headers.get('content-type')).toMatch('text/event-stream')
    const { text, finish, usage } = await readStream(reply)
    expect(text).toMatch('640 × 480')
    expect(finish).toBe('stop')
    expect(usage.prompt_tokens_details.image_tokens).toBe(360)
    expect(usage.prompt_tokens).toBeGreaterThan(360)
  })

  it('is recorded with what the image really was', async () => {
    await ask(demo, 'gpt-6-luna')
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
    const { text } = await readStream(await ask(demo, 'gpt-6-luna', { image }))
    expect(text).toMatch('1200 × 800')
    expect(demo.requests[0]?.images[0]).toMatchObject({ as: 'link', url: image })
    expect(demo.pageRequests).toMatchObject([{ by: 'stand-in', url: '/pictures/photo.jpg' }])
  })

  it('with the question of the gallery about its photo is answered as by a model that understands pictures', async () => {
    const text = 'Where could this be, and what time of day?'
    const asked = async (url: string) => {
      const content = [
        { type: 'text', text },
        { type: 'image_url', image_url: { url, detail: 'high' } },
      ]
      return readStream(await ask(demo, 'gpt-6-luna', { more: { messages: [{ role: 'user', content }] } }))
    }
    const photo = await asked(new URL('/pictures/photo.jpg', demo.publicGalleryUrl).href)
    expect(photo.text).toMatch('mountain lake')
    const other = await asked(new URL('/pictures/chart.png', demo.publicGalleryUrl).href)
    expect(other.text).toMatch("the demo's stand-in")
  })

  it('is answered in Chinese when it asks in Chinese', async () => {
    const messages = [{ role: 'user', content: '这是什么？' }]
    const { text } = await readStream(await ask(demo, 'gpt-6-luna', { more: { messages } }))
    expect(text).toMatch('替身')
  })

  it('is cut with finish_reason length at its own limit', async () => {
    const { finish, usage } = await readStream(
      await ask(demo, 'gpt-6-luna', { more: { max_completion_tokens: 20 } }),
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
    expect(await refusal(await ask(demo, model, make()))).toEqual({ status, code, param: param ?? null })
  })
})

it('refuses loudly what its own check lets pass and the published schema does not have', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  const reply = await ask(demo, 'gpt-4o', { more: { reasoning_effort: 'endless' } })
  expect(await refusal(reply)).toMatchObject({ status: 400, code: 'not_in_published_schema' })
  expect(said).toHaveBeenCalledOnce()
  said.mockRestore()
})

it('wants no other server than the vendor to be asked to store nothing', async () => {
  const reply = await ask(demo, 'gpt-4o', { more: { store: false } })
  expect(await refusal(reply)).toEqual({ status: 400, code: 'unknown_parameter', param: 'store' })
})

describe('tokens', () => {
  // `gpt-image-1` makes images and is no chat model.
  const rows = vectors.filter(({ detail }) => detail !== 'input')
  it.each(rows)('$model $width x $height $detail is $tokens', ({ model, width, height, detail, tokens }) => {
    const level = detail === 'low' ? 'low' : 'high'
    expect(countImageTokens(model, { width, height }, level)).toEqual({ tokens })
  })
})
