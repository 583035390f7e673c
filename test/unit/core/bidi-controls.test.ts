import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../../src/core/answer/markdown.ts'
import { withoutBidiControls } from '../../../src/core/bidi-controls.ts'
import { firstTitle, titleFromAnswer } from '../../../src/core/chat/chat-title.ts'
import { readHistoryFile } from '../../../src/core/chat/history-file.ts'
import { readChatRow, readTurnRow } from '../../../src/core/chat/stored-rows.ts'
import { redact } from '../../../src/core/failure/redact.ts'
import { readAnswerChunk } from '../../../src/core/request/reply/answer-chunk.ts'
import { readModels } from '../../../src/core/server/model-list.ts'
import { chatOfVersion1 } from '../samples/old-schemas.ts'
import { makeImage, makeTurn } from '../samples/samples.ts'

const controls = '\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'
const marked = `lake${[...controls].join('x')} שלום`
const plain = `lake${'x'.repeat(controls.length - 1)} שלום`

describe('controls of direction', () => {
  it('go, and letters that are read from the right stay', () => {
    expect(withoutBidiControls(marked)).toBe(plain)
    expect(withoutBidiControls('a\u200db\u200c\u00a0')).toBe('a\u200db\u200c\u00a0')
  })

  const reports = (details: string) => ({
    problem: { kind: 'unexpected', status: null, code: null, words: details },
    host: details,
    requestId: null,
    details,
  })
  const turn = makeTurn({
    question: marked,
    answer: marked,
    images: [makeImage({ alternativeText: marked })],
  })
  const file = (chat: unknown, row: unknown) =>
    readHistoryFile(
      JSON.stringify({
        format: 'ask-about-this-image-history',
        version: 1,
        chats: [chat],
        turns: [row],
        images: [],
      }),
    )
  const borders: [where: string, value: unknown, expected: unknown][] = [
    ['a delta of an answer', readAnswerChunk({ choices: [{ delta: { content: marked } }] }).text, plain],
    [
      'a delta in parts',
      readAnswerChunk({ choices: [{ delta: { content: [{ text: marked }] } }] }).text,
      plain,
    ],
    ['thinking', readAnswerChunk({ choices: [{ delta: { reasoning: marked } }] }).thinking, plain],
    [
      'thinking in parts',
      readAnswerChunk({ choices: [{ delta: { content: [{ type: 'thinking', thinking: marked }] } }] })
        .thinking,
      plain,
    ],
    ['a refusal', readAnswerChunk({ choices: [{ delta: { refusal: marked } }] }).text, plain],
    ['a stored answer', readTurnRow(turn)?.answer, plain],
    ['a stored alternative text', readTurnRow(turn)?.images[0]?.alternativeText, plain],
    ['the stored name of a model', readTurnRow({ ...turn, model: marked })?.model, plain],
    ['the stored host of a server', readTurnRow({ ...turn, host: marked })?.host, plain],
    ['a stored title', readChatRow({ ...chatOfVersion1, title: marked })?.title, plain],
    [
      'the stored words of a server',
      readTurnRow({ ...turn, state: { name: 'failed', report: reports(marked) } })?.state,
      { name: 'failed', report: reports(plain) },
    ],
    ['a title from an answer', titleFromAnswer(marked), plain],
    ['a title from an alternative text', firstTitle(marked, ''), plain],
    ['the words of a server', redact(marked), plain],
    ['the name of a model', readModels([marked]), [{ id: plain, shutdownDate: null }]],
    [
      'a file of chats',
      file({ ...chatOfVersion1, id: turn.chatId, title: marked }, turn),
      expect.objectContaining({
        value: expect.objectContaining({
          chats: [expect.objectContaining({ title: plain })],
          turns: [expect.objectContaining({ answer: plain, question: marked })],
        }),
      }),
    ],
  ]
  it.each(borders)('are gone from %s', (_, value, expected) => {
    expect(value).toEqual(expected)
  })

  it('stay in the question, which is the user’s own', () => {
    expect(readTurnRow(turn)?.question).toBe(marked)
  })

  it.each([
    ['text', 'a&#x202e;b&rlm;c'],
    ['a link', '[a&#8238;b](https://c.example)'],
    ['an alternative text', '![a&#x202E;b](https://c.example/d.png)'],
    ['a cell', '|a&#x202E;b|\n|-|\n'],
  ])('do not come back as entities of Markdown in %s', (_, markdown) => {
    expect(JSON.stringify(parseMarkdown(markdown))).not.toMatch(/\p{Bidi_Control}/u)
  })
})
