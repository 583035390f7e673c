import type { DetailLevel } from '../tokens/detail-level.ts'

/** A piece of a message's content. `detail` is left out only for a server that does not know it. */
export type ContentPart =
  | { type: 'text'; text: string }
  | { type: 'image_url'; image_url: { url: string; detail?: DetailLevel } }

/** One message of a chat, as Chat Completions takes it. */
export type ChatMessage =
  | { role: 'system'; content: string }
  | { role: 'user'; content: string | ContentPart[] }
  | { role: 'assistant'; content: string }

/** The body of a `POST /chat/completions`; which of the optional fields a server takes is in its traits. */
export type ChatRequestBody = {
  model: string
  messages: ChatMessage[]
  stream: true
  stream_options?: { include_usage: true }
  max_completion_tokens?: number
  max_tokens?: number
  /** To OpenAI alone: it is not to keep the chat as a stored completion. Other servers may refuse what they do not know. */
  store?: false
}
