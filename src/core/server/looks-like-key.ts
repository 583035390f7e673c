import { readKey } from './key-format.ts'

/**
 * How vendors begin their keys. OpenAI and those who follow it, Stripe and its kind, Groq, xAI, Nvidia, Perplexity, Hugging
 * Face, Replicate, Fireworks, Together, Cerebras, Databricks, GitHub, GitLab, Vercel, Baidu, Coze, Jina, Voyage, Amazon.
 */
const beginnings =
  '(?:sk|pk|rk|sess)[-_]|gsk_|xai-|nvapi-|pplx-|hf_|r8_|fw_|tgp_v\\d_|csk-|dapi|gh[opsu]_|github_pat_|glpat-|vck_|bce-v3/|pat_|jina_|pa-|ABSK|AKIA'

/** A key by its beginning, within a text: `Task-force` and `risk-free` are none. */
const begun = new RegExp(`(?<![A-Za-z0-9])(?:${beginnings})([\\w-]{8,})`, 'gi')

/** Keys whose shape says it all: of Google, and JSON web tokens. */
const shaped = /(?<![A-Za-z0-9])(?:AIza[\w-]{30,}|AQ\.[\w-]{30,}|eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,})/

/** What is called a key: by a header, an assignment, a line of JSON. */
const named =
  /(?:\bbearer|authorization|api[-_ ]?key|access[-_ ]?token|auth[-_ ]?token|secret(?:[-_ ]?key)?)["'`]?\s{0,4}(?:is\s|[:=]|\s)\s{0,4}["'`]?(?:bearer\s{1,4}|basic\s{1,4})?([\w.~+/=-]{16,})/gi

/** What comes along when a key is copied from a page, and is not seen. */
const unseen = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g

/**
 * Whether a text is an API key, or holds one that can be told by how it begins or what it is called. Only a whole text is
 * taken for a key by its letters and digits alone: within a question they may be a checksum that is asked about.
 */
export function looksLikeKey(text: string): boolean {
  const seen = text.replace(unseen, '')
  return holdsTellingKey(seen) || isKeyAlone(seen)
}

/** Whether a text holds a key that can be told by how it begins or what it is called. */
export function holdsTellingKey(text: string): boolean {
  if (shaped.test(text)) return true
  for (const [, rest = ''] of text.matchAll(begun)) if (rest.length >= 16 && isRandom(rest)) return true
  for (const [, token = ''] of text.matchAll(named)) if (isMixed(token)) return true
  return false
}

/** Whether a text is one token, as a key is pasted, that nobody would ask as a question. */
function isKeyAlone(text: string): boolean {
  const read = readKey(text)
  if (!read.ok) return read.problem.kind === 'key-malformed' && read.problem.reason === 'admin'
  const key = read.value
  if (holdsTellingKey(key)) return true
  for (const match of key.matchAll(begun)) if (match.index === 0 && isRandom(match[1] ?? '')) return true
  if (!/^[\w.~+/=:-]{20,}$/.test(key) || isAddress(key)) return false
  return /^[\da-f-]{32,}$/i.test(key) || isMixed(key)
}

/** An address, a path or the name of a file. */
const isAddress = (text: string) =>
  /^[a-z][a-z\d+.-]*:\/\/|^[\w-]+(\.[\w-]+)*\.[a-z]{2,}(:\d+)?\/|^[./~]|\.[a-z]{2,4}\d?$/i.test(text)

/** Letters and digits as a machine draws them, or one long word: no name that is written with hyphens. */
const isRandom = (text: string) =>
  /\d/.test(text) || (/[a-z]/.test(text) && /[A-Z]/.test(text)) || /[A-Za-z\d]{12}/.test(text)

/** Whether letters and digits take turns more often than in names and dates. */
function isMixed(text: string): boolean {
  const turns = text.match(/[a-z](?=\d)|\d(?=[a-z])/gi) ?? []
  return turns.length >= 3
}
