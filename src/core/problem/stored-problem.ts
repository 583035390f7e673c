import * as v from 'valibot'
import type { Problem, ProblemReport } from './problem.ts'

/** Problems that carry nothing but their kind; two lists, since TypeScript matches unions of 25 members at most. */
const plainKinds = [
  'no-key',
  'key-locked',
  'key-refused',
  'organization-required',
  'address-not-allowed',
  'region-blocked',
  'no-credit',
  'content-refused',
  'link-not-opened',
  'links-unsupported',
  'image-unreadable',
  'image-too-large',
  'local-server-refuses',
  'unreachable',
  'not-the-api',
  'redirected',
] as const satisfies readonly Problem['kind'][]

const plainKindsHere = [
  'image-gone',
  'image-not-loaded',
  'image-not-found',
  'image-empty',
  'image-undecodable',
  'image-unreachable',
  'page-forbidden',
  'page-frozen',
  'question-empty',
  'storage-failed',
  'chat-gone',
  'chat-busy',
  'ledger-failed',
] as const satisfies readonly Problem['kind'][]

const number = v.pipe(v.number(), v.finite())
const seconds = v.nullable(number)

const problem = v.variant('kind', [
  v.object({ kind: v.picklist(plainKinds) }),
  v.object({ kind: v.picklist(plainKindsHere) }),
  v.object({ kind: v.literal('missing-scope'), scope: v.nullable(v.string()) }),
  v.object({ kind: v.literal('rate-limited'), retryAfterSeconds: seconds }),
  v.object({
    kind: v.picklist(['model-not-found', 'model-without-vision', 'chat-too-long', 'spending-unknown']),
    model: v.string(),
  }),
  v.object({
    kind: v.literal('unknown-parameter'),
    parameter: v.picklist(['max_completion_tokens', 'detail', 'stream_options']),
  }),
  v.object({
    kind: v.literal('spending-limit'),
    period: v.picklist(['day', 'month']),
    limitUsd: number,
    spentUsd: number,
    mostUsd: number,
  }),
  v.object({ kind: v.literal('server-trouble'), status: number, retryAfterSeconds: seconds }),
  v.object({ kind: v.literal('connection-lost'), reason: v.picklist(['no-first-byte', 'silence', 'cut']) }),
  v.object({ kind: v.literal('unexpected'), status: v.nullable(number), code: v.nullable(v.string()) }),
  v.object({ kind: v.literal('image-unsupported'), type: v.string() }),
  v.object({ kind: v.literal('image-file-too-big'), maxBytes: number }),
  v.object({ kind: v.literal('image-too-many-pixels'), width: number, height: number }),
  v.object({ kind: v.literal('question-too-long'), maxCharacters: number }),
  v.object({ kind: v.literal('key-malformed'), reason: v.picklist(['empty', 'characters', 'admin']) }),
  v.object({ kind: v.literal('passphrase-refused'), reason: v.picklist(['short', 'wrong', 'damaged']) }),
  v.object({
    kind: v.literal('base-url-invalid'),
    reason: v.picklist(['not-a-url', 'scheme', 'http-elsewhere', 'credentials', 'query']),
  }),
  v.object({ kind: v.literal('setting-invalid'), field: v.string() }),
])

const unknownProblem: Problem = { kind: 'unexpected', status: null, code: null }

/** A problem as stored with a turn; one that this version does not know is "unexpected", not a row that cannot be read. */
export const storedReport: v.GenericSchema<unknown, ProblemReport> = v.object({
  problem: v.fallback(problem, unknownProblem),
  host: v.nullable(v.string()),
  requestId: v.nullable(v.string()),
  details: v.nullable(v.string()),
})
