import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { failureDetails } from '../../../../src/core/failure/api-failure.ts'
import { cleanErrorBody, readErrorBody } from '../../../../src/core/failure/error-body.ts'
import { screenKey } from '../../../../src/core/failure/key-screen.ts'
import { withoutKeys } from '../../../../src/core/failure/known-keys.ts'
import { redact } from '../../../../src/core/failure/redact.ts'
import { keyForms, piecesIn } from '../../samples/key-forms.ts'

const key = 'zQ-9fX_2pLkW8vRt0hYmC5uJ'

describe('a known key', () => {
  test.each(keyForms)('%s does not get through', (_, write) => {
    const text = `Wrong: ${write(key)} is no key.`
    for (const safe of [withoutKeys(text, [key]), redact(text, [key])]) {
      expect(piecesIn(safe, key)).toEqual([])
      expect(safe).toContain('[…]')
      expect(safe).toMatch(/^Wrong: .* is no key\.$/)
    }
  })

  test('of any characters does not get through in any form, whatever stands around it', () => {
    const keys = fc
      .string({
        // Without what an escape begins with: no vendor's key has it, and it could be one itself.
        unit: fc
          .integer({ min: 0x21, max: 0x7e })
          .map((code) => String.fromCharCode(code))
          .filter((sign) => !/[\\%&]/.test(sign)),
        minLength: 16,
      })
      // One of signs is found as it is, but not with others between.
      .map((any) => `${any}a7K2m9Qx4Rt1`)
    fc.assert(
      fc.property(
        keys,
        fc.constantFrom(...keyForms),
        fc.string(),
        fc.string(),
        (any, form, before, after) => {
          const safe = withoutKeys(`${before} ${form[1](any)} ${after}`, [any])
          expect(safe).not.toContain(form[1](any))
          expect(safe.toLowerCase()).not.toContain(any.toLowerCase())
        },
      ),
      { numRuns: 500 },
    )
  })

  test('leaves what is no key as it was', () => {
    const text = 'invalid_api_key: \\u00e4 %20 &amp; SGVsbG8gV29ybGQh 0123456789abcdef'
    expect(withoutKeys(text, [key, ''])).toBe(text)
  })

  test('of words alone is not seen in what is said of it', () => {
    expect(withoutKeys('Use my local server, 2026.', ['my-local-server'])).toBe('Use my local server, 2026.')
    expect(withoutKeys('a1, b2', ['--a1------b2--'])).toBe('a1, b2')
  })

  test('of many characters is looked for in a long text, quickly', () => {
    const long = key.repeat(300)
    expect(withoutKeys(`%41\\u0041${'x y'.repeat(20_000)}${long}`, [long]).endsWith('y[…]')).toBe(true)
  }, 5000)
})

describe('the body of a failure', () => {
  test('is read without the key in its values and in its names', () => {
    const text = `{"error":{"code":"${key.toUpperCase()}","${key}":[{"deep":"\\u007a${key.slice(1)}"}]}}`
    const body = readErrorBody(text, [key])
    expect(body).toEqual({ error: { code: '[…]', '[…]': [{ deep: '[…]' }] } })
    expect(failureDetails(400, body)).not.toMatch(/zq-9/i)
  })

  test('that is no JSON is text', () => {
    expect(readErrorBody(`<p>${key}</p>`, [key])).toBe('<p>[…]</p>')
  })

  test('that is deeper than any error, or longer, is read so far', () => {
    const deep = JSON.parse(`${'[{"error":'.repeat(20_000)}1${'}]'.repeat(20_000)}`)
    expect(() => failureDetails(400, cleanErrorBody(deep, []))).not.toThrow()
    const wide = cleanErrorBody({ error: { many: Array.from({ length: 1e6 }, () => 'x'.repeat(100)) } }, [])
    expect(JSON.stringify(wide).length).toBeLessThan(10_000)
  })
})

describe('an answer', () => {
  const screened = (pieces: string[], given: string | null = key) => {
    const screen = screenKey(given)
    return pieces.map(screen.push).join('') + screen.end()
  }

  test('leaves without the key, wherever it is cut', () => {
    const text = `It is ${key}, or ${key.toLowerCase()}.`
    fc.assert(
      fc.property(fc.array(fc.nat({ max: text.length }), { maxLength: 8 }), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), text.length]
        const pieces = places.slice(1).map((end, index) => text.slice(places[index], end))
        expect(screened(pieces)).toBe('It is […], or […].')
      }),
    )
  })

  test('that ends in most of a key ends without it, and in a letter of it ends with that', () => {
    expect(screened(['It is ', key.slice(0, -1)])).toBe('It is […]')
    expect(screened(['A z', ''])).toBe('A z')
  })

  test('may hold the placeholder that some servers take for a key', () => {
    expect(screened(['I run on oll', 'ama.'], 'ollama')).toBe('I run on ollama.')
    expect(screened(['A lake.'], null)).toBe('A lake.')
  })
})
