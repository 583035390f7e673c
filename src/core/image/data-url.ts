/** Reads a `data:` URL, base64 or percent-encoded; null when it is malformed. The declared type is only a claim. */
export function readDataUrl(url: string): { type: string; bytes: Uint8Array<ArrayBuffer> } | null {
  const comma = url.indexOf(',')
  if (!url.startsWith('data:') || comma < 0) return null
  const head = url.slice(5, comma)
  const body = url.slice(comma + 1)
  const type = (head.split(';')[0] ?? '').trim().toLowerCase() || 'text/plain'
  if (!/;\s*base64\s*$/i.test(head)) return { type, bytes: percentDecode(body) }
  try {
    const binary = atob(body.includes('%') ? decodeURIComponent(body) : body)
    return { type, bytes: Uint8Array.from(binary, (character) => character.charCodeAt(0)) }
  } catch {
    // Not base64, or a broken escape: the page shows no image either.
    return null
  }
}

/** Bytes of a percent-encoded text; what is not an escape stays as its UTF-8 bytes. */
function percentDecode(text: string): Uint8Array<ArrayBuffer> {
  const encoded = new TextEncoder().encode(text)
  const bytes = new Uint8Array(encoded.length)
  let length = 0
  for (let at = 0; at < encoded.length; at += 1) {
    const hex = encoded[at] === 0x25 ? String.fromCharCode(encoded[at + 1] ?? 0, encoded[at + 2] ?? 0) : ''
    const isEscape = /^[0-9a-f]{2}$/i.test(hex)
    bytes[length++] = isEscape ? Number.parseInt(hex, 16) : (encoded[at] ?? 0)
    if (isEscape) at += 2
  }
  return bytes.slice(0, length)
}
