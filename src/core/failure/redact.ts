import { withoutBidiControls } from '../bidi-controls.ts'
import { withoutKeys } from './known-keys.ts'

/** The longest text, in characters, that `redact` gives. */
export const maxRedactedCharacters = 2000

/** Longer texts are cut before the search, so that a message of many megabytes costs nothing. */
const maxSearchedCharacters = 20_000

/** What could carry a secret or a picture, and what stands in its place; earlier rows go first. */
const secrets: readonly { what: string; pattern: RegExp; replacement: string }[] = [
  {
    what: 'the payload of a data URL',
    pattern: /\bdata:([\w.+-]{0,80}\/?[\w.+-]{0,80})(?:;[\w.=+-]{1,80}){0,8},[^\s"'<>)]*/gi,
    replacement: 'data:$1,[…]',
  },
  {
    what: 'user name and password, query and fragment of a URL',
    pattern: /\b([a-z][a-z0-9+.-]{0,20}:\/\/)(?:[^\s/?#"'<>]*@)?([^\s?#"'<>]*)(?:[?#][^\s"'<>]*)?/gi,
    replacement: '$1$2',
  },
  { what: 'an authorization header', pattern: /\b(bearer|basic)\s+[^\s"',;]+/gi, replacement: '$1 […]' },
  {
    what: 'a named secret, as JSON, header or prose',
    pattern:
      /\b((?:x-)?api[-_ ]?key|authorization|access[-_ ]?token|token|secret|password)("?'?(?:\s+provided)?\s*[:=]\s*)["']?(?!bearer |basic )[^\s"',;}]+/gi,
    replacement: '$1$2[…]',
  },
  {
    what: 'a key by its usual beginning, also half masked',
    pattern: /\b(?:sk|pk|rk|gsk|hf|xai|sess|org|proj|key)[-_][\w\-*.…]{3,}/gi,
    replacement: '[…]',
  },
  { what: 'a Google key', pattern: /\bAIza[\w-]{10,}/g, replacement: '[…]' },
  { what: 'a long run of base64, such as a bare image', pattern: /[\w+/-]{100,}={0,2}/g, replacement: '[…]' },
]

/**
 * Text fit to be shown, copied or exported: without keys (those in `known` in any form), data URLs, the user info, query
 * and fragment of URLs, and controls of direction; at most 2,000 characters. Everything that comes from a server or an error
 * goes through it.
 */
export function redact(text: string, known: readonly string[] = []): string {
  // First what is not seen, which would hide a key that it stands in.
  let safe = withoutKeys(withoutBidiControls(text.slice(0, maxSearchedCharacters)), known)
  for (const { pattern, replacement } of secrets) safe = safe.replace(pattern, replacement)
  safe = safe.toWellFormed()
  return safe.length <= maxRedactedCharacters ? safe : `${safe.slice(0, maxRedactedCharacters - 1)}…`
}
