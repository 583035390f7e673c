import { expect, it } from 'vitest'
import {
  firstTitle,
  ownTitle,
  titleAfterReplacing,
  titleFromAnswer,
} from '../../../../src/core/chat/chat-title.ts'
import { makeImage, makeTurn } from '../../samples/samples.ts'

it('a chat is named after what the page says of the image, else after the question', () => {
  expect(firstTitle(' Lake below\n a mountain ', 'What?')).toBe('Lake below a mountain')
  expect(firstTitle('', 'What?')).toBe('What?')
})

it('a long title is cut without breaking a character in two', () => {
  const title = firstTitle('🏔'.repeat(80), '')
  expect([...title]).toHaveLength(60)
  expect(title.isWellFormed()).toBe(true)
})

it.each([
  ['  Our\n lake ', 'Our lake', 'in one line'],
  ['\u202ekal', 'kal', 'without what turns text around'],
  [' \u200e ', null, 'nothing is left'],
])('a title that the user types, %j, is %j (%s)', (typed, title, _reason) =>
  expect(ownTitle(typed)).toBe(title),
)

it.each([
  ['A mountain lake. The water is still.', 'A mountain lake', 'the first sentence'],
  ['**A *lake*** in [Italy](https://a.example)\n\n- one', 'A lake in Italy', 'without markdown'],
  ['一座高山湖。水面平静。', '一座高山湖', 'Chinese'],
  ['```js\n1\n```', null, 'only code'],
  ['', null, 'no answer'],
])('the title of %j is %j (%s)', (answer, title, _reason) => expect(titleFromAnswer(answer)).toBe(title))

const old = makeTurn({
  question: 'What?',
  answer: 'A **cat**. It sleeps.',
  images: [makeImage({ alternativeText: 'Wrong picture' })],
})
it.each([
  ['Wrong picture', 'Lake', 'Lake', 'named after the picture before'],
  ['A cat', 'Lake', 'Lake', 'named after the answer about it'],
  ['What?', 'Lake', 'Lake', 'not named yet'],
  ['A cat', '', 'What?', 'to be named after the next answer'],
  ['My trip', 'Lake', 'My trip', 'named by the user'],
])('with another picture %j of "%s" becomes %j (%s)', (title, alternativeText, next, _reason) =>
  expect(titleAfterReplacing({ title }, old, alternativeText)).toBe(next),
)

it('a title that the user gave stays, whatever it says', () => {
  const given = { title: 'What?', hasOwnTitle: true }
  expect(titleAfterReplacing(given, makeTurn({ question: 'What?' }), 'A lake')).toBe('What?')
})
