import type { FailureRule } from './failure-rule.ts'

/** Words with which servers say that they do not know a parameter. */
const unknown =
  /unknown|unrecognized|unrecognised|unsupported|not supported|not support|unexpected|extra_forbidden|extra (inputs|fields)|not permitted|not allowed|additional properties|invalid value|未知|不支持|不存在|多余/i

const parameters = ['max_completion_tokens', 'stream_options'] as const

/** A name as a word of its own: `'stream_options'`, `body.stream_options`. */
const namesParameter = (parameter: string) => new RegExp(`(^|[^a-z_])${parameter}($|[^a-z_])`, 'i')

/** The parameter `detail`, not the word: after a point or a quotation mark, or beside what it is. */
const namesDetail =
  /[.'"`[“]detail(?![\w-])|(?:parameter|field|property|argument|key|value for|value of|invalid|unknown)s?[\s:=]{1,3}detail(?![\w-])|\bdetail (?:parameter|field|property|value|level|参数)|detail ?参数|\(detail\)/i

/** Levels that are named, or words about a value: what is unknown is the level, not that there are levels. */
const namesLevels = /['"`“[]\s*(?:auto|low|high|original)\s*['"`”,\]]/i
const ofValue =
  /invalid (?:value|detail)|not (?:a )?valid|enum|literal|should be|must be|one of|expected|variant|supported values|取值|无效|非法|不合法/i

/** A level of detail that a server does not know, and a parameter that an older one does not, by codes or by words. */
export const parameterRules: readonly FailureRule[] = [
  {
    statuses: [400, 422, 500],
    words: namesDetail,
    when: ({ said, code }) =>
      code !== 'unknown_parameter' &&
      ofValue.test(said) &&
      (namesLevels.test(said) || !unknownField.test(said)),
    problem: () => ({ kind: 'detail-level-unknown' }),
  },
  // Some do not say of what it is the value.
  {
    statuses: [400, 422, 500],
    words: /['"`“](original|high|low)['"`”]/i,
    when: ({ said }) => ofValue.test(said) && /\blow\b/i.test(said) && /\bhigh\b/i.test(said),
    problem: () => ({ kind: 'detail-level-unknown' }),
  },
  {
    statuses: [400, 422],
    words: namesDetail,
    when: ({ code, said }) => unknownCodes.includes(code) || unknown.test(said),
    problem: () => ({ kind: 'unknown-parameter', parameter: 'detail' }),
  },
  ...parameters.map(
    (parameter): FailureRule => ({
      statuses: [400, 422],
      words: namesParameter(parameter),
      when: ({ code, said }) => unknownCodes.includes(code) || unknown.test(said),
      problem: () => ({ kind: 'unknown-parameter', parameter }),
    }),
  ),
]

const unknownCodes = ['unknown_parameter', 'unsupported_parameter']
const unknownField =
  /(?:unknown|unrecognized|unsupported|unexpected) (?:\w+ )?(?:parameter|field|argument|property|key)|extra (?:inputs|fields)|additional properties|not permitted/i
