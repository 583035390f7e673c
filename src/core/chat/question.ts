import { holdsKey } from '../failure/known-keys.ts'
import { failure, type Result, success } from '../problem/result.ts'
import { looksLikeKey } from '../server/looks-like-key.ts'

/** The most characters (UTF-16 units) of a question: about 5,000 tokens, more than anyone types. */
export const maxQuestionCharacters = 20_000

/**
 * Reads a typed question: without NUL, lone surrogates and surrounding space. Problems: question-empty, question-too-long,
 * question-is-key.
 */
export function readQuestion(typed: string): Result<string> {
  if (typed.length > maxQuestionCharacters)
    return failure({ kind: 'question-too-long', maxCharacters: maxQuestionCharacters })
  const text = typed
    .replaceAll('\0', '')
    .replace(/\p{Surrogate}/gu, '�')
    .trim()
  if (text === '') return failure({ kind: 'question-empty' })
  return looksLikeKey(text) ? failure({ kind: 'question-is-key' }) : success(text)
}

/** Shorter keys are placeholders for servers that need none, and words that a question may hold. */
const minKeyCharacters = 12

/** Whether a text holds one of the stored keys, in whatever form. */
export const holdsStoredKey = (text: string, keys: readonly string[]): boolean =>
  holdsKey(
    text,
    keys.filter((key) => key.length >= minKeyCharacters),
  )
