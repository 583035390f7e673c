/** Numbers as they stand for sizes, and for versions: a count, a date or time, or numbers with dots. */
const number = /^\d{1,5}(\.\d{1,2})?$/
const version = /^(\d{1,13}|\d{1,4}(\.\d{1,4}){1,3})$/

const words = (...names: string[]) => new RegExp(`^(${names.join('|')})(,(${names.join('|')})){0,3}$`)

const format = words('jpg', 'jpeg', 'pjpg', 'pjpeg', 'png', 'png8', 'webp', 'avif', 'gif', 'auto')
const fit = words(
  ...[
    'bounds',
    'clamp',
    'clip',
    'contain',
    'cover',
    'crop',
    'facearea',
    'fill',
    'fillmax',
    'inside',
    'max',
    'min',
  ],
  ...['outside', 'pad', 'scale', 'scale-down', 'thumb'],
)

/** The parameters that a plain link may have, each with the values that it may have: too few and short to hide a key in. */
const harmless: ReadonlyMap<string, RegExp> = new Map([
  ['w', number],
  ['h', number],
  ['width', number],
  ['height', number],
  ['q', number],
  ['quality', number],
  ['dpr', number],
  ['format', format],
  ['fm', format],
  ['fit', fit],
  [
    'crop',
    words('bottom', 'center', 'edges', 'entropy', 'faces', 'focalpoint', 'left', 'right', 'smart', 'top'),
  ],
  ['auto', words('compress', 'enhance', 'format', 'true', 'webp')],
  ['v', version],
  ['ver', version],
  ['resize', /^\d{1,5},\d{1,5}$/],
  ['strip', words('all', 'color', 'info', 'none')],
  ['ssl', /^1$/],
])

/** Whether a query, as `URL.search` writes it, is empty or made of harmless parameters, each once. */
export function hasPlainParameters(search: string): boolean {
  const query = search.replace(/^\?/, '')
  if (query === '') return true
  const names = new Set<string>()
  return query.split('&').every((parameter) => {
    const [name = '', value = '', ...others] = parameter.split('=').map(decode)
    const isNew = !names.has(name.toLowerCase())
    names.add(name.toLowerCase())
    return isNew && others.length === 0 && (harmless.get(name.toLowerCase())?.test(value) ?? false)
  })
}

/** Decoded once, as a server does it; '' for what does not decode, which is no value of any parameter. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
