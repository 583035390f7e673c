import { failure, type Result, success } from '../problem/result.ts'

/** The most characters (UTF-16 units) of a question: about 5,000 tokens, more than anyone types. */
export const maxQuestionCharacters = 20_000

/** Reads a typed question: without NUL, lone surrogates and surrounding space. Problems: question-empty, question-too-long. */
export function readQuestion(typed: string): Result<string> {
  if (typed.length > maxQuestionCharacters)
    return failure({ kind: 'question-too-long', maxCharacters: maxQuestionCharacters })
  const text = typed
    .replaceAll('\0', '')
    .replace(/\p{Surrogate}/gu, '�')
    .trim()
  return text === '' ? failure({ kind: 'question-empty' }) : success(text)
}
