import { expect, test } from 'vitest'
import { typedQuestions } from '../../../../src/platform/store/typed-questions.ts'
import { world } from '../../fakes/browser.ts'

const key = 'sk-CANARY-0123456789abcdef'

test('what is typed is kept for its chat, but a key is not, and takes what was kept before along', async () => {
  typedQuestions.write('chat', 'Which lake?')
  expect(await typedQuestions.read('chat')).toBe('Which lake?')
  typedQuestions.write('chat', `${key} what is this?`)
  expect(await typedQuestions.read('chat')).toBe('')
  expect(JSON.stringify(world.session)).not.toContain('CANARY')
})

test('a key that an older version kept is removed', async () => {
  world.session['typed-question:new'] = key
  expect(await typedQuestions.read(null)).toBe('')
  await Promise.resolve()
  expect(JSON.stringify(world.session)).not.toContain('CANARY')
})
