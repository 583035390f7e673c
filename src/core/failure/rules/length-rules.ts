import { readAnswerLimit } from '../answer-limit.ts'
import type { FailureRule } from './failure-rule.ts'
import { vendorCodes } from './vendor-codes.ts'

const words = new RegExp(
  [
    /context[ _-]?(?:length|window|size|limit)|contextwindow|maximum context|(?:prompt|input|request|message)s? (?:token length |tokens? |length )?(?:is |are |was )?too (?:long|large for model|many tokens)/,
    /exceed\w* (?:the )?(?:model('s)? )?(?:maximum )?(?:token limit|number of tokens|prompt length|sequence length|input length)|maximum (?:prompt|input|sequence) length|max input (?:characters|tokens)/,
    /input token count|too many (?:input )?tokens|(?:prompt|input) tokens? limit exceeded|reduce the length of the (?:messages|prompt|input)|(?:prompt|input) length[^.]{0,20} exceeds?|range of input length|input length \(?\d+|requested tokens|max_seq_len|too large for [\w.-]+ model\. max size: \d+ tokens/,
    /超长|(?:输入|提示词?|上下文|消息|对话|prompt|tokens?)[^，。,图]{0,16}(?:过长|太长|超出|超过|超限)|超出[^，。,图]{0,16}(?:上下文|长度|token)|上下文长度/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'i',
)

/** An answer that may be longer than the model has room for, and a chat that is. */
export const lengthRules: readonly FailureRule[] = [
  {
    statuses: [400, 403, 413, 422],
    words: /token|输出长度/i,
    when: ({ said }) => readAnswerLimit(said) !== null,
    problem: ({ said, model }) => {
      const limit = readAnswerLimit(said)
      if (limit === null || limit === 'chat-too-long') return { kind: 'chat-too-long', model }
      return { kind: 'answer-limit-too-large', model, ...limit }
    },
  },
  {
    statuses: [400, 413, 422, 500],
    codes: [
      ...[
        'context_length_exceeded',
        'string_above_max_length',
        'exceed_context_size_error',
        'tokens_too_long',
      ],
      ...[
        'characters_too_long',
        'tokens_limit_reached',
        'context_window_exceeded',
        ...vendorCodes['chat-too-long'],
      ],
    ],
    problem: ({ model }) => ({ kind: 'chat-too-long', model }),
  },
  { statuses: [400, 403, 413, 422, 500], words, problem: ({ model }) => ({ kind: 'chat-too-long', model }) },
]
