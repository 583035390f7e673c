import { accountFailureRules } from './account-failure-rules.ts'
import type { FailureRule } from './failure-rule.ts'
import { imageFailureRules } from './image-failure-rules.ts'

/** Statuses of a request that the server understood and refuses; a few local servers give 500 for it. */
const refused = [400, 404, 415, 422, 500, 501]

/** Words with which servers say that they do not know a parameter. */
const unknownParameter =
  /unknown|unrecognized|unrecognised|unsupported|not supported|unexpected|extra_forbidden|extra (inputs|fields)|not permitted|not allowed|invalid value/i

const parameters = ['max_completion_tokens', 'stream_options', 'detail'] as const

/** A name as a word of its own: `image_url.detail`, `'detail'`; FastAPI's own `detail` field is not in a message. */
const namesParameter = (parameter: string) => new RegExp(`(^|[^a-z_])${parameter}($|[^a-z_])`, 'i')

/** The level is what is unknown, not that there are levels. */
const detailLevelRule: FailureRule = {
  statuses: [400, 422],
  words: /['"`]original['"`]/i,
  when: ({ message, parameter }) => namesParameter('detail').test(`${message} ${parameter}`),
  problem: () => ({ kind: 'detail-level-unknown' }),
}

/** The limit of the answer and the question are together more than the model's window. */
const answerLimitRule: FailureRule = {
  statuses: [400, 422],
  words: /max(_completion)?_tokens.{0,80}too large/i,
  problem: ({ model }) => ({ kind: 'answer-limit-too-large', model, fits: null }),
}

/** A parameter that older servers do not know, by its code or, where they have none, by words. */
const parameterRules = parameters.map(
  (parameter): FailureRule => ({
    statuses: [400, 422],
    words: namesParameter(parameter),
    when: ({ code, message }) =>
      ['unknown_parameter', 'unsupported_parameter'].includes(code) || unknownParameter.test(message),
    problem: () => ({ kind: 'unknown-parameter', parameter }),
  }),
)

/** The model and the length of the chat. */
const modelRules: readonly FailureRule[] = [
  {
    statuses: [400, 403, 404],
    codes: ['model_not_found', 'deploymentnotfound', 'model_not_available', 'model_not_active'],
    types: ['model_not_found'],
    problem: ({ model }) => ({ kind: 'model-not-found', model }),
  },
  {
    statuses: refused,
    words:
      /only supported by certain models|not (a )?multi-?modal|(image|vision)s? (inputs? )?(is |are )?not supported|not support (image|vision)|support image input|mmproj|missing data required for image|at most 0 image/i,
    problem: ({ model }) => ({ kind: 'model-without-vision', model }),
  },
  {
    statuses: [400, 403, 404],
    words:
      /\bmodel\b.{0,200}(not found|does not exist|not a valid model)|not a valid model|no endpoints found|access to model/i,
    problem: ({ model }) => ({ kind: 'model-not-found', model }),
  },
  {
    statuses: [400, 413, 422, 500],
    codes: ['context_length_exceeded', 'string_above_max_length'],
    types: ['exceed_context_size_error', 'context_length_exceeded'],
    problem: ({ model }) => ({ kind: 'chat-too-long', model }),
  },
  {
    statuses: [400, 422, 500],
    words: /context (length|window|size)|maximum context|prompt is too long/i,
    problem: ({ model }) => ({ kind: 'chat-too-long', model }),
  },
]

/** The server and what stands before it. */
const serverRules: readonly FailureRule[] = [
  {
    statuses: [403],
    when: ({ isLoopback, isEmpty }) => isLoopback && isEmpty,
    problem: () => ({ kind: 'local-server-refuses' }),
  },
  // 511 is made for captive portals; a page with a success status is one too.
  {
    statuses: [511],
    problem: () => ({ kind: 'not-the-api' }),
  },
  {
    when: ({ status }) => status !== null && (status >= 500 || status === 408 || status === 409),
    problem: ({ status, retryAfterSeconds }) => ({
      kind: 'server-trouble',
      status: status ?? 0,
      retryAfterSeconds,
    }),
  },
  {
    codes: ['server_error', 'internal_error', 'overloaded', 'engine_overloaded', 'service_unavailable'],
    types: ['server_error', 'overloaded_error', 'api_error', 'internal_server_error', 'service_unavailable'],
    when: ({ status }) => status === null,
    problem: ({ retryAfterSeconds }) => ({ kind: 'server-trouble', status: 0, retryAfterSeconds }),
  },
  { statuses: [401], problem: () => ({ kind: 'key-refused' }) },
  {
    codes: ['invalid_api_key'],
    types: ['authentication_error'],
    problem: () => ({ kind: 'key-refused' }),
  },
  // Google answers a wrong key with 400.
  { statuses: [400], words: /api key not valid/i, problem: () => ({ kind: 'key-refused' }) },
]

/** The rows of "When the API does not answer as hoped", most particular first; the first that holds counts. */
export const apiFailureRules: readonly FailureRule[] = [
  ...accountFailureRules,
  answerLimitRule,
  detailLevelRule,
  ...parameterRules,
  ...imageFailureRules,
  ...modelRules,
  ...serverRules,
]
