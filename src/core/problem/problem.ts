/** Everything that a user can meet, made where it is recognised; `platform/words/problem-words.ts` has the words. */
export type Problem =
  // The key and the account
  | { kind: 'no-key' }
  /** It lies under a passphrase that was not typed since the browser started. */
  | { kind: 'key-locked' }
  | { kind: 'key-refused' }
  | { kind: 'organization-required' }
  | { kind: 'address-not-allowed' }
  | { kind: 'region-blocked' }
  | { kind: 'missing-scope'; scope: string | null }
  | { kind: 'no-credit' }
  | { kind: 'rate-limited'; retryAfterSeconds: number | null }
  // The model and the request
  | { kind: 'model-not-found'; model: string }
  | { kind: 'model-without-vision'; model: string }
  | { kind: 'chat-too-long'; model: string }
  | { kind: 'content-refused' }
  | { kind: 'unknown-parameter'; parameter: 'max_completion_tokens' | 'detail' | 'stream_options' }
  // The image as the server saw it
  | { kind: 'link-not-opened' }
  | { kind: 'links-unsupported' }
  | { kind: 'image-unreadable' }
  | { kind: 'image-too-large' }
  // The way to the server
  | { kind: 'local-server-refuses' }
  | { kind: 'server-trouble'; status: number; retryAfterSeconds: number | null }
  | { kind: 'unreachable' }
  | { kind: 'not-the-api' }
  | { kind: 'connection-lost'; reason: 'no-first-byte' | 'silence' | 'cut' }
  | { kind: 'redirected' }
  | { kind: 'unexpected'; status: number | null; code: string | null }
  // The image on the page
  | { kind: 'image-gone' }
  | { kind: 'image-not-loaded' }
  | { kind: 'image-not-found' }
  | { kind: 'image-empty' }
  | { kind: 'image-unsupported'; type: string }
  | { kind: 'image-undecodable' }
  | { kind: 'image-file-too-big'; maxBytes: number }
  | { kind: 'image-too-many-pixels'; width: number; height: number }
  | { kind: 'image-unreachable' }
  | { kind: 'page-forbidden' }
  /** It answers nobody: busy with itself, or stopped in a debugger. */
  | { kind: 'page-frozen' }
  // What was typed
  | { kind: 'question-empty' }
  | { kind: 'question-too-long'; maxCharacters: number }
  | { kind: 'key-malformed'; reason: 'empty' | 'characters' | 'admin' }
  | { kind: 'passphrase-refused'; reason: 'short' | 'wrong' | 'damaged' }
  | { kind: 'base-url-invalid'; reason: 'not-a-url' | 'scheme' | 'http-elsewhere' | 'credentials' | 'query' }
  | { kind: 'setting-invalid'; field: string }
  // The user's own limit on spending; in US dollars
  | {
      kind: 'spending-limit'
      period: 'day' | 'month'
      limitUsd: number
      spentUsd: number
      /** The most that the request which was not sent could have cost. */
      mostUsd: number
    }
  /** There is a limit, and what this would cost is not known. */
  | { kind: 'spending-unknown'; model: string }
  /** There is a limit, and the books that keep it cannot be written. */
  | { kind: 'ledger-failed' }
  // Our own storage
  | { kind: 'storage-failed' }
  | { kind: 'chat-gone' }
  /** Another question of the same chat is being answered, asked in another window. */
  | { kind: 'chat-busy' }

/** A problem of one request with what helps to trace it; `details` is redacted text for the fold. */
export type ProblemReport = {
  problem: Problem
  host: string | null
  requestId: string | null
  details: string | null
}

/** The button that a problem offers; `core/problem/problem-action.ts` says which. */
export type ProblemAction =
  | 'options'
  | 'replace-key'
  | 'choose-model'
  | 'retry'
  | 'continue'
  | 'billing'
  | 'use-visible'
  | 'new-chat'
  | 'edit-question'
  | 'how-to'
  | 'copy-details'
  /** Sends this one question although a limit is reached. */
  | 'send-anyway'
