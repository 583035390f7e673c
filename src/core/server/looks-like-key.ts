import { readKey } from './key-format.ts'

/**
 * How vendors begin their keys. OpenAI and those who follow it, Stripe and its kind, Groq, xAI, Nvidia, Perplexity, Hugging
 * Face, Replicate, Fireworks, Together, Cerebras, Databricks, GitHub, GitLab, Vercel, Baidu, Coze, Jina, Voyage, Amazon.
 */
const beginnings =
  '(?:sk|pk|rk|sess)[-_]|gsk_|xai-|nvapi-|pplx-|hf_|r8_|fw_|tgp_v\\d_|csk-|dapi|gh[opsu]_|github_pat_|glpat-|vck_|bce-v3/|pat_|jina_|pa-|ABSK|AKIA'

/** A key by its beginning, within a text: `Task-force` and `risk-free` are none. */
const begun = new RegExp(`(?<![A-Za-z0-9])(${beginnings})([\\w-]{8,})`, 'gi')

/** Keys whose shape says it all: of Google, and JSON web tokens. */
const shaped = /(?<![A-Za-z0-9])(?:AIza[\w-]{30,}|AQ\.[\w-]{30,}|eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,})/

/** What is called a key: by a header, an assignment, a line of JSON, or in words. */
const named =
  /(?:\bbearer|authorization|(?<![a-z])keys?|token|secret|pass(?:word|wort)|api[-_ ]?key|密钥|密鑰|秘钥|金鑰|令牌|口令|密码|キー|トークン|키|토큰|ключ|токен|schlussel|(?<!\p{L})(?:cle|clave|chave|chiave))["'`]?\s{0,4}(?:is\s|ist\s|est\s|es\s|是|为|[:=]|\s)\s{0,4}["'`]?(?:bearer\s{1,4}|basic\s{1,4})?([\w.~+/=-]{16,})/giu

/** Spaces and marks that are not seen, which come along when a key is copied from a page, or were put there. */
const unseen = /\p{Default_Ignorable_Code_Point}|[\p{Cf}\p{Me}]/gu

/** How much of a text is read: no question is longer (`core/chat/question.ts`), but anything can be pasted. */
const maxCharacters = 20_000

/** A text as its letters are meant: without what is not seen, wide letters plain, marks off, dashes as hyphens. */
const plain = (text: string) =>
  text
    .slice(0, maxCharacters)
    .normalize('NFKD')
    .replace(unseen, '')
    .replace(/(?<=[\w\p{Pd}])\p{M}+/gu, '')
    .replace(/\p{Pd}|−/gu, '-')
    .normalize('NFC')

/**
 * Whether a text is an API key, or holds one that can be told by how it begins or what it is called. Only a whole text is
 * taken for a key by its letters and digits alone: within a question they may be a checksum that is asked about.
 */
export function looksLikeKey(text: string): boolean {
  return holdsTellingKey(text) || isKeyAlone(plain(text))
}

/** Whether a text holds a key that can be told by how it begins or what it is called. */
export function holdsTellingKey(text: string): boolean {
  const read = plain(text)
  if (shaped.test(read)) return true
  for (const [, , rest = ''] of read.matchAll(begun)) if (rest.length >= 16 && isRandom(rest)) return true
  for (const [, token = ''] of read.matchAll(named))
    if ((isMixed(token) || hexadecimal.test(token)) && !isAddress(token)) return true
  return false
}

/** Whether a text is one token, as a key is pasted, that nobody would ask as a question. */
function isKeyAlone(text: string): boolean {
  const read = readKey(text)
  if (!read.ok) return read.problem.kind === 'key-malformed' && read.problem.reason === 'admin'
  const key = read.value
  if (holdsTellingKey(key)) return true
  for (const { index, 1: beginning = '', 2: rest = '' } of key.matchAll(begun))
    if (index === 0 && (isRandom(rest) || (/^sk/i.test(beginning) && /\d/.test(rest)))) return true
  if (!/^[\w.~+/=:-]{20,}$/.test(key) || isAddress(key)) return false
  return hexadecimal.test(key) || isMixed(key) || isInAnyCase(key)
}

const hexadecimal = /^[\da-f]{32,}$|^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** An address, of a contract of a blockchain too, a path or the name of a file. */
const isAddress = (text: string) =>
  /^[a-z][a-z\d+.-]*:\/\/|^[\w-]+(\.[\w-]+)*\.[a-z]{2,}(:\d+)?\/|^0x[\da-f]{40}$|^[./~]|\.[a-z]{2,4}\d?$/i.test(
    text,
  )

/** Whether there are letters and digits together as a machine draws them, and not only words and years with hyphens. */
const isRandom = (text: string) =>
  text
    .split(/[-_]/)
    .some(
      (run) =>
        (run.length >= 8 && /\d/.test(run) && /[a-z]/i.test(run)) ||
        (run.length >= 12 && /[a-z]/.test(run) && /.[A-Z]/.test(run)) ||
        run.length >= 16 ||
        /^\d{10,}$/.test(run),
    )

/** Whether letters and digits without anything between them take turns more often than in names, codes and dates. */
const isMixed = (text: string) =>
  runsOf(text, 10).some((run) => (run.match(/[a-z](?=\d)|\d(?=[a-z])/gi) ?? []).length >= 3)

/** Whether small and capital letters take turns more often than where words are joined. */
const isInAnyCase = (text: string) =>
  runsOf(text, 20).some((run) => (run.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z])/g) ?? []).length * 2 >= run.length)

const runsOf = (text: string, characters: number) =>
  (text.match(/[a-z\d]+/gi) ?? []).filter((run) => run.length >= characters)
