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

describe('a key is one although', () => {
  const spread = (mark: string) => [...`sk-proj-${random}`].join(mark)
  test.each([
    ['a zero-width space', spread('\u200b')],
    ['an order of direction', spread('\u202d')],
    ['an isolate', spread('\u2066')],
    ['an accent', spread('\u0301')],
    ['a grapheme joiner', spread('\u034f')],
    ['a variation selector', spread('\ufe0f')],
    ['a filler', spread('\u3164')],
    ['a tag', spread('\u{e0041}')],
    ['an operator that is not seen', spread('\u2062')],
    ['a Mongolian separator', spread('\u180e')],
  ])('%s stands between its letters', (_, text) => {
    expect(looksLikeKey(text)).toBe(true)
    expect(looksLikeKey(`Is ${text} right?`)).toBe(true)
  })

  test.each([
    [
      'its letters are wide',
      spread('').replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
    ],
    ['its hyphens do not break', spread('').replaceAll('-', '\u2011')],
    ['its hyphens became dashes', spread('').replaceAll('-', '–')],
    ['letters alone are in it', 'qZkLmNpRsTvWxYzAbCdEfGhIjKlMnOpQ'],
    ['words alone say so', `My key is ${random}`],
    ['a line says so', `Key: ${random}`],
    ['it is called a token', `token: ${random}`],
    ['it is called a key in Chinese', `密钥：${random}`],
    ['it is called a key in German', `Mein Schlüssel ist ${random}`],
    ['it is called a key in French', `Ma clé : ${random}`],
    ['it is called a key in Korean', `내 키: ${random}`],
  ])('%s', (_, text) => expect(looksLikeKey(text)).toBe(true))
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
  ['the name of a constraint', 'What does the constraint pk_orders_2024_11_customer_id mean?'],
  ['the title of a book', 'pat_the_bunny_book_cover_2024'],
  ['the name of a report', 'gsk_annual_report_2023_page12'],
  ['the name of a match', 'csk-vs-mi-ipl-2024-final-score'],
  ['a chess position', 'rnbqkbnr/pppppppp/8/8/4P3/8/PPPP1PPP/RNBQKBNR'],
  ['moves of chess', 'e2e4-e7e5-g1f3-b8c6-f1b5-a7a6'],
  ['a reaction', 'CH3CH2OH+3O2=2CO2+3H2O'],
  ['parts of a computer', 'XPS15-9530-i7-13700H-RTX4060'],
  ['the version of a package', 'gcc-12.2.0-14+deb12u1'],
  ['an address of IPv6', '2001:0db8:85a3:0000:0000:8a2e:0370:7334'],
  ['a moment', '2024-11-26T18:18:20.123Z'],
  ['an article', 'Is this article a1b2c3d4e5f6a7b8c9d0 from the shop?'],
  ['an address after a key', 'What is the key www.example.com/p/a1b2c3d4e5f6a7b8c9d0 here?'],
  ['the address of a coin', 'Is the token 0xdAC17F958D2ee523a2206206994597C13D831ec7 the real one?'],
  ['such an address alone', '0xdAC17F958D2ee523a2206206994597C13D831ec7'],
  ['words with numbers', 'Level1_Level2_Level3_Level4'],
  ['a key that is spoken of with a time', 'Is the key 2024-11-26T18:18:20Z?'],
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
  for (const piece of [
    'sk-',
    'a',
    'api key ',
    'eyJ',
    'bearer ',
    'sk',
    '-',
    'a1',
    'AIza',
    'key = ',
    '. /',
    '\ufdfa',
    'e\u0301',
    'key:',
  ])
    looksLikeKey(piece.repeat(20_000 / piece.length))
  for (const piece of ['api key', 'bearer', 'secret is']) looksLikeKey(piece + ' '.repeat(1_000_000))
  // Pasted: twenty times a question; where it is not cut, most of a minute.
  looksLikeKey('-eyJ'.repeat(100_000))
}, 5000)

test('words in any order are no key, and a key among them is one', () => {
  const words = fc.array(fc.stringMatching(/^[a-zäöü]{1,12}$/), { minLength: 2 }).map((all) => all.join(' '))
  fc.assert(
    fc.property(words, words, (before, after) => {
      expect(looksLikeKey(`${before} ${after}`)).toBe(false)
      expect(looksLikeKey(`${before} sk-${random} ${after}`)).toBe(true)
    }),
  )
})
