import { isRecord } from '../is-record.ts'
import type { Usage } from './usage.ts'

/** More tokens than any request can have: a server that reports more is wrong. */
const mostTokens = 100_000_000

/** The names of each count: of OpenAI's two protocols and who copies them, of Vercel's and Google's own, and of Ollama's. */
const names = {
  prompt: [
    'prompt_tokens',
    'input_tokens',
    'promptTokens',
    'inputTokens',
    'promptTokenCount',
    'prompt_eval_count',
  ],
  completion: [
    ...['completion_tokens', 'output_tokens', 'completionTokens', 'outputTokens'],
    ...['candidatesTokenCount', 'eval_count'],
  ],
  total: ['total_tokens', 'totalTokens', 'totalTokenCount'],
  image: ['image_tokens', 'imageTokens'],
  cached: [
    ...['cached_tokens', 'prompt_cache_hit_tokens', 'cache_read_input_tokens', 'cachedTokens'],
    ...['cachedInputTokens', 'cachedContentTokenCount'],
  ],
  reasoning: ['reasoning_tokens', 'reasoningTokens', 'thinking_tokens', 'thoughtsTokenCount'],
} as const

const promptDetails = ['prompt_tokens_details', 'input_tokens_details', 'promptTokensDetails']
const completionDetails = ['completion_tokens_details', 'output_tokens_details', 'completionTokensDetails']

type Fields = Record<string, unknown>

/**
 * Reads what a server reports of an answer's tokens, under any of the names in use. Null when it is missing or cannot be true:
 * an image question always has prompt tokens, so zero means that the server does not count. Details that cannot be true are
 * null. Of prompt, completion and total two are enough.
 *
 * Google and xAI bill what the model thinks, and count it in the total but not in the completion: what the total has above the
 * two is thinking then, and counts to the completion. Not so when another count of thinking is reported beside it: then nobody
 * knows what the rest is.
 */
export function readUsage(reported: unknown): Usage | null {
  if (!isRecord(reported)) return null
  const total = find([reported], names.total)
  const asked = find([reported], names.prompt)
  const answered = find([reported], names.completion)
  if (isWrong([reported], names.prompt) || isWrong([reported], names.completion)) return null
  const promptTokens = asked ?? difference(total, answered)
  const saidTokens = answered ?? difference(total, asked)
  if (promptTokens === null || saidTokens === null || promptTokens === 0) return null
  const prompt = [...insideOf(reported, promptDetails), reported]
  const completion = [...insideOf(reported, completionDetails), reported]
  const thought = find(completion, names.reasoning)
  const beyond = difference(total, promptTokens + saidTokens) ?? 0
  const isThinking = beyond > 0 && (thought === null || thought === 0 || thought === beyond)
  const completionTokens = saidTokens + (isThinking ? beyond : 0)
  return {
    promptTokens,
    completionTokens,
    imageTokens: upTo(find(prompt, names.image), promptTokens),
    cachedTokens: upTo(find(prompt, names.cached), promptTokens),
    reasoningTokens: upTo(isThinking ? beyond : thought, completionTokens),
  }
}

const insideOf = (reported: Fields, details: readonly string[]) =>
  details.map((name) => reported[name]).filter(isRecord)

/** The first of these counts that can be true. */
function find(places: readonly Fields[], wanted: readonly string[]): number | null {
  const values = places.flatMap((place) => wanted.map((name) => countOf(place[name])))
  return values.find((count) => count !== null) ?? null
}

/** Whether something is reported that is no count at all; null says that nothing is. */
const isWrong = (places: readonly Fields[], wanted: readonly string[]) =>
  find(places, wanted) === null &&
  places.some((place) => wanted.some((name) => (place[name] ?? null) !== null))

/** A count, also as the word of a whole number. */
function countOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\s*\d{1,9}(\.0{1,9})?\s*$/.test(value) ? Number(value) : value
  return isTokenCount(number) ? number : null
}

const difference = (whole: number | null, part: number | null) =>
  whole === null || part === null || whole < part ? null : whole - part

const upTo = (count: number | null, most: number) => (count !== null && count <= most ? count : null)

/** Whether something reported is a number of tokens that a request can have. */
export function isTokenCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= mostTokens
}
