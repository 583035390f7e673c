import type { Problem, ProblemOf } from '../../../src/core/problem/problem.ts'

type Samples = { [Kind in Problem['kind']]: ProblemOf<Kind>[] }

const samples: Samples = {
  'no-key': [{ kind: 'no-key' }],
  'key-locked': [{ kind: 'key-locked' }],
  'passphrase-refused': (['short', 'wrong', 'damaged'] as const).map((reason) => ({
    kind: 'passphrase-refused',
    reason,
  })),
  'key-refused': [{ kind: 'key-refused' }],
  'organization-required': [{ kind: 'organization-required' }],
  'address-not-allowed': [{ kind: 'address-not-allowed' }],
  'region-blocked': [{ kind: 'region-blocked' }],
  'missing-scope': [
    { kind: 'missing-scope', scope: null },
    { kind: 'missing-scope', scope: 'model.request' },
  ],
  'no-credit': [{ kind: 'no-credit' }],
  'rate-limited': [
    { kind: 'rate-limited', retryAfterSeconds: null },
    { kind: 'rate-limited', retryAfterSeconds: 7 },
  ],
  'model-not-found': [{ kind: 'model-not-found', model: 'm' }],
  'model-without-vision': [{ kind: 'model-without-vision', model: 'm' }],
  'chat-too-long': [{ kind: 'chat-too-long', model: 'm' }],
  'answer-limit-too-large': [
    { kind: 'answer-limit-too-large', model: 'm', fits: null },
    { kind: 'answer-limit-too-large', model: 'm', fits: 3196 },
  ],
  'detail-level-unknown': [{ kind: 'detail-level-unknown' }],
  'content-refused': [{ kind: 'content-refused' }],
  'unknown-parameter': [{ kind: 'unknown-parameter', parameter: 'detail' }],
  'link-not-opened': [{ kind: 'link-not-opened' }],
  'links-unsupported': [{ kind: 'links-unsupported' }],
  'image-unreadable': [{ kind: 'image-unreadable' }],
  'image-too-large': [{ kind: 'image-too-large' }],
  'local-server-refuses': [{ kind: 'local-server-refuses' }],
  'server-trouble': [
    { kind: 'server-trouble', status: 503, retryAfterSeconds: null },
    { kind: 'server-trouble', status: 0, retryAfterSeconds: null },
  ],
  unreachable: [{ kind: 'unreachable' }],
  'not-the-api': [{ kind: 'not-the-api' }],
  'connection-lost': [
    { kind: 'connection-lost', reason: 'no-first-byte' },
    { kind: 'connection-lost', reason: 'silence' },
    { kind: 'connection-lost', reason: 'cut' },
    { kind: 'connection-lost', reason: 'too-much' },
  ],
  redirected: [{ kind: 'redirected' }],
  unexpected: [
    { kind: 'unexpected', status: null, code: null, words: null },
    { kind: 'unexpected', status: 404, code: 'x', words: 'No such page.' },
  ],
  'image-gone': [{ kind: 'image-gone' }],
  'image-not-loaded': [{ kind: 'image-not-loaded' }],
  'image-not-found': [{ kind: 'image-not-found' }],
  'image-empty': [{ kind: 'image-empty' }],
  'image-unsupported': [{ kind: 'image-unsupported', type: 'image/tiff' }],
  'image-undecodable': [{ kind: 'image-undecodable' }],
  'image-file-too-big': [{ kind: 'image-file-too-big', maxBytes: 40_000_000 }],
  'image-too-many-pixels': [{ kind: 'image-too-many-pixels', width: 90_000, height: 90_000 }],
  'image-unreachable': [{ kind: 'image-unreachable' }],
  'page-forbidden': [{ kind: 'page-forbidden' }],
  'page-frozen': [{ kind: 'page-frozen' }],
  'question-empty': [{ kind: 'question-empty' }],
  'question-too-long': [{ kind: 'question-too-long', maxCharacters: 4000 }],
  'question-is-key': [{ kind: 'question-is-key' }],
  'key-malformed': [
    { kind: 'key-malformed', reason: 'empty' },
    { kind: 'key-malformed', reason: 'characters' },
    { kind: 'key-malformed', reason: 'admin' },
  ],
  'base-url-invalid': (['not-a-url', 'scheme', 'http-elsewhere', 'credentials', 'query'] as const).map(
    (reason) => ({
      kind: 'base-url-invalid',
      reason,
    }),
  ),
  'setting-invalid': [{ kind: 'setting-invalid', field: 'model' }],
  'spending-limit': (['day', 'month'] as const).map((period) => ({
    kind: 'spending-limit',
    period,
    limitUsd: 1,
    spentUsd: 0.98,
    mostUsd: 0.03,
  })),
  'spending-unknown': [{ kind: 'spending-unknown', model: 'm' }],
  'ledger-failed': [{ kind: 'ledger-failed' }],
  'storage-failed': [{ kind: 'storage-failed' }],
  'chat-gone': [{ kind: 'chat-gone' }],
  'chat-busy': [{ kind: 'chat-busy' }],
}

/** At least one problem of every kind, and one for each way in which its words differ. */
export const problemSamples: Problem[] = Object.values(samples).flat()
