import { estimateTokenCount } from 'tokenx'

/** What the vendor adds around a message and before the answer, in tokens (its cookbook on counting chat messages). */
const tokensPerMessage = 3
const tokensBeforeAnswer = 3

/** About how many tokens a text is: within 3 % on prose, some tokens more on short Chinese or Japanese. */
export function textTokens(text: string): number {
  return estimateTokenCount(text)
}

/** About how many tokens the texts of a request are, each as one message. */
export function messageTokens(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + tokensPerMessage + textTokens(text), tokensBeforeAnswer)
}
