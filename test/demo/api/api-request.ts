import type { ReceivedImage } from './read-image-part.ts'

/** A request that reached the stand-in API, as tests look at it. Preflights are not among them. */
export type ApiRequest = {
  /** Milliseconds since 1970. */
  at: number
  method: string
  path: string
  /** With lower-case names, the authorization as it came. */
  headers: Record<string, string>
  /** Parsed JSON; the text when it was not JSON; null without a body. */
  body: unknown
  bodyBytes: number
  model: string | null
  images: ReceivedImage[]
  /** By the published rule; null when it was refused before it could be counted. */
  promptTokens: number | null
  imageTokens: number | null
  answer: string
  /** Of the answer; null while there is none. */
  status: number | null
  errorCode: string | null
  /** `abandoned`: the extension closed the connection before the end, as Stop does. */
  outcome: 'pending' | 'answering' | 'answered' | 'refused' | 'abandoned'
}

/** Who hears of a request: when it was judged, and when it is over. */
export type RequestListener = (request: ApiRequest) => void
