import { describe, expect, test } from 'vitest'
import sdk from '../../../../node_modules/openai/package.json' with { type: 'json' }
import { buildBody } from '../../../../src/background/request/build-request.ts'
import type { PreparedImage } from '../../../../src/background/request/prepare-image.ts'
import type { Turn } from '../../../../src/core/chat/turn.ts'
import type { AttachedImage } from '../../../../src/core/image/attached-image.ts'
import type { ContentPart } from '../../../../src/core/request/chat-request-body.ts'
import { countInput } from '../../../../src/core/request/count-request.ts'
import type { ServerTraits } from '../../../../src/core/server/server-traits.ts'
import type { Settings } from '../../../../src/core/settings/settings.ts'
import chatBody from '../../../demo/api/published/chat-body.json' with { type: 'json' }
import countBody from '../../../demo/api/published/count-body.json' with { type: 'json' }
import { misfitOf } from '../../../demo/api/published/misfit.ts'
import { makeConditions, makeImage, makeTurn } from '../../samples/samples.ts'

const link = 'https://images.example/photo.jpg'
const bytes = 'data:image/png;base64,iVBORw0KGgo='
const vendor = 'https://api.openai.com/v1'
const chatPath = '/v1/chat/completions'

/** A part with an image, as it was prepared; `detail` is missing for a server that does not know it. */
const imagePart = (url: string, detail?: 'low' | 'high' | 'original'): ContentPart => ({
  type: 'image_url',
  image_url: { url, ...(detail && { detail }) },
})

/** The body of a question with these images. */
function bodyOf(
  parts: ContentPart[],
  more: {
    turn?: Partial<Turn>
    earlier?: Turn[]
    settings?: Partial<Settings>
    traits?: Partial<ServerTraits>
    isContinuation?: boolean
  } = {},
) {
  const images: AttachedImage[] = parts.map((_, index) => makeImage({ id: `image ${index}` }))
  const prepared = parts.map((part, index) => ({
    part,
    sent: { imageId: `image ${index}` },
  })) as PreparedImage[]
  const conditions = makeConditions(more.settings)
  const traits = { ...conditions.traits, ...more.traits }
  const turn = makeTurn({ sequence: 9, images, ...more.turn })
  const turns = [...(more.earlier ?? []), turn]
  return buildBody(turns, turn, prepared, { ...conditions, traits }, more.isContinuation)
}

const earlier = [makeTurn({ id: 'first', sequence: 2, answer: 'A lake.', images: [] })]
const bodies: [string, ReturnType<typeof bodyOf>][] = [
  ['without an image', bodyOf([])],
  ['with a link', bodyOf([imagePart(link, 'high')])],
  ['with bytes', bodyOf([imagePart(bytes, 'high')])],
  ['at detail low', bodyOf([imagePart(bytes, 'low')])],
  ['at detail original', bodyOf([imagePart(bytes, 'original')])],
  ['without a detail', bodyOf([imagePart(bytes)], { traits: { sendsDetail: false } })],
  [
    'with several images',
    bodyOf([imagePart(link, 'low'), imagePart(bytes, 'high'), imagePart(bytes, 'low')]),
  ],
  ['after an answer', bodyOf([imagePart(link, 'high')], { earlier })],
  ['for the rest of an answer', bodyOf([], { earlier, turn: { answer: 'A la' }, isContinuation: true })],
  ['in a chosen language', bodyOf([], { settings: { answerLanguage: '中文' } })],
  ['with max_tokens', bodyOf([], { traits: { tokenLimitName: 'max_tokens' } })],
  ['without stream_options', bodyOf([], { traits: { sendsStreamOptions: false } })],
  ['to the vendor', bodyOf([], { settings: { baseUrl: vendor } })],
  ['to another server', bodyOf([], { settings: { baseUrl: 'https://gateway.example/v1' } })],
]

describe('the vendor’s published schema', () => {
  test.each(bodies)('has the body of a question %s', (_, body) => {
    expect(misfitOf(chatPath, JSON.parse(JSON.stringify(body)))).toBeNull()
  })

  test.each(bodies)('has what is counted of a question %s', (_, { model, messages }) => {
    expect(misfitOf('/v1/responses/input_tokens', { model, input: countInput(messages) })).toBeNull()
  })

  const good = bodyOf([imagePart(bytes, 'high')])
  const withImage = (image_url: object) => ({
    messages: [{ role: 'user', content: [{ type: 'image_url', image_url }] }],
  })
  test.each<[string, object]>([
    ['a field that is unknown', { think: true }],
    ['a detail that is unknown', withImage({ url: bytes, detail: 'highest' })],
    ['a field of the image that is unknown', withImage({ url: bytes, size: 5 })],
    ['an address that is none', withImage({ url: 'photo.jpg' })],
    ['no message', { messages: [] }],
    ['a message without parts', { messages: [{ role: 'user', content: [] }] }],
    ['a part that is unknown', { messages: [{ role: 'user', content: [{ type: 'video' }] }] }],
    ['a role that is unknown', { messages: [{ role: 'bot', content: 'x' }] }],
    ['thinking that is sent back', { messages: [{ role: 'assistant', content: 'x', reasoning: 'y' }] }],
    ['half a token', { max_completion_tokens: 0.5 }],
    ['an option of the stream that is unknown', { stream_options: { usage: true } }],
    ['words where a flag belongs', { store: 'no' }],
  ])('does not have %s', (_, changes) => {
    expect(misfitOf(chatPath, { ...good, ...changes })).not.toBeNull()
  })

  test('is that of the installed package: after an update, npm run schemas makes it anew', () => {
    for (const schema of [chatBody, countBody]) expect(schema.$comment).toContain(`openai ${sdk.version} `)
  })
})

test.each([
  [vendor, false],
  ['https://eu.api.openai.com/v1', false],
  ['https://mine.openai.azure.com/openai/v1', undefined],
  ['https://openrouter.ai/api/v1', undefined],
  ['https://api.openai.com.evil.example/v1', undefined],
  ['https://notapi.openai.com/v1', undefined],
  ['http://localhost:11434/v1', undefined],
])('%s is sent store: %s', (baseUrl, store) => {
  expect(bodyOf([], { settings: { baseUrl } }).store).toBe(store)
})
