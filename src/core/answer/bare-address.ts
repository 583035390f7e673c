/** What an address in words begins with. */
const start = /(?:https?:\/\/|www\.)(?=[\p{L}\p{N}])/iuy
/** Before it stands the start of a line, a blank, a mark, or a word of a script that is written without blanks. */
const wordBefore = /[A-Za-z0-9\-_./@+]/
/** What no address goes over: blanks, brackets of other kinds, marks of emphasis, and all of Chinese, Japanese and Korean. */
const stop =
  /[\s<>"`\\^{}|[\]“”‘’«»\u2026\u3000-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]|\*\*|~~|\p{Cc}|\p{Bidi_Control}/gu
/** Characters of an address; beyond them it is none: each is looked at as far as to its end. */
const maxCharacters = 2000
const endMark = /[?!.,:;*_~'’]/

/** Whether an address may begin at `at`; cheap, for it is asked at every letter. */
export function addressBegins(text: string, at: number): boolean {
  const letter = text.charCodeAt(at) | 0x20
  if (letter !== 0x68 && letter !== 0x77) return false
  if (at > 0 && wordBefore.test(text[at - 1] ?? '')) return false
  // What a style would load is code, though it stands among words.
  if (text.slice(Math.max(0, at - 4), at).toLowerCase() === 'url(') return false
  start.lastIndex = at
  return start.test(text)
}

/**
 * The http(s) or www address that stands in `text` at `at`: where it ends, and what it leads to; null if there is none.
 * The end by the rules of GFM (no mark that ends a sentence, no bracket that opened before it), and before Chinese.
 */
export function bareAddress(text: string, at: number): { end: number; href: string } | null {
  if (!addressBegins(text, at)) return null
  start.lastIndex = at
  const scheme = start.exec(text)?.[0] ?? ''
  const near = text.slice(at, at + maxCharacters)
  stop.lastIndex = 0
  const end = withoutEnd(near.slice(0, stop.exec(near)?.index ?? near.length))
  const address = near.slice(0, end)
  const isWeb = address.toLowerCase().startsWith('www.')
  const host = address.slice(scheme.length).split(/[/?#:]/, 1)[0] ?? ''
  if (
    host === '' ||
    (isWeb && !/^[^.]+\.[^.]/.test(host)) ||
    !URL.canParse(isWeb ? `https://${address}` : address)
  )
    return null
  return { end: at + end, href: isWeb ? `https://${address}` : address }
}

/** How long an address is without the marks and the brackets at its end that belong to the words around it. */
function withoutEnd(address: string): number {
  let end = address.length
  let open = count(address, '(')
  let closed = count(address, ')')
  for (; end > 0; end--) {
    const last = address[end - 1] ?? ''
    if (last === ')' && closed > open) closed--
    else if (last === '(') open--
    else if (!endMark.test(last)) break
  }
  return end
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1
}
