import { minAnswerTokens } from '../server/server-traits.ts'

/** The longest answer that would fit, in tokens; null where no number says it. */
export type AnswerLimit = {
  fits: number | null
  /** Whether the model never takes more, however short the chat is. */
  ofModel: boolean
}

/** What is left free of the room that a server computes, since images are not always counted alike twice. */
const roomKept = 0.98

const name =
  /\bmax[-_ ]?(?:completion|new|output|total|generated)?[-_ ]?tokens?\b|\bmaximum tokens\b|completion tokens|\boutput tokens?\b|in the (?:completion|output)|(?:in|for) (?:the|your) completion|最大(?:输出|回复)?[^，。,]{0,6}token|输出长度/i

/** Words that say it is too much; without them a message may be about the name. */
const tooMuch =
  /too (?:large|high|big|long)|less than|at most|<=|>|≤|in(?: the)? (?:range|\[)|range|between|cannot|exceed|greater than|maximum|up to|requested|plus \d|reduce|取值|范围|不能|不得|超过|超出|最大(?:为|值)|大于|小于|应在/i

/** Words that say it is too little. */
const tooLittle =
  /higher max|too (?:small|low)\b|below|must be (?:at least|greater than or|positive)|could not finish/i

/** A number that stands for itself, not in a name, a version or a place of the message. */
const number = /(?<![\w.-])(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?![\w-]|\.\d)/g

const context =
  /(?:context (?:length|window|size|limit)|model_len|max_seq_len|`max_new_tokens` must be|limit of|上下文(?:长度|窗口|限制)?)[^\d.，。]{0,40}?(\d[\d,_]*)/i
const sum = /(\d[\d,_]*) ?\+ ?(\d[\d,_]*) ?> ?(\d[\d,_]*)/
const inputs =
  /(\d[\d,_]*) (?:tokens? )?(?:in (?:the|your) (?:messages|prompt|input)|of (?:text|image|tool|audio|file) input|(?:input|prompt) tokens|tokens from the input|from the input|of tool input|of image input|`inputs` tokens)/gi
const prompt =
  /(?:in the prompt|prompt contains|\(input|input tokens?|prompt[_ ]tokens?|输入)[^\d.，。]{0,24}(\d[\d,_]*)/i

/**
 * Reads a refusal of the longest answer: what would fit, or that the chat alone is too long for any; null when it is about
 * something else. What a server computes for this chat is told from what the model never takes.
 */
export function readAnswerLimit(said: string): AnswerLimit | 'chat-too-long' | null {
  if (/max_tokens must be at least 1, got -/i.test(said)) return 'chat-too-long'
  if (!name.test(said) || !tooMuch.test(said) || tooLittle.test(said)) return null
  const room = roomLeft(said)
  if (room !== null) {
    const fits = Math.floor(room * roomKept)
    return fits < minAnswerTokens ? 'chat-too-long' : { fits, ofModel: false }
  }
  const at = said.search(name)
  const told = [...said.slice(Math.max(0, at - 40)).matchAll(number)]
    .map(([text]) => countOf(text))
    .filter((count) => count >= minAnswerTokens)
  if (told.length === 0)
    return /too (?:large|high|big)|exceed|超过|超出/i.test(said) ? { fits: null, ofModel: false } : null
  // What was asked is larger, else it would not have been refused.
  const least = Math.min(...told)
  if (ofWindow.test(said) && !/context_window/i.test(said)) {
    const half = Math.floor(least / 2)
    return { fits: half < minAnswerTokens ? null : half, ofModel: false }
  }
  return { fits: /exclusive/i.test(said) ? least - 1 : least, ofModel: !ofInput.test(said) }
}

/** Words of a number that holds the chat too. */
const ofWindow = /model_len|context|inputs?`? (?:tokens? )?\+/i

/** Words of a number that stands for the chat alone; a limit beside it may be of both. */
const ofInput = /(?:\binput(?! should)|\bprompt|`inputs`|输入)[^\d.，。]{0,24}\d/i

/** Words of a sum, whose limit is said last. */
const ofSum = /\bsum of|\bcombined\b|之和|总和|加上/i
const lastNumberOf = (said: string) => [...said.matchAll(number)].at(-1)?.[0]

/** The tokens that the input leaves of the model's window; null where a message does not tell both. */
function roomLeft(said: string): number | null {
  const added = sum.exec(said)
  if (added?.[1] && added[3]) return countOf(added[3]) - countOf(added[1])
  const window = context.exec(said)?.[1] ?? (ofSum.test(said) ? lastNumberOf(said) : undefined)
  if (window === undefined) return null
  const parts = [...said.matchAll(inputs)].map(([, count = '']) => countOf(count))
  const input =
    parts.length > 0 ? parts.reduce((all, count) => all + count, 0) : countOf(prompt.exec(said)?.[1] ?? '')
  return input > 0 ? countOf(window) - input : null
}

const countOf = (text: string) => Number(text.replace(/[,_]/g, '') || 0)
