import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { publicLink } from '../../../../src/core/link/public-link.ts'
import { anyToken } from './any-token.ts'

const picture = 'https://images.example/harbour.jpg'
const goes = (query: string) => publicLink(`${picture}?${query}`) !== null

/** What a plain link may have; another name keeps it here whatever its value is. */
const harmless = [
  ...[
    'w',
    'h',
    'width',
    'height',
    'q',
    'quality',
    'dpr',
    'format',
    'fm',
    'fit',
    'crop',
    'auto',
    'v',
    'ver',
    'resize',
  ],
  ...['strip', 'ssl'],
]

describe('a link with parameters', () => {
  it.each([
    ['w=800&h=600&fit=crop&crop=faces,top&auto=format,compress&q=80&fm=webp', 'as image services have them'],
    ['WIDTH=640&dpr=1.5', 'in capitals, and with a fraction'],
    ['v=1699000000', 'a time as a version'],
    ['ver=6.4.2', 'a version with dots'],
    ['resize=300%2C200&strip=all&ssl=1', 'with an encoded comma'],
    ['%77=640', 'with an encoded name, which servers read so too'],
  ])('%s goes: %s', (query) => expect(goes(query)).toBe(true))

  it.each([
    ['abcdef', 'a value without a name'],
    ['w', 'a name without a value'],
    ['w=', 'an empty value'],
    ['=1', 'an empty name'],
    ['w=1&', 'an empty parameter'],
    ['w=1&&h=1', 'an empty parameter in the middle'],
    ['w=1&w=2', 'one name twice'],
    ['w=1&W=2', 'one name twice, in capitals'],
    ['w=1;token=abc', 'a semicolon between'],
    ['w=1%26token=abc', 'an encoded ampersand'],
    ['w=1?token=abc', 'a second question mark'],
    ['w=1=token', 'a second equals sign'],
    ['w=%31%', 'what does not decode'],
    ['w=123456', 'more digits than a picture has pixels'],
    ['v=deadbeef', 'a version that is no number'],
    ['v=12345678901234', 'a version longer than a time'],
    ['fit=abcdef', 'a word that is not known'],
    ['format=jpg,https://b.example', 'an address behind a word'],
    ['w[]=1', 'a list'],
    ['ｗ=1', 'a name in wide letters'],
    ['w =1', 'a name with a blank'],
    ['constructor=1', 'a name that every object has'],
    ['__proto__=1', 'a name that every object has'],
  ])('%s stays here: %s', (query) => expect(goes(query)).toBe(false))

  it('of any other name stays here, whatever stands beside it', () => {
    const name = fc.oneof(
      fc.string({ minLength: 1, maxLength: 12 }),
      fc.stringMatching(/^[a-z_-]{1,12}$/),
      fc
        .tuple(fc.constantFrom(...harmless), fc.stringMatching(/^[a-z0-9_.[\]-]{1,3}$/))
        .map((two) => two.join('')),
    )
    const isUnknown = (text: string) => !harmless.includes(text.toLowerCase())
    const value = fc.constantFrom('1', '80', 'jpg', 'webp', 'crop', '', 'true')
    fc.assert(
      fc.property(name.filter(isUnknown), value, fc.constantFrom('', 'w=1&'), (unknown, text, before) => {
        expect(goes(`${before}${encodeURIComponent(unknown)}=${text}`)).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  it('of a harmless name carries no token', () => {
    fc.assert(
      fc.property(fc.constantFrom(...harmless), anyToken, (name, token) => {
        expect(goes(`${name}=${token}`)).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })
})
