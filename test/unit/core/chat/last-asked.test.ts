import { expect, it } from 'vitest'
import { lastAsked } from '../../../../src/core/chat/last-asked.ts'
import { makeTurn } from '../../samples/samples.ts'

const asked = makeTurn({ question: 'What is it?', state: { name: 'done' } })
const failed = makeTurn({ question: 'And where?', state: { name: 'stopped' } })
const waiting = makeTurn({ question: 'What now?', state: { name: 'draft', missing: 'question' } })

it.each([
  ['of two questions the later', [asked, failed], 'And where?'],
  ['not one that still waits', [asked, waiting], 'What is it?'],
  [
    'not a picture without a question',
    [asked, makeTurn({ question: '', state: { name: 'done' } })],
    'What is it?',
  ],
  ['nothing where nothing was asked', [waiting], ''],
  ['nothing in an empty chat', [], ''],
])('the last question is %s', (_reason, turns, question) => {
  expect(lastAsked(turns)).toBe(question)
})
