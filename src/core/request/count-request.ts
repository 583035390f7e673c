import { isRecord } from '../is-record.ts'
import { isTokenCount } from '../money/reported-usage.ts'
import type { DetailLevel } from '../tokens/detail-level.ts'
import type { ChatMessage, ContentPart } from './chat-request-body.ts'

type InputPart =
  | { type: 'input_text'; text: string }
  | { type: 'input_image'; image_url: string; detail: DetailLevel }

/** What `POST /responses/input_tokens` takes of a chat. */
export type InputItem =
  | { role: 'system' | 'user'; content: InputPart[] }
  | { role: 'assistant'; content: string }

/** The messages of a chat as the counting endpoint wants them, which speaks the other dialect of the API. */
export function countInput(messages: readonly ChatMessage[]): InputItem[] {
  return messages.map((message): InputItem => {
    if (message.role === 'assistant') return { role: 'assistant', content: message.content }
    const { role, content } = message
    const parts: ContentPart[] = typeof content === 'string' ? [{ type: 'text', text: content }] : content
    return { role, content: parts.map(inputPart) }
  })
}

function inputPart(part: ContentPart): InputPart {
  if (part.type === 'text') return { type: 'input_text', text: part.text }
  const { url, detail = 'high' } = part.image_url
  return { type: 'input_image', image_url: url, detail }
}

/** The count in an answer, in tokens; null when there is none that can be true. */
export function readInputTokens(body: unknown): number | null {
  const tokens = isRecord(body) ? body.input_tokens : null
  return isTokenCount(tokens) && tokens > 0 ? tokens : null
}
