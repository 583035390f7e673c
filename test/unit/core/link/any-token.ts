import fc from 'fast-check'

const alphabets = {
  base64url: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
  hex: '0123456789abcdef',
}

const drawn = (letters: string) =>
  fc.array(fc.constantFrom(...letters), { minLength: 20, maxLength: 64 }).map((drawn) => drawn.join(''))

/** What a server draws by lot to make an address that nobody can guess: base64url, hexadecimal digits, a UUID. */
export const anyToken = fc.oneof(
  drawn(alphabets.base64url),
  drawn(alphabets.hex),
  drawn(alphabets.hex).map((token) => token.toUpperCase()),
  fc.uuid(),
  fc.uuid().map((uuid) => uuid.replaceAll('-', '_')),
)
