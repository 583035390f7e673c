import { expect, test } from 'vitest'
import type { Problem } from '../../../../src/core/problem/problem.ts'
import type { ProblemAction } from '../../../../src/core/problem/problem-action.ts'
import { problemActions } from '../../../../src/core/problem/problem-action.ts'

const mainButtons: [Problem, ProblemAction | undefined][] = [
  [{ kind: 'no-key' }, 'options'],
  [{ kind: 'key-refused' }, 'replace-key'],
  [{ kind: 'no-credit' }, 'billing'],
  [{ kind: 'model-not-found', model: 'm' }, 'choose-model'],
  [{ kind: 'model-without-vision', model: 'm' }, 'choose-model'],
  [{ kind: 'chat-too-long', model: 'm' }, 'new-chat'],
  [{ kind: 'content-refused' }, 'edit-question'],
  [{ kind: 'image-unreadable' }, 'use-visible'],
  [{ kind: 'local-server-refuses' }, 'how-to'],
  [{ kind: 'server-trouble', status: 503, retryAfterSeconds: null }, 'retry'],
  [{ kind: 'unreachable' }, 'retry'],
  [{ kind: 'not-the-api' }, 'retry'],
  [{ kind: 'connection-lost', reason: 'cut' }, 'continue'],
  [{ kind: 'connection-lost', reason: 'no-first-byte' }, 'retry'],
  [{ kind: 'redirected' }, 'options'],
  [{ kind: 'unexpected', status: 400, code: null }, 'retry'],
  [{ kind: 'image-gone' }, undefined],
]
test.each(mainButtons)('the main button of %j is %s', (problem, action) => {
  expect(problemActions(problem)[0]).toBe(action)
})
