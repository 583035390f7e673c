import { unreadableLength } from './readable-name.ts'

/**
 * How many characters that are neither words nor numbers a part of a path and a whole path may have. Pictures are named by
 * short random identifiers (11 characters at video sites, 12 at photo services); from 13 on they are links that work for
 * whoever has them.
 */
const mostUnreadable = { part: 12, path: 14 }

/** The same for a label of a host and a whole host: others on the way see it anyway, and networks number their customers in it. */
const mostUnreadableInHost = { label: 15, host: 20 }

/** How often a path may be encoded; more is to hide something. */
const mostDecodings = 4

/** Endings of files, which are no words. */
const fileEnding = /\.(jpe?g|jpe|jfif|pjpeg|a?png|gif|webp|avif|svg|bmp|tiff?|ico|jxl|hei[cf])$/i

/** A part that announces a secret in the next one, and keys whose first letters give them away. */
const secretName =
  /^([a-z]+[-_])*((access|auth|refresh|share|user)?tokens?|signature|secret|jwt|session(id)?|password|passwd)$|^(sig|hmac|sid|auth|(api|access)[-_]?key)$/i
const secretStart =
  /(^|[^a-z\d])(eyJ[\w-]|gh[pousr]_\w|github_pat_|glpat-|xox[a-z]-|AKIA[A-Z\d]{8}|ASIA[A-Z\d]{8}|AIza[\w-]{4})/

/** An image service's own signature of the path that follows. */
const signedPart = /^s--.*--$/

/** What stands for a host: an address, a name with a port, or a name with a dot that is no file. */
const hostName =
  /^(\[?[\da-f]*:[\da-f:]*:[\da-f:.]*\]?|\d{1,3}(\.\d{1,3}){3}|localhost|[a-z\d.-]+\.[a-z]{2,}|[a-z\d.-]+(?=:\d))(:\d+)?$/i

/** Why a path, as `URL.pathname` writes it, is not plain; null when it is. */
export function pathRefusal(pathname: string): 'nested' | 'secret' | null {
  const path = decodeFully(pathname)
  if (path === null) return 'secret'
  if (/\/\/|\\|[a-z][a-z\d+.-]*:\/|\b(https?|ftp|data|blob|file):/i.test(path)) return 'nested'
  // A `=` or `;` names a value, `@` a user but in `cup@2x.png`; the others have no business in a name.
  if (/[%=;?#&|<>"`^{}]|@(?!\dx\b)|(?! )[\s\p{C}]/iu.test(path)) return 'secret'
  const parts = path.split('/').filter(Boolean)
  if (parts.some((part, index) => isHost(part, index === parts.length - 1))) return 'nested'
  if (parts.some((part) => secretName.test(part) || secretStart.test(part) || signedPart.test(part)))
    return 'secret'
  if (parts.some((part) => /\(\w\(/.test(part))) return 'secret'
  const lengths = parts.map((part) => unreadableLength(part.replace(fileEnding, '')))
  return isWithin(lengths, mostUnreadable.part, mostUnreadable.path) ? null : 'secret'
}

/** Whether the names of a host, of which each may be drawn by lot, are too long to be guessed. */
export function isSecretHost(hostname: string): boolean {
  const labels = hostname.split('.').filter((label) => !label.startsWith('xn--'))
  const isAddress = /^[\d.]+$|^\[/.test(hostname)
  return (
    !isAddress &&
    !isWithin(labels.map(unreadableLength), mostUnreadableInHost.label, mostUnreadableInHost.host)
  )
}

const isWithin = (lengths: number[], each: number, all: number) =>
  lengths.every((length) => length <= each) && lengths.reduce((sum, length) => sum + length, 0) <= all

function isHost(part: string, isLast: boolean): boolean {
  if (!hostName.test(part)) return false
  return !fileEnding.test(part) && !(isLast && /^[^.]+\.[a-z]{2,5}$/i.test(part))
}

/** A path with nothing encoded any more; null when it does not decode, or too often. */
function decodeFully(pathname: string): string | null {
  let path = pathname
  for (let round = 0; round < mostDecodings; round += 1) {
    const decoded = decode(path)
    if (decoded === null || decoded === path) return decoded?.normalize('NFKC') ?? null
    path = decoded
  }
  return null
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
