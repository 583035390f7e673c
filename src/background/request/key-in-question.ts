import { holdsStoredKey, maxQuestionCharacters } from '../../core/chat/question.ts'
import type { Turn } from '../../core/chat/turn.ts'
import { redacted } from '../../core/failure/known-keys.ts'
import { failure } from '../../core/problem/result.ts'
import { holdsTellingKey, looksLikeKey } from '../../core/server/looks-like-key.ts'
import { loadEveryKey } from '../../platform/store/key-store.ts'

/**
 * Refuses what would be sent when it is an API key: by its look, or because it is stored, which the background alone can
 * know. Null when it is none. Problem: question-is-key.
 */
export async function refuseKey(asked: {
  question: string
  model?: string | undefined
}): Promise<ReturnType<typeof failure> | null> {
  const question = asked.question.slice(0, maxQuestionCharacters)
  const { model = '' } = asked
  const keys = await loadEveryKey()
  const isKey =
    looksLikeKey(question) ||
    holdsTellingKey(model) ||
    [question, model].some((text) => holdsStoredKey(text, keys))
  return isKey ? failure({ kind: 'question-is-key' }) : null
}

/** Turns as they may be sent along: of a question that is a key, which an older version took, nothing is left but its place. */
export async function withoutKeyQuestions(turns: Turn[]): Promise<Turn[]> {
  const keys = await loadEveryKey()
  const isKey = ({ question }: Turn) => looksLikeKey(question) || holdsStoredKey(question, keys)
  return turns.map((turn) => (isKey(turn) ? { ...turn, question: redacted } : turn))
}
