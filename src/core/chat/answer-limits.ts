import { settingRows } from '../settings/settings.ts'

/** More characters than a token has on average in any language: English has four or five, Chinese one or two. */
const charactersPerToken = 8

/** The most characters (UTF-16 units) of what one request answers: of the longest answer that the settings allow. */
export const maxAnswerCharacters = settingRows.maxAnswerTokens.limits.max * charactersPerToken

/**
 * The most characters of a turn's answer and of the thinking for it, with all that was asked for by "Continue": as much as the
 * largest models, which read a million tokens, could be sent back to go on from.
 */
export const maxTurnCharacters = 4 * maxAnswerCharacters

type Arrived = { answer: string; thinking: { text: string } | null }

/** How much of a turn's answer and of the thinking for it has come, in characters: what has come is billed. */
export const charactersOf = ({ answer, thinking }: Arrived): number =>
  answer.length + (thinking?.text.length ?? 0)

/** Whether a turn holds as much as one may. */
export const isFull = (turn: Arrived): boolean => charactersOf(turn) >= maxTurnCharacters

/** How much of the body of a streamed answer is read. */
export const answerBodyLimits = {
  /** A whole answer in one event, each of its characters written as `\u` and four digits. */
  maxEventBytes: 8 * 1024 * 1024,
  /** For each token of the longest answer an event of 1 KiB: more than twice of what any server writes around a word. */
  maxBytes: settingRows.maxAnswerTokens.limits.max * 1024,
} as const

/**
 * How long after it came a text is stored, in milliseconds, when the answer has so many characters: all of it is written each
 * time, so that a server that trickles behind a long beginning would write gigabytes.
 */
export const storeDelayMs = (characters: number): number => Math.max(300, characters / 100)

/** The beginning of a text, at most so long, that does not end in half a character. */
export function beginningOf(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text
  const isHalved = /[\uD800-\uDBFF]/.test(text.charAt(maxCharacters - 1))
  return text.slice(0, Math.max(0, isHalved ? maxCharacters - 1 : maxCharacters))
}
