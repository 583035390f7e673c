/** What a message only mentions, and what stands in its place: it says nothing of what is wrong. Earlier rows go first. */
const mentions: readonly { what: string; pattern: RegExp; replacement: string }[] = [
  {
    what: 'a picture',
    pattern: /\bdata:[\w.+/-]{0,80}(?:;[\w.=+-]{1,80}){0,4},[^\s"'<>)]*/gi,
    replacement: 'PICTURE',
  },
  { what: 'an address', pattern: /\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s"'<>`，。）)]*/gi, replacement: 'URL' },
  {
    what: 'what was sent, as pydantic shows it',
    pattern: /input_value=.{0,400}?(?=, input_type|$)/gis,
    replacement: '',
  },
  {
    what: 'the name of a model in quotes',
    pattern:
      /((?:\bmodels?|\bdeployment|\bengine|模型)[^\w'"`“「]{0,6})(['"`“「])[^'"`”」\n]{1,120}['"`”」]/gi,
    replacement: '$1MODEL',
  },
  {
    what: 'the name of a model without quotes',
    pattern: /((?:\bmodels?|模型)[\s:=/]{1,3})[a-z][\w.]*[-/:\d][\w./:-]*/gi,
    replacement: '$1MODEL',
  },
  {
    what: 'words of the user, or more than one word of theirs in single quotation marks',
    pattern:
      /((?:question|prompt|query|input|content|user said|提示词?|问题|問題|输入|輸入|内容|內容)\W{0,3}(?:was|is|为|為|是)?[\s:：]{0,3})(?:["“「『][^"”」』]{1,2000}["”」』]|'(?=(?:[^'\n]|'(?=\w)){2,2000}'(?!\w))(?:[^'\n]|'(?=\w))*?[\s\u4e00-\u9fff](?:[^'\n]|'(?=\w))*')/gi,
    replacement: '$1TEXT',
  },
  {
    what: 'the same, in the request as it was sent',
    pattern:
      /(["'](?:content|text|prompt|question|query)["']\s*:\s*)(?:"(?:[^"\\]|\\.){1,4000}"|'(?:[^'\\]|\\.){1,4000}')/gi,
    replacement: '$1TEXT',
  },
]

/**
 * A message without what it only mentions: addresses, pictures, names of models and the user's own words. A model that is
 * called `balance-7b` and is not found says nothing of money.
 */
export function withoutMentions(message: string, model: string): string {
  let said = message
  if (/^.+[-/:\d]/.test(model)) said = said.replaceAll(model, 'MODEL')
  for (const { pattern, replacement } of mentions) said = said.replace(pattern, replacement)
  return said
}

/** Shorter ones may be the server's own words. */
const minQuotedCharacters = 16

/** A message without texts that were sent, as they are or in the escapes of JSON. */
export function withoutSentTexts(message: string, texts: readonly string[]): string {
  const forms = texts
    .map((text) => text.trim())
    .filter(({ length }) => length >= minQuotedCharacters)
    .flatMap((text) => [text, JSON.stringify(text).slice(1, -1)])
  return forms.reduce((said, form) => said.replaceAll(form, 'TEXT'), message)
}
