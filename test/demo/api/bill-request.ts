import { type ApiError, apiError } from './api-error.ts'
import type { ApiRequest } from './api-request.ts'
import { countImageTokens, countTextTokens, patchLimit, tokensPerMessage } from './billing.ts'
import type { ChatRequest } from './check-request.ts'
import type { ReceivedImage } from './read-image-part.ts'
import { inPieces, type ReportedUsage } from './reply-stream.ts'

/** Counts every image into its `tokens`; gives the error of the first that cannot be taken. */
export function countImages(model: string, images: ReceivedImage[]): ApiError | null {
  for (const image of images) {
    if (image.error || !image.decoded) return image.error
    const counted = countImageTokens(model, image.decoded, image.detail ?? 'auto')
    if ('refusedPatches' in counted)
      return apiError(
        400,
        `Image requires ${counted.refusedPatches} patches after processing, exceeding the limit of ${patchLimit}.`,
        { code: 'image_too_large' },
      )
    image.tokens = counted.tokens
  }
  return null
}

/** Tokens of all the words of a request. */
export const countText = (request: ChatRequest) =>
  request.messages.reduce((sum, { text }) => sum + tokensPerMessage + countTextTokens(text), tokensPerMessage)

/** The beginning of a text that has so many tokens; the whole of it when it has no more. */
export function withinTokens(text: string, maxTokens: number): string {
  let kept = ''
  for (const piece of inPieces(text)) {
    if (countTextTokens(kept + piece) > maxTokens) break
    kept += piece
  }
  return countTextTokens(text) <= maxTokens ? text : kept
}

/** The usage of an answer as the API words it. */
export function reportUsage(record: ApiRequest, answer: string, reasoning: number): ReportedUsage {
  const prompt = record.promptTokens ?? 0
  const completion = countTextTokens(answer) + reasoning
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_tokens_details: { cached_tokens: 0, image_tokens: record.imageTokens ?? 0 },
    completion_tokens_details: { reasoning_tokens: reasoning },
  }
}
