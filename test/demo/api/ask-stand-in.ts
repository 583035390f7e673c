import sharp from 'sharp'
import type { Demo } from '../servers.ts'
import { demoKey } from './stand-in-api.ts'

/** File bytes as a data URL. */
export const dataUrl = (type: string, bytes: Buffer) => `data:${type};base64,${bytes.toString('base64')}`

/** A PNG of one colour, #2a7f9e. */
export const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#2a7f9e' } })
    .png()
    .toBuffer()

/** What a test wants different from a good question about a plain image of 640 x 480. */
export type Overrides = {
  key?: string
  detail?: string | null
  image?: string
  more?: object
  earlier?: object[]
}

/** Asks as the extension would, with what a test wants different. */
export async function ask(
  demo: Demo,
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

/** Status, code and parameter of an error answer. */
export async function refusal(reply: Response) {
  const { error } = await reply.json()
  return { status: reply.status, code: error.code, param: error.param }
}

/** Text, finish reason and usage of a stream, read in the plainest way. */
export async function readStream(reply: Response) {
  const events = (await reply.text()).split('\n\n').filter((event) => event.startsWith('data: {'))
  const chunks = events.map((event) => JSON.parse(event.slice(6)))
  return {
    text: chunks.map((chunk) => chunk.choices?.[0]?.delta.content ?? '').join(''),
    finish: chunks.map((chunk) => chunk.choices?.[0]?.finish_reason).find(Boolean) ?? null,
    usage: chunks.at(-1)?.usage ?? null,
  }
}
