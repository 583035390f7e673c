import type { Problem } from './problem.ts'

/** The buttons that a problem can offer. */
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

/** The buttons that a problem offers, the main one first; none where nothing here can help. */
export function problemActions(problem: Problem): readonly ProblemAction[] {
  switch (problem.kind) {
    case 'no-key':
    case 'region-blocked':
    case 'missing-scope':
    case 'redirected':
    case 'base-url-invalid':
    case 'setting-invalid':
    case 'question-is-key':
    case 'key-locked':
      return ['options']
    case 'key-refused':
    case 'key-malformed':
    case 'passphrase-refused':
      return ['replace-key']
    case 'organization-required':
    case 'address-not-allowed':
      return ['copy-details']
    case 'no-credit':
      return ['billing']
    case 'model-not-found':
    case 'model-without-vision':
      return ['choose-model']
    case 'chat-too-long':
    case 'chat-gone':
      return ['new-chat']
    case 'content-refused':
    case 'question-empty':
    case 'question-too-long':
      return ['edit-question']
    case 'spending-limit':
    case 'spending-unknown':
      return ['send-anyway', 'options']
    case 'ledger-failed':
      return ['retry', 'options']
    case 'answer-limit-too-large':
      return ['options', 'retry']
    case 'rate-limited':
    case 'server-trouble':
    case 'storage-failed':
    case 'page-frozen':
      return ['retry']
    case 'unreachable':
    case 'not-the-api':
      return ['retry', 'options']
    case 'local-server-refuses':
      return ['how-to', 'retry']
    case 'connection-lost':
      if (problem.reason === 'too-much') return ['retry', 'options']
      // Before the first byte there is nothing to go on from.
      return problem.reason === 'no-first-byte' ? ['retry'] : ['continue', 'retry']
    case 'unknown-parameter':
    case 'detail-level-unknown':
    case 'unexpected':
      return ['retry', 'copy-details']
    case 'link-not-opened':
    case 'links-unsupported':
    case 'image-unreadable':
    case 'image-too-large':
    case 'image-empty':
    case 'image-unsupported':
    case 'image-undecodable':
    case 'image-file-too-big':
    case 'image-too-many-pixels':
      return ['use-visible']
    case 'image-unreachable':
      return ['use-visible', 'retry']
    case 'image-not-loaded':
      return ['retry', 'use-visible']
    case 'chat-busy':
    case 'image-gone':
    case 'image-not-found':
    case 'page-forbidden':
      return []
    default:
      return problem satisfies never
  }
}
