import { expect, test } from 'vitest'
import { chatFileName } from '../../../../src/core/chat/history-file.ts'

test.each([
  ['A mountain lake', 'A-mountain-lake-2026-11-27.json', 'its title'],
  ['../..\\evil: "x"?', 'evil-x-2026-11-27.json', 'nothing that a path is made of'],
  ['一座高山湖', '一座高山湖-2026-11-27.json', 'any script'],
  ['…', 'chat-2026-11-27.json', 'no letter'],
  ['word '.repeat(20), `${'word-'.repeat(8).slice(0, -1)}-2026-11-27.json`, 'not too long'],
])('the file of a chat called %j is %j (%s)', (title, name, _reason) => {
  expect(chatFileName(title, '2026-11-27')).toBe(name)
})
