import * as v from 'valibot'
import { finite, plain } from './problem-fields.ts'

/** What was typed and cannot be used, and what our own storage made impossible. */
export type InputProblem = v.InferOutput<typeof inputProblem>

export const inputProblem = v.variant('kind', [
  plain('question-empty'),
  v.object({ kind: v.literal('question-too-long'), maxCharacters: finite }),
  /** What was typed as a question, or into another field of text, is an API key. */
  plain('question-is-key'),
  v.object({ kind: v.literal('key-malformed'), reason: v.picklist(['empty', 'characters', 'admin']) }),
  /** The key lies under a passphrase that was not typed since the browser started. */
  plain('key-locked'),
  v.object({ kind: v.literal('passphrase-refused'), reason: v.picklist(['short', 'wrong', 'damaged']) }),
  v.object({
    kind: v.literal('base-url-invalid'),
    reason: v.picklist(['not-a-url', 'scheme', 'http-elsewhere', 'credentials', 'query']),
  }),
  v.object({ kind: v.literal('setting-invalid'), field: v.string() }),
  plain('storage-failed'),
  plain('chat-gone'),
  /** Another question of the same chat is being answered, asked in another window. */
  plain('chat-busy'),
])
