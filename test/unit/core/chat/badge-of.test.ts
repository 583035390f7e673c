import { expect, test } from 'vitest'
import { badgeDelay, badgeGraceMs, badgeOf, markOf } from '../../../../src/core/chat/badge-of.ts'
import type { TurnState } from '../../../../src/core/chat/turn-state.ts'

test.each([
  ['acquiring', 'running', 'the search for the picture belongs to the answer'],
  ['answering', 'running', 'text is coming'],
  ['done', 'done', 'an answer is there'],
  ['cut', 'done', 'most of an answer is there'],
  ['declined', 'done', 'the model has answered that it will not'],
  ['failed', 'failed', 'the user has to do something'],
  ['interrupted', 'failed', 'the background died in mid-answer'],
  ['empty', 'failed', 'nothing came'],
  ['stopped', null, 'the user did it'],
  ['draft', null, 'it waits for the user'],
] as const)('a chat left with a turn that is %s is marked %s: %s', (name, mark, _why) => {
  expect(markOf({ state: { name } as TurnState })).toBe(mark)
})

test.each([
  [[], null, 'nothing is waiting'],
  [['running', 'done'], 'done', 'what is ready can be read'],
  [['done', 'failed', 'running'], 'failed', 'trouble is not to be missed'],
] as const)('of %j the icon says %s: %s', (marks, badge, _why) => {
  expect(badgeOf(marks)).toBe(badge)
})

test.each([
  [0, badgeGraceMs, 'the popup of the click is on its way'],
  [2000, badgeGraceMs - 2000, 'it is nearly there'],
  [60_000, 0, 'nobody has come'],
  [-60_000, badgeGraceMs, 'the clock was set back'],
])('%i ms after the click the icon waits %i ms more: %s', (after, delay, _why) => {
  expect(badgeDelay(1_000_000, 1_000_000 + after)).toBe(delay)
})
