import { expect, test } from 'vitest'
import type { Problem } from '../../../../src/core/problem/problem.ts'
import { type ProblemAction, problemActions } from '../../../../src/core/problem/problem-action.ts'
import { problemSamples } from '../../samples/problem-samples.ts'

/** The buttons of each kind, the main one first. */
const buttons: Record<Exclude<Problem['kind'], 'connection-lost'>, ProblemAction[]> = {
  'no-key': ['options'],
  'key-refused': ['replace-key'],
  'organization-required': ['copy-details'],
  'address-not-allowed': ['copy-details'],
  'region-blocked': ['options'],
  'missing-scope': ['options'],
  'no-credit': ['billing'],
  'rate-limited': ['retry'],
  'model-not-found': ['choose-model'],
  'model-without-vision': ['choose-model'],
  'chat-too-long': ['new-chat'],
  'answer-limit-too-large': ['options', 'retry'],
  'detail-level-unknown': ['retry', 'copy-details'],
  'content-refused': ['edit-question'],
  'unknown-parameter': ['retry', 'copy-details'],
  'local-server-refuses': ['how-to', 'retry'],
  'server-trouble': ['retry'],
  unreachable: ['retry', 'options'],
  'not-the-api': ['retry', 'options'],
  redirected: ['options'],
  unexpected: ['retry', 'copy-details'],
  'link-not-opened': ['use-visible'],
  'links-unsupported': ['use-visible'],
  'image-unreadable': ['use-visible'],
  'image-too-large': ['use-visible'],
  'image-gone': [],
  'image-not-loaded': ['retry', 'use-visible'],
  'image-not-found': [],
  'image-empty': ['use-visible'],
  'image-unsupported': ['use-visible'],
  'image-undecodable': ['use-visible'],
  'image-file-too-big': ['use-visible'],
  'image-too-many-pixels': ['use-visible'],
  'image-unreachable': ['use-visible', 'retry'],
  'page-forbidden': [],
  'page-frozen': ['retry'],
  'question-empty': ['edit-question'],
  'question-too-long': ['edit-question'],
  'question-is-key': ['options'],
  'key-malformed': ['replace-key'],
  'key-locked': ['options'],
  'passphrase-refused': ['replace-key'],
  'base-url-invalid': ['options'],
  'setting-invalid': ['options'],
  'storage-failed': ['retry'],
  'chat-gone': ['new-chat'],
  'chat-busy': [],
  'spending-limit': ['send-anyway', 'options'],
  'spending-unknown': ['send-anyway', 'options'],
  'ledger-failed': ['retry', 'options'],
}

test.each(problemSamples.filter(({ kind }) => kind !== 'connection-lost'))('the buttons of %j', (problem) => {
  expect(problemActions(problem)).toEqual(buttons[problem.kind as keyof typeof buttons])
})

test.each([
  ['silence', ['continue', 'retry']],
  ['cut', ['continue', 'retry']],
  // There is nothing to go on from.
  ['no-first-byte', ['retry']],
] as const)('a connection that was lost (%s) has %j', (reason, actions) => {
  expect(problemActions({ kind: 'connection-lost', reason })).toEqual(actions)
})
