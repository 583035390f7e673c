import { expect, test } from 'vitest'
import { readAnswerLimit } from '../../../../src/core/failure/answer-limit.ts'

const ofModel: [said: string, fits: number][] = [
  [
    'max_tokens is too large: 200000. This model supports at most 16384 completion tokens, whereas you provided 200000.',
    16384,
  ],
  ['Invalid max_tokens value, the valid range of max_tokens is [1, 8192]', 8192],
  ['<400> InternalError.Algo.InvalidParameter: Range of max_tokens should be [1, 8192]', 8192],
  [
    '`max_completion_tokens` must be less than or equal to `8192`, the maximum value for `max_completion_tokens` is less than the `context_window` for this model',
    8192,
  ],
  ['max_tokens for MODEL must be less than or equal to 8000', 8000],
  [
    'max_tokens: 200000 > 64000, which is the maximum allowed number of output tokens for claude-opus-4-5-20251101',
    64000,
  ],
  ['body.max_tokens: Input should be less than or equal to 8192', 8192],
  ['max_tokens参数非法。取值范围[1,4096]', 4096],
  ['max_tokens 不能超过 8192', 8192],
  [
    'it has a maxOutputTokens value of 100000 but the supported range is from 1 (inclusive) to 65537 (exclusive).',
    65536,
  ],
  [
    'The maximum tokens you requested exceeds the model limit of 4096. Try again with a value that is lower than 4096.',
    4096,
  ],
  ['max_tokens must be less than or equal to 131,072', 131072],
  ['max_tokens需小于2048', 2048],
  ['output token limit exceeded: maximum 2048', 2048],
]
test.each(ofModel)('%s', (said, fits) => {
  expect(readAnswerLimit(said)).toEqual({ fits, ofModel: true })
})

const ofThisChat: [said: string, room: number][] = [
  [
    "'max_tokens' or 'max_completion_tokens' is too large: 4096. This model's maximum context length is 4096 tokens and your request has 900 input tokens (4096 > 4096 - 900).",
    3196,
  ],
  [
    "This model's maximum context length is 4097 tokens. However, you requested 5000 tokens (900 in the messages, 4100 in the completion).",
    3197,
  ],
  [
    "This model's maximum context length is 4097 tokens, however you requested 4322 tokens (4066 in your prompt; 256 for the completion).",
    31,
  ],
  [
    "maximum context length is 2048 tokens. However, your request has 8 input tokens plus 2045 'max_tokens'.",
    2040,
  ],
  [
    "Requested token count exceeds the model's maximum context length of 4096 tokens. You requested a total of 5000 tokens: 900 tokens from the input messages and 4100 tokens for the completion.",
    3196,
  ],
  [
    'input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000, decrease input length or `max_tokens`',
    10000,
  ],
  [
    'maximum context length is 204800 tokens. However, you requested about 205432 tokens (81684 of text input, 3748 of tool input, 120000 in the output).',
    119368,
  ],
  [
    '`inputs` tokens + `max_new_tokens` must be <= 4097. Given: 900 `inputs` tokens and 4100 `max_new_tokens`',
    3197,
  ],
  ['the sum of prompt tokens (900) and max_tokens (4096) must not exceed 4096', 3196],
  ['输入 900 tokens 加上 max_tokens 4096 超过上下文长度 4096', 3196],
  ['输入token数(900)与max_tokens(4096)之和超过模型上下文长度4096', 3196],
]
test.each(ofThisChat)('%s', (said, room) => {
  const limit = readAnswerLimit(said)
  expect(limit).toMatchObject({ ofModel: false })
  const fits = typeof limit === 'object' ? (limit?.fits ?? 0) : 0
  expect(fits).toBeLessThan(room)
  expect(fits).toBeGreaterThanOrEqual(Math.floor(room * 0.95))
})

test.each([
  [
    'maximum context length is 4097 tokens. However, you requested 8977 tokens (8977 in the messages, 100 in the completion).',
  ],
  [
    'maximum context length is 4097 tokens. However, you requested 4190 tokens (4090 in the messages, 100 in the completion).',
  ],
  ['max_tokens must be at least 1, got -186.'],
])('a chat that leaves no room for an answer is too long: %s', (said) => {
  expect(readAnswerLimit(said)).toBe('chat-too-long')
})

test.each([
  ['max_tokens=32768 cannot be greater than max_model_len=max_total_tokens=4096.', 2048],
  ['`inputs` tokens + `max_new_tokens` must be <= 4097', 2048],
  ['max_tokens is too large', null],
])('where the chat is not counted, half of the room is tried: %s', (said, fits) => {
  expect(readAnswerLimit(said)).toEqual({ fits, ofModel: false })
})

test.each([
  ["Unknown parameter: 'max_completion_tokens'."],
  [
    "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
  ],
  [
    'Could not finish the message because max_tokens or model output limit was reached. Please try again with higher max_tokens.',
  ],
  ["This model's maximum context length is 8192 tokens."],
  ['prompt is too long: 207368 tokens > 200000 maximum'],
  ['max_tokens: Field required'],
])('of something else: %s', (said) => {
  expect(readAnswerLimit(said)).toBeNull()
})
