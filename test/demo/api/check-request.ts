import { isRecord } from '../../../src/core/is-record.ts'
import { type ApiError, apiError } from './api-error.ts'
import { takesOriginal } from './billing.ts'

/** For whom a request is checked. */
export type Strictness = {
  /** As older servers want it, which some faults play. */
  detailMayBeMissing: boolean
  /** Whether it was sent to the vendor itself: the product has promised to ask it, and nobody else, to store nothing. */
  isForVendor: boolean
}

/** An `image_url` of the request, with its place for error messages. */
export type ImageReference = { url: string; detail: 'auto' | 'low' | 'high' | 'original' | null }

/** A well-formed request: everything that the stand-in needs of it. */
export type ChatRequest = {
  model: string
  stream: boolean
  includeUsage: boolean
  maxTokens: number
  messages: { role: string; text: string }[]
  /** In the order of the messages. */
  images: ImageReference[]
}

/** Whether a host is the vendor's API; a test reaches the stand-in under such a name. */
export const isVendor = (host: string) => /^([\w-]+\.)?api\.openai\.com$/.test(host)

const known = new Set([
  ...['model', 'messages', 'stream', 'stream_options', 'max_completion_tokens', 'max_tokens', 'temperature'],
  ...['top_p', 'n', 'stop', 'seed', 'user', 'store', 'metadata', 'reasoning_effort', 'verbosity', 'logprobs'],
  ...['presence_penalty', 'frequency_penalty', 'response_format', 'service_tier', 'safety_identifier'],
  ...['prompt_cache_key', 'modalities', 'tools', 'tool_choice', 'logit_bias'],
])

const roles = ['system', 'developer', 'user', 'assistant']
const details = ['low', 'high', 'auto', 'original'] as const
const maxImages = 500

/** Thrown inside this file alone, so that a check can stand where the value is read. */
class Refusal extends Error {
  readonly error: ApiError
  constructor(message: string, code: string | null, param: string | null) {
    super(message)
    this.error = apiError(400, message, { code, param })
  }
}

const wrongType = (param: string, wanted: string, found: unknown) =>
  new Refusal(
    `Invalid type for '${param}': expected ${wanted}, but got ${found === null ? 'null' : Array.isArray(found) ? 'an array' : `a ${typeof found}`} instead.`,
    'invalid_type',
    param,
  )

const missing = (param: string) =>
  new Refusal(`Missing required parameter: '${param}'.`, 'missing_required_parameter', param)

function onlyKeys(value: Record<string, unknown>, allowed: string[], at: string): void {
  const stranger = Object.keys(value).find((key) => !allowed.includes(key))
  if (stranger)
    throw new Refusal(`Unknown parameter: '${at}.${stranger}'.`, 'unknown_parameter', `${at}.${stranger}`)
}

function readBoolean(body: Record<string, unknown>, name: string): boolean {
  const value = body[name] ?? false
  if (typeof value !== 'boolean') throw wrongType(name, 'a boolean', value)
  return value
}

function checkStore({ store }: Record<string, unknown>, isForVendor: boolean): void {
  if (!isForVendor && store !== undefined)
    throw new Refusal("Unknown parameter: 'store'.", 'unknown_parameter', 'store')
  if (isForVendor && store !== false) throw wrongType('store', 'false', store)
}

function readMaxTokens(body: Record<string, unknown>): number {
  const limits = ['max_completion_tokens', 'max_tokens'].filter((name) => body[name] !== undefined)
  if (limits.length > 1)
    throw new Refusal(
      "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.",
      'invalid_parameter_combination',
      'max_tokens',
    )
  const [name] = limits
  if (!name) return 128_000
  const value = body[name]
  if (typeof value !== 'number' || !Number.isInteger(value)) throw wrongType(name, 'an integer', value)
  if (value < 1)
    throw new Refusal(
      `Invalid '${name}': integer below minimum value. Expected a value >= 1, but got ${value} instead.`,
      'integer_below_min_value',
      name,
    )
  if (name === 'max_tokens' && /^(gpt-[56]|o\d)/.test(String(body.model)))
    throw new Refusal(
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      'unsupported_parameter',
      'max_tokens',
    )
  return value
}

function readIncludeUsage(body: Record<string, unknown>, stream: boolean): boolean {
  const options = body.stream_options
  if (options === undefined || options === null) return false
  if (!isRecord(options)) throw wrongType('stream_options', 'an object', options)
  if (!stream)
    throw new Refusal(
      "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
      null,
      'stream_options',
    )
  onlyKeys(options, ['include_usage', 'include_obfuscation'], 'stream_options')
  return options.include_usage === true
}

function readImage(part: Record<string, unknown>, at: string, model: string, strictness: Strictness) {
  onlyKeys(part, ['type', 'image_url'], at)
  const image = part.image_url
  if (image === undefined) throw missing(`${at}.image_url`)
  if (!isRecord(image)) throw wrongType(`${at}.image_url`, 'an object', image)
  onlyKeys(image, ['url', 'detail'], `${at}.image_url`)
  if (image.url === undefined) throw missing(`${at}.image_url.url`)
  if (typeof image.url !== 'string') throw wrongType(`${at}.image_url.url`, 'a string', image.url)
  const param = `${at}.image_url.detail`
  // The real API takes a missing level as auto; this product has promised to name one always.
  if (image.detail === undefined && !strictness.detailMayBeMissing) throw missing(param)
  const detail = details.find((each) => each === image.detail) ?? null
  if (image.detail !== undefined && (detail === null || (detail === 'original' && !takesOriginal(model))))
    throw new Refusal(
      `Invalid value: '${image.detail}'. Supported values are: 'low', 'high', and 'auto'${takesOriginal(model) ? ", and 'original'" : ''}.`,
      'invalid_value',
      param,
    )
  return { url: image.url, detail }
}

function readContent(message: Record<string, unknown>, at: string, model: string, strictness: Strictness) {
  const { content } = message
  if (content === undefined) throw missing(`${at}.content`)
  if (typeof content === 'string') return { text: content, images: [] }
  if (!Array.isArray(content))
    throw wrongType(`${at}.content`, 'one of a string or array of objects', content)
  if (content.length === 0)
    throw new Refusal(`Invalid '${at}.content': empty array.`, 'empty_array', `${at}.content`)
  const texts: string[] = []
  const images: ImageReference[] = []
  for (const [index, part] of content.entries()) {
    const place = `${at}.content[${index}]`
    if (!isRecord(part)) throw wrongType(place, 'an object', part)
    if (part.type === 'text') {
      onlyKeys(part, ['type', 'text'], place)
      if (typeof part.text !== 'string') throw wrongType(`${place}.text`, 'a string', part.text)
      texts.push(part.text)
    } else if (part.type === 'image_url' && message.role === 'user') {
      images.push(readImage(part, place, model, strictness))
    } else
      throw new Refusal(
        `Invalid value: '${part.type}'. Supported values are: 'text'${message.role === 'user' ? " and 'image_url'" : ''}.`,
        'invalid_value',
        `${place}.type`,
      )
  }
  return { text: texts.join('\n'), images }
}

function readChatRequest(body: Record<string, unknown>, strictness: Strictness): ChatRequest {
  const stranger = Object.keys(body).find((name) => !known.has(name))
  if (stranger) throw new Refusal(`Unknown parameter: '${stranger}'.`, 'unknown_parameter', stranger)
  if (typeof body.model !== 'string' || body.model === '')
    throw new Refusal('you must provide a model parameter', null, null)
  if (body.messages === undefined) throw missing('messages')
  if (!Array.isArray(body.messages)) throw wrongType('messages', 'an array of objects', body.messages)
  if (body.messages.length === 0)
    throw new Refusal(
      "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.",
      'empty_array',
      'messages',
    )
  const messages: ChatRequest['messages'] = []
  const images: ImageReference[] = []
  for (const [index, message] of body.messages.entries()) {
    const at = `messages[${index}]`
    if (!isRecord(message)) throw wrongType(at, 'an object', message)
    onlyKeys(message, ['role', 'content', 'name'], at)
    if (!roles.includes(String(message.role)))
      throw new Refusal(
        `Invalid value: '${message.role}'. Supported values are: 'system', 'assistant', 'user', and 'developer'.`,
        'invalid_value',
        `${at}.role`,
      )
    const content = readContent(message, at, body.model, strictness)
    messages.push({ role: String(message.role), text: content.text })
    images.push(...content.images)
  }
  if (images.length > maxImages)
    throw new Refusal(`Too many images in request. Max is ${maxImages}.`, 'too_many_images', 'messages')
  const stream = readBoolean(body, 'stream')
  checkStore(body, strictness.isForVendor)
  return {
    model: body.model,
    stream,
    includeUsage: readIncludeUsage(body, stream),
    maxTokens: readMaxTokens(body),
    messages,
    images,
  }
}

/** Checks a body as strictly as the API does, and asks for an explicit detail level; gives the first error. */
export function checkRequest(
  body: unknown,
  strictness: Strictness,
): { request: ChatRequest } | { error: ApiError } {
  if (!isRecord(body))
    return {
      error: apiError(400, 'We could not parse the JSON body of your request.', { code: null }),
    }
  try {
    return { request: readChatRequest(body, strictness) }
  } catch (refusal) {
    if (refusal instanceof Refusal) return { error: refusal.error }
    throw refusal
  }
}
