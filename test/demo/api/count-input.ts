import { isRecord } from '../../../src/core/is-record.ts'

/**
 * The body of `POST /v1/responses/input_tokens` as one of Chat Completions, so that it is checked and billed alike; what it
 * does not have is left as it is, for the check to refuse.
 */
export function asChatBody(body: unknown): unknown {
  if (!isRecord(body) || !Array.isArray(body.input)) return body
  const { input, ...others } = body
  return { ...others, messages: input.map(asMessage) }
}

function asMessage(item: unknown): unknown {
  if (!isRecord(item) || !Array.isArray(item.content)) return item
  return { ...item, content: item.content.map(asPart) }
}

function asPart(part: unknown): unknown {
  if (!isRecord(part)) return part
  if (part.type === 'input_text') return { ...part, type: 'text' }
  if (part.type !== 'input_image') return part
  const { image_url: url, detail, ...others } = part
  return { ...others, type: 'image_url', image_url: { url, ...(detail === undefined ? {} : { detail }) } }
}
