import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { looksLikeKey } from '../../../../src/core/server/looks-like-key.ts'

const hex = '5d41402abc4b2a76b9719d911017c592'
const random = 'Ab3dEf7hIjKlMn0pQrStUv2x'

const keys: [whose: string, text: string][] = [
  ['OpenAI', `sk-${random}`],
  ['OpenAI, of a project', `sk-proj-${random}_${random}-x`],
  ['OpenAI, of an admin', `sk-admin-${random}`],
  ['OpenAI, short', 'sk-canary-0123456789'],
  ['OpenAI, of letters alone', 'sk-abcdefghijklmnopqrstuvwx'],
  ['the stand-in', 'sk-demo-0000000000000000000000000000abcd'],
  ['Anthropic', `sk-ant-api03-${random}`],
  ['OpenRouter', `sk-or-v1-${hex}${hex}`],
  ['Groq', `gsk_${random}`],
  ['xAI', `xai-${random}`],
  ['Nvidia', `nvapi-${random}`],
  ['Google', `AIzaSy${random}abcdefghi`],
  ['Google, of late', `AQ.Ab8RN6J${random}`],
  ['Perplexity', `pplx-${random}`],
  ['Hugging Face', 'hf_AbCdEfGhIjKlMnOpQrStUvWxYz'],
  ['Replicate', `r8_${random}`],
  ['Fireworks', `fw_${random}`],
  ['Together', `tgp_v1_${random}`],
  ['Cerebras', `csk-${random}`],
  ['GitHub', `github_pat_${random}`],
  ['Baidu', `bce-v3/ALTAK-${random}/${hex}`],
  ['Amazon', `ABSK${random}`],
  ['Azure', hex],
  ['Azure, in upper case', hex.toUpperCase()],
  ['Zhipu', `${hex}.AbCdEfGh12345678`],
  ['Mistral', 'n8Kq2JhXw9ZtR4mVb7LpYc3FsDgT6eUa'],
  ['Volcengine', '550e8400-e29b-41d4-a716-446655440000'],
  ['a JSON web token', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P'],
]

describe('the key of', () => {
  test.each(keys)('%s is one', (_, key) => {
    for (const text of [key, ` ${key}\n`, `"${key}"`, `Bearer ${key}`, `Authorization: Bearer ${key}`])
      expect(looksLikeKey(text), text).toBe(true)
    for (const text of [`OPENAI_API_KEY=${key}`, `export MY_API_KEY="${key}"`, `{"api_key": "${key}"}`])
      expect(looksLikeKey(text), text).toBe(true)
    expect(looksLikeKey(key.replace(/^.{7}/, '$&\u200b'))).toBe(true)
    expect(looksLikeKey(key.replace(/^.{9}/, '$&\n'))).toBe(true)
  })

  test.each(keys.filter(([whose]) => !/Azure|Zhipu|Mistral|Volcengine|short/.test(whose)))(
    '%s is one within a question too',
    (_, key) => {
      for (const text of [
        `${key} what is this?`,
        `Is "${key}" wrong?`,
        `我的密钥是${key}，对吗？`,
        `a\n(${key})`,
      ])
        expect(looksLikeKey(text), text).toBe(true)
    },
  )
})

const questions: [reason: string, text: string][] = [
  ['a question', "What's in this image?"],
  ['a question of one word', 'Describe'],
  ['nothing', ''],
  ['an address', 'https://example.com/a1b2c3d4e5f6a7b8c9d0/IMG_2024'],
  ['an address without its scheme', 'www.example.com/p/a1b2c3d4e5f6a7b8c9d0'],
  ['the name of a file', 'IMG_20240101_123456_A1B2C3.jpeg'],
  ['a path', '/home/me/a1b2c3d4/photo-2024-05-06'],
  ['a checksum that is asked about', `what is ${hex}?`],
  ['a German word', 'Donaudampfschifffahrtsgesellschaftskapitän'],
  ['a German word in ASCII', 'Rindfleischetikettierungsueberwachungsaufgabe'],
  [
    'words that begin as keys do',
    'Skateboardmeisterschaft sessionsverzeichnis gskfoobarbazquxquux pkadvertisement',
  ],
  ['one of them alone', 'skyscraperconstructionsite'],
  ['a long word with a year', 'supercalifragilistic2024'],
  ['Chinese', '这张图片里有什么？请详细描述一下，包括颜色和文字。'],
  ['Chinese without a stop', '图片里的这个型号是什么'],
  ['Japanese', 'この写真には何が写っていますか'],
  ['a package', 'sk-learn'],
  ['a package in a question', 'Does this plot come from sk-learn-contrib or hf_hub_download_something?'],
  ['words that end in sk', 'Is this desk-organizer-2024-model-large a risk-assessment-2023-2024?'],
  ['a phone number', '+49 30 1234567 8901234'],
  ['a date', '2024-05-06T07:08:09'],
  ['a serial number', 'SM-G998BZKDEUB'],
  ['many digits', '12345678901234567890123'],
  ['code', 'Why does document.getElementById("image").toDataURL() throw here?'],
  ['a key that is spoken of', 'What is an API key: a secret or a password? Is the api key shown here?'],
  ['a masked key', 'sk-…abcd'],
  ['a long text', 'What does this say? '.repeat(900)],
]

describe('no key is', () => {
  test.each(questions)('%s', (_, text) => {
    expect(looksLikeKey(text)).toBe(false)
  })
})

test('the longest text is read quickly', () => {
  const start = performance.now()
  for (const piece of ['sk-', 'a', 'api key ', 'eyJ', 'bearer ', 'sk', '-', 'a1', 'AIza', 'key = ', '. /'])
    looksLikeKey(piece.repeat(20_000 / piece.length))
  for (const piece of ['api key', 'bearer', 'secret is']) looksLikeKey(piece + ' '.repeat(1_000_000))
  expect(performance.now() - start).toBeLessThan(500)
})

test('words in any order are no key, and a key among them is one', () => {
  const words = fc.array(fc.stringMatching(/^[a-zäöü]{1,12}$/), { minLength: 2 }).map((all) => all.join(' '))
  fc.assert(
    fc.property(words, words, (before, after) => {
      expect(looksLikeKey(`${before} ${after}`)).toBe(false)
      expect(looksLikeKey(`${before} sk-${random} ${after}`)).toBe(true)
    }),
  )
})
