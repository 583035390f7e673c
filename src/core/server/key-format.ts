import { failure, type Result, success } from '../problem/result.ts'

/** Longer than any key, JSON web tokens included; servers refuse longer headers anyway. */
const maxCharacters = 8192

/** What comes along when a key is copied out of a chat, a shell or a JSON file. */
const wrapping = /^[\s"'`“”‘’«»]+|[\s"'`“”‘’«»,;]+$/g
const headerPrefix = /^(authorization\s*:\s*)?(bearer(\s+|$))?/i
/** Line breaks go as a password field drops them; a byte order mark and zero-width characters are never meant. */
const invisible = /[\r\n\u200B-\u200D\u2060\uFEFF]/g

/**
 * Reads an API key as pasted: takes off invisible characters, line breaks, quotes, spaces and `Authorization: Bearer`.
 * Problem `key-malformed`: nothing is left, a character cannot be in a header, or it is an admin key (`sk-admin-…`), which
 * can manage the account but not ask a model.
 */
export function readKey(typed: string): Result<string> {
  // The patterns below look back from every space, so they never meet a pasted book.
  if (typed.length > 2 * maxCharacters) return failure({ kind: 'key-malformed', reason: 'characters' })
  const unwrap = (text: string) => text.replace(wrapping, '')
  const key = unwrap(unwrap(typed.replace(invisible, '')).replace(headerPrefix, ''))
  if (key === '') return failure({ kind: 'key-malformed', reason: 'empty' })
  if (key.length > maxCharacters || !/^[\x21-\x7E]+$/.test(key)) {
    return failure({ kind: 'key-malformed', reason: 'characters' })
  }
  if (/^sk-admin-/i.test(key)) return failure({ kind: 'key-malformed', reason: 'admin' })
  return success(key)
}
