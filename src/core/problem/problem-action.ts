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

/** What a button depends on beside the problem; nothing of it holds where it is not said. */
export type Situation = {
  /** Whether a beginning of the answer is there, and the rest may be asked for. */
  mayContinue?: boolean
  /** Whether the page is known on which one pays the server that was asked. */
  hasBilling?: boolean
}

/**
 * The buttons that a problem offers, the main one first: its cure, and beside it a way to ask again. None where nothing here
 * can help.
 */
export function problemActions(problem: Problem, situation: Situation = {}): readonly ProblemAction[] {
  // Of what is far more than an answer can be, nobody wants the rest.
  const isTooMuch = 'reason' in problem && problem.reason === 'too-much'
  const isRestWanted = situation.mayContinue && !isTooMuch
  return actionsOf(problem).flatMap((action): ProblemAction[] => {
    if (action === 'billing' && !situation.hasBilling) return []
    return action === 'retry' && isRestWanted ? ['continue', 'retry'] : [action]
  })
}

function actionsOf(problem: Problem): readonly ProblemAction[] {
  switch (problem.kind) {
    case 'no-key':
    case 'key-locked':
    case 'region-blocked':
    case 'missing-scope':
    case 'redirected':
    case 'answer-limit-too-large':
      return ['options', 'retry']
    case 'base-url-invalid':
    case 'setting-invalid':
    case 'question-is-key':
      return ['options']
    case 'key-refused':
      return ['replace-key', 'retry']
    case 'key-malformed':
    case 'passphrase-refused':
      return ['replace-key']
    case 'organization-required':
      return ['replace-key', 'retry', 'copy-details']
    case 'no-credit':
      return ['billing', 'retry']
    case 'model-not-found':
    case 'model-without-vision':
      return ['choose-model', 'retry']
    case 'chat-too-long':
      return ['new-chat', 'choose-model', 'retry']
    case 'chat-gone':
      return ['new-chat']
    case 'content-refused':
      return ['edit-question', 'retry']
    case 'question-empty':
    case 'question-too-long':
      return ['edit-question']
    case 'spending-limit':
    case 'spending-unknown':
      return ['send-anyway', 'options', 'retry']
    case 'ledger-failed':
    case 'unreachable':
    case 'not-the-api':
      return ['retry', 'options']
    case 'rate-limited':
    case 'server-trouble':
    case 'storage-failed':
    case 'page-frozen':
      return ['retry']
    case 'local-server-refuses':
      return ['how-to', 'retry']
    case 'connection-lost':
      return problem.reason === 'too-much' ? ['retry', 'options'] : ['retry']
    case 'address-not-allowed':
    case 'unknown-parameter':
    case 'detail-level-unknown':
    case 'unexpected':
      return ['retry', 'copy-details']
    case 'link-not-opened':
    case 'links-unsupported':
    case 'image-unreadable':
    case 'image-too-large':
    case 'image-empty':
    case 'image-undecodable':
    case 'image-unreachable':
      return ['use-visible', 'retry']
    case 'image-unsupported':
    case 'image-file-too-big':
    case 'image-too-many-pixels':
      return ['use-visible']
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
