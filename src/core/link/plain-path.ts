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

/** Endings of what makes pictures on a server, which is no site either: `rsrc.php`. */
const scriptEnding = /\.(aspx?|ashx|axd|dll|exe|f?cgi|jspx?|php\d?)$/i

/** What announces a secret, as a word of a part alone (`reset-password`) or as the whole part (`pin`). */
const secretWord =
  /^((access|api|auth|id|refresh|share|user)?tokens?|t[o0]ken|signature|secrets?|jwt|sess(ion)?s?(id)?|pass(word|wd|code|phrase|key)s?|pwd|otp|totp|otpauth|mfa|2fa|credentials?|hmac|(api|access|secret|private)keys?|magiclinks?|logins?|signin)$/
const secretPart =
  /^(sig|sid|auth|oauth2?|pass|keys?|pins?|pincode|(api|access|secret|private)[-_]keys?|magic[-_]links?|sign(ed|[-_]in)?|reset|recovery?|verify|verification|confirm(ation)?|activat(e|ion)|unsubscribe|unlock)$/
/** A word that announces a secret and the secret in one: `token_abc123`, but not `session-2026`. */
const secretTogether =
  /(^|[-_.])(access|api|auth|refresh|share|user)?(token|jwt|session|secret|passwo?r?d|pwd|api[-_]?key)[-_.:]?((?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{4,}|\d{6,})$/

/** Keys whose first letters give them away. */
const secretStart =
  /(^|[^a-z\d])(eyJ[\w-]|gh[pousr]_\w|github_pat_|glpat-|xox[a-z]-|AKIA[A-Z\d]{8}|ASIA[A-Z\d]{8}|AIza[\w-]{4})/

/** A part behind which what is shared lies under a short code, as short as those of public pictures. */
const sharePart =
  /^(s|d|l|sh|scl|fi|shares?|shared|sharing|sharedlinks?|links?|publicpreview|invites?|invitations?|join|guests?|transfers?|dl)$/

/** The longest code behind such a part; and the most digits of a path in all: two identifiers and a time. */
const mostBehindShare = 4
const mostDigits = 52

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
  // A `=` or `;` names a value, `@` a user but in `cup@2x.png` and `leaflet@1.9.4`; the others have no business in a name.
  if (/[%=;?#&|<>"`^{}]|@(?!\dx\b|\d+(?:\.\d+){0,3}(?:\/|$))|(?! )[\s\p{C}]/iu.test(path)) return 'secret'
  const parts = path.split('/').filter(Boolean)
  if (parts.some((part, index) => isHost(part, index === parts.length - 1))) return 'nested'
  if (parts.some((part) => announcesSecret(part) || secretStart.test(part) || signedPart.test(part)))
    return 'secret'
  if (parts.some((part) => /\(\w\(/.test(part))) return 'secret'
  return isGuessable(parts) ? null : 'secret'
}

/** Whether a part names a secret, as a folder does; the name of a picture of one has an ending. */
function announcesSecret(part: string): boolean {
  if (fileEnding.test(part)) return secretTogether.test(part.replace(fileEnding, '').toLowerCase())
  const name = part.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()
  const last = name.split(/[-_.]/).at(-1) ?? ''
  return (
    [last, part.toLowerCase()].some((word) => secretWord.test(word)) ||
    secretPart.test(name) ||
    secretTogether.test(name)
  )
}

/** Whether what is no words and no numbers is so little that it may be the name of a public picture. */
function isGuessable(parts: string[]): boolean {
  const names = parts.map((part) => part.replace(fileEnding, ''))
  if (names.join('').replace(/\P{N}/gu, '').length > mostDigits) return false
  // A key may be spread over folders of one or two characters each.
  const spread = unreadableLength(names.filter((name) => name.length < 3).join(''))
  const lengths = names.map((name) => name.split('.').map(unreadableLength))
  const ofParts = lengths.map((ofName) => ofName.reduce((sum, length) => sum + length, 0))
  const isShared = ofParts.some(
    (length, index) => length > mostBehindShare && sharePart.test(names[index - 1]?.toLowerCase() ?? ''),
  )
  return (
    !isShared && spread <= mostUnreadable.path && isWithin(ofParts, mostUnreadable.part, mostUnreadable.path)
  )
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
  return !fileEnding.test(part) && !scriptEnding.test(part) && !(isLast && /^[^.]+\.[a-z]{2,5}$/i.test(part))
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
