import { describe, expect, test } from 'vitest'
import type { Problem } from '../../../../src/core/problem/problem.ts'
import { type ProblemAction, problemActions } from '../../../../src/core/problem/problem-action.ts'
import { curesOf } from '../../../../src/core/problem/problem-cure.ts'
import { problemSamples } from '../../samples/problem-samples.ts'

/** The buttons of each kind, the main one first. */
const buttons: Record<Exclude<Problem['kind'], 'connection-lost'>, ProblemAction[]> = {
  'no-key': ['options', 'retry'],
  'key-refused': ['replace-key', 'retry'],
  'organization-required': ['replace-key', 'retry', 'copy-details'],
  'address-not-allowed': ['retry', 'copy-details'],
  'region-blocked': ['options', 'retry'],
  'missing-scope': ['options', 'retry'],
  'no-credit': ['billing', 'retry'],
  'rate-limited': ['retry'],
  'model-not-found': ['choose-model', 'retry'],
  'model-without-vision': ['choose-model', 'retry'],
  'chat-too-long': ['new-chat', 'choose-model', 'retry'],
  'answer-limit-too-large': ['options', 'retry'],
  'detail-level-unknown': ['retry', 'copy-details'],
  'content-refused': ['edit-question', 'retry'],
  'unknown-parameter': ['retry', 'copy-details'],
  'local-server-refuses': ['how-to', 'retry'],
  'server-trouble': ['retry'],
  unreachable: ['retry', 'options'],
  'not-the-api': ['retry', 'options'],
  redirected: ['options', 'retry'],
  unexpected: ['retry', 'copy-details'],
  'link-not-opened': ['use-visible', 'retry'],
  'links-unsupported': ['use-visible', 'retry'],
  'image-unreadable': ['use-visible', 'retry'],
  'image-too-large': ['use-visible', 'retry'],
  'image-gone': [],
  'image-not-loaded': ['retry', 'use-visible'],
  'image-not-found': [],
  'image-empty': ['use-visible', 'retry'],
  'image-unsupported': ['use-visible'],
  'image-undecodable': ['use-visible', 'retry'],
  'image-file-too-big': ['use-visible'],
  'image-too-many-pixels': ['use-visible'],
  'image-unreachable': ['use-visible', 'retry'],
  'page-forbidden': [],
  'page-frozen': ['retry'],
  'question-empty': ['edit-question'],
  'question-too-long': ['edit-question'],
  'question-is-key': ['options'],
  'key-malformed': ['replace-key'],
  'key-locked': ['options', 'retry'],
  'passphrase-refused': ['replace-key'],
  'base-url-invalid': ['options'],
  'setting-invalid': ['options'],
  'storage-failed': ['retry'],
  'chat-gone': ['new-chat'],
  'chat-busy': [],
  'spending-limit': ['send-anyway', 'options', 'retry'],
  'spending-unknown': ['send-anyway', 'options', 'retry'],
  'ledger-failed': ['retry', 'options'],
}

/** Problems without a way to ask again, each with the reason. */
const withoutAsking: Partial<Record<Problem['kind'], string>> = {
  'image-gone': 'there is nothing to look at again: the page is closed or another one',
  'image-not-found': 'another click is wanted, on an image',
  'page-forbidden': 'the browser will refuse it again',
  'question-empty': 'there is nothing to ask yet',
  'question-too-long': 'it is refused before it is sent, until it is edited',
  'question-is-key': 'it is never sent',
  'key-malformed': 'stands below a form, which has its own button',
  'passphrase-refused': 'stands below a form, which has its own button',
  'base-url-invalid': 'stands in the options',
  'setting-invalid': 'stands in the options',
  'chat-gone': 'the question is gone with its chat',
  'chat-busy': 'the chat is being answered',
}

const waysToAsk: readonly ProblemAction[] = ['retry', 'continue', 'use-visible', 'send-anyway']

/** The same, where the server's billing page is known. */
const payable = { hasBilling: true }
const isOneButton = (problem: Problem) => problem.kind !== 'connection-lost'

test.each(problemSamples.filter(isOneButton))('the buttons of %j', (problem) => {
  expect(problemActions(problem, payable)).toEqual(buttons[problem.kind as keyof typeof buttons])
})

test.each(problemSamples)('%j offers to ask again, or there is a reason', (problem) => {
  const asks = problemActions(problem).some((action) => waysToAsk.includes(action))
  expect(asks).toBe(withoutAsking[problem.kind] === undefined)
})

test('the billing page is not offered for a server of which none is known', () => {
  expect(problemActions({ kind: 'no-credit' })).toEqual(['retry'])
})

test.each(problemSamples.filter((problem) => curesOf(problem).length > 0))(
  'what is asked again by itself can also be asked by a click: %j',
  (problem) => {
    expect(problemActions(problem)).toContain('retry')
  },
)

describe('where a beginning of the answer is there', () => {
  test.each<[Problem, ProblemAction[]]>([
    [{ kind: 'server-trouble', status: 503, retryAfterSeconds: null }, ['continue', 'retry']],
    [{ kind: 'unexpected', status: null, code: null, words: null }, ['continue', 'retry', 'copy-details']],
    [{ kind: 'connection-lost', reason: 'silence' }, ['continue', 'retry']],
    [{ kind: 'connection-lost', reason: 'cut' }, ['continue', 'retry']],
    // Of the rest of an answer, the first byte did not come.
    [{ kind: 'connection-lost', reason: 'no-first-byte' }, ['continue', 'retry']],
    // More of it is not wanted.
    [{ kind: 'connection-lost', reason: 'too-much' }, ['retry', 'options']],
    // Its cure comes first.
    [{ kind: 'key-refused' }, ['replace-key', 'continue', 'retry']],
  ])('%j has %j', (problem, actions) => {
    expect(problemActions(problem, { mayContinue: true })).toEqual(actions)
  })

  test.each(['no-first-byte', 'silence', 'cut'] as const)(
    'and not before: a connection that was lost (%s) has nothing to go on from',
    (reason) => {
      expect(problemActions({ kind: 'connection-lost', reason })).toEqual(['retry'])
    },
  )
})
