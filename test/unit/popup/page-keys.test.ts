import { expect, test } from 'vitest'
import { pageKey } from '../../../src/popup/page-keys.ts'

const bare = { isComposing: false, hasModifier: false, isTyping: false }
const plain = { isCovered: false, isHistoryOpen: false, isRunning: false }
const busy = { ...plain, isRunning: true }

test.each([
  ['Escape', {}, plain, null, 'the browser closes the popup'],
  ['Escape', {}, busy, 'stop', 'an answer runs'],
  ['Escape', { isTyping: true }, busy, 'stop', 'the box for the question has the focus'],
  ['Escape', { isComposing: true }, busy, null, 'it takes back what an input method composes'],
  ['Escape', {}, { ...busy, isHistoryOpen: true }, 'leave-history', 'the list is what one sees'],
  ['Escape', {}, { ...busy, isHistoryOpen: true, isCovered: true }, 'uncover', 'a menu lies above it'],
  ['?', {}, plain, 'help', 'nothing is typed'],
  ['?', {}, busy, 'help', 'an answer goes on beside it'],
  ['?', { isTyping: true }, plain, null, 'it belongs to the question'],
  ['?', { hasModifier: true }, plain, null, 'the browser may mean something by it'],
  ['?', {}, { ...plain, isCovered: true }, null, 'a sheet is open, perhaps this one'],
  ['a', {}, busy, null, 'it means nothing here'],
] as const)('%s, %j on a page with %j: %j (%s)', (key, pressed, page, does, _reason) => {
  expect(pageKey({ ...bare, key, ...pressed }, page)).toBe(does)
})
