import * as v from 'valibot'
import { finite, plain, seconds, shownText } from './problem-fields.ts'

/** What the account, the model, or the way to the server made impossible. */
export type ServerProblem = v.InferOutput<typeof serverProblem>

export const serverProblem = v.variant('kind', [
  // The key and the account
  plain('no-key'),
  plain('key-refused'),
  plain('organization-required'),
  plain('address-not-allowed'),
  plain('region-blocked'),
  v.object({ kind: v.literal('missing-scope'), scope: v.nullable(v.string()) }),
  plain('no-credit'),
  v.object({ kind: v.literal('rate-limited'), retryAfterSeconds: seconds }),
  // The model and the request
  v.object({ kind: v.literal('model-not-found'), model: v.string() }),
  v.object({ kind: v.literal('model-without-vision'), model: v.string() }),
  v.object({ kind: v.literal('chat-too-long'), model: v.string() }),
  /** The longest answer is larger than the model's window leaves room for; `fits` is what would fit, in tokens. */
  v.object({
    kind: v.literal('answer-limit-too-large'),
    model: v.string(),
    fits: v.nullable(finite),
    /** Whether the model never takes more, however short the chat is. */
    ofModel: v.optional(v.boolean()),
  }),
  plain('content-refused'),
  v.object({
    kind: v.literal('unknown-parameter'),
    parameter: v.picklist(['max_completion_tokens', 'detail', 'stream_options']),
  }),
  /** It takes a detail, but not the one that was named: `original`. */
  plain('detail-level-unknown'),
  // The way to the server
  plain('local-server-refuses'),
  v.object({ kind: v.literal('server-trouble'), status: finite, retryAfterSeconds: seconds }),
  plain('unreachable'),
  plain('not-the-api'),
  v.object({
    kind: v.literal('connection-lost'),
    reason: v.picklist(['no-first-byte', 'silence', 'cut', 'too-much']),
  }),
  plain('redirected'),
  v.object({
    kind: v.literal('unexpected'),
    status: v.nullable(finite),
    code: v.nullable(v.string()),
    /** What the server says of it, redacted, at most 300 characters. */
    words: v.optional(v.nullable(shownText), null),
  }),
])
