/** What a finish reason means; `none` is no reason, and an unknown word is the end of a good answer. */
export type ReasonMeaning = 'done' | 'cut' | 'declined' | 'lost' | 'error' | 'none'

/**
 * Words of finish reasons, in lower case with `_` between them; the first row that holds counts. Of OpenAI and those who copy
 * it, Anthropic, Google, Mistral, Zhipu, DeepSeek, Ollama, vLLM, SGLang, and gateways, which pass on what they got.
 */
const meanings: readonly (readonly [meaning: ReasonMeaning, words: RegExp])[] = [
  ['none', /^(null|none|nil|undefined|nan|unspecified|finish_reason_unspecified|not_finished|in_progress)?$/],
  [
    'declined',
    /safety|sensitive|refus|content_?filter|filtered|recitation|prohibited|block|spii|moderat|policy|guardrail|inspection|declined/,
  ],
  // Before the words of length: those of an interruption may name a limit of time.
  ['lost', /network|connection|disconnect|abort|cancel|time_?(d_)?out|interrupt/],
  ['cut', /length|max_|token_limit|truncat|window_exceeded|incomplete/],
  ['error', /error|fail|overload|insufficient_system_resource|unavailable|exception/],
]

/** Gemini's names for a call of a tool that went wrong: nobody asked for one, and what was said besides is an answer. */
const aboutTools = /tool|function/

/** Reads a finish reason in whatever case and dress: `MAX_TOKENS`, `FinishReason.SAFETY`, `content_filter: SAFETY`, `maxTokens`. */
export function readReason(reason: string | null): ReasonMeaning {
  const plain = (reason ?? '')
    .slice(0, 200)
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
    .replace(/^finish_?reason[._](?!unspecified)/, '')
  if (aboutTools.test(plain)) return 'done'
  return meanings.find(([, words]) => words.test(plain))?.[0] ?? 'done'
}

/** What has been said by the time that nothing more comes. */
export type Said = {
  reason: ReasonMeaning
  isRefusal: boolean
  /** Whether there is a word of an answer. */
  hasText: boolean
  /** Whether tokens were used: there is thinking, or the server reports tokens of an answer. */
  hasThought: boolean
  /** Whether it ended without a finish reason, but well: by `[DONE]`, usage after text, or as one whole message. */
  isWhole: boolean
}

/**
 * How an answer ended: as a finish reason says, or without one. `unfinished` is a stream that broke off; `empty` is a good end
 * without a word, and a length limit that nothing was used of.
 */
export function endOf(said: Said): Exclude<ReasonMeaning, 'none'> | 'empty' | 'unfinished' {
  const { reason, isRefusal, hasText, hasThought, isWhole } = said
  if (reason === 'none' && !isWhole) return 'unfinished'
  if (reason === 'lost' || reason === 'error') return reason
  if (reason === 'declined' || isRefusal) return 'declined'
  if (reason === 'cut' && (hasText || hasThought)) return 'cut'
  return hasText ? 'done' : 'empty'
}
