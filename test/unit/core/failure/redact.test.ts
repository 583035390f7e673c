import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maxRedactedCharacters, redact } from '../../../../src/core/failure/redact.ts'

const secrets: [reason: string, text: string][] = [
  ['a key', 'Incorrect API key provided: sk-proj-CANARY_abc-123.'],
  ['a half masked key', 'Incorrect API key provided: sk-CANAR***********ARY1'],
  ['a key with an unknown beginning, named', 'api_key=CANARY'],
  ['a key in JSON', '{"apiKey": "CANARY", "x": 1}'],
  ['an api-key header', 'api-key: CANARY'],
  ['an authorization header', 'Authorization: Bearer CANARY.abc'],
  ['a bearer token alone', 'sent bearer CANARY'],
  ['basic credentials', 'Authorization: Basic CANARY=='],
  ['a Google key', 'AIzaSyCANARYCANARYCANARY'],
  ['a query', 'could not open https://site.example/a.png?X-Amz-Signature=CANARY&b=1 today'],
  ['a fragment', 'https://site.example/a#CANARY'],
  ['user info', 'https://me:CANARY@site.example/a.png'],
  ['user info with @', 'https://me:p@CANARY@site.example/a.png'],
  ['a data URL', 'url "data:image/png;base64,CANARY+/=" is bad'],
  ['a data URL without a type', 'data:,CANARY'],
  ['a data URL with parameters', "data:text/html;charset=utf-8;x=1,CANARY'"],
  ['bare base64', `image ${'CANARYab'.repeat(40)}== end`],
]
test.each(secrets)('%s does not get through', (_, text) => {
  expect(redact(text)).not.toContain('CANAR')
})

test('known keys of any shape do not get through', () => {
  expect(redact('key CANARY here', ['', 'CANARY'])).toBe('key […] here')
})

test('what helps stays', () => {
  expect(redact('HTTP 404 · model_not_found\nhttps://api.openai.com/v1/models?x=1 says no')).toBe(
    'HTTP 404 · model_not_found\nhttps://api.openai.com/v1/models says no',
  )
  expect(redact('max_completion_tokens: 4096 is too many')).toBe('max_completion_tokens: 4096 is too many')
})

test('text is cut at 2,000 characters, quickly', () => {
  const start = performance.now()
  expect(redact('a b '.repeat(3_000_000)).length).toBe(maxRedactedCharacters)
  for (const piece of ['data:', 'https://', '@', 'sk-', 'a', ';x=1', 'token:'])
    redact(piece.repeat(2_000_000 / piece.length))
  expect(performance.now() - start).toBeLessThan(1500)
})

test('a key survives nowhere in any text around it', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      expect(redact(`${before} sk-CANARY0123456789 ${after}`)).not.toContain('CANARY')
    }),
  )
})
