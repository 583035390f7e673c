import {
  boat,
  delta,
  done,
  finish,
  json,
  message,
  type OddStream,
  row,
  thinks,
  usage,
  whole,
} from './odd-stream.ts'

/** Thinking under all its names, and in tags. */
export const oddThinking: OddStream[] = [
  ...[
    { reasoning: 'I see.' },
    { reasoning: { text: 'I see.' } },
    { reasoning: { content: [{ text: 'I see.' }] } },
    { reasoning_text: 'I see.' },
    { thinking: 'I see.' },
    { reasoning: 'I see.', reasoning_details: [{ type: 'reasoning.text', text: 'I see.' }] },
    { reasoning_content: 'I see.', reasoning: 'I see.' },
    { reasoning: null, reasoning_details: [{ type: 'reasoning.summary', summary: 'I see.' }] },
    {
      reasoning_details: [
        { type: 'reasoning.text', text: 'I see.' },
        { type: 'reasoning.encrypted', data: 'x' },
      ],
    },
    { content: [{ type: 'thinking', thinking: 'I see.' }] },
    { content: [{ type: 'reasoning', text: 'I see.' }] },
    { content: { type: 'thinking', thinking: [{ type: 'text', text: 'I see.' }] } },
  ].map((fields) =>
    row(`thinking as ${json(fields)}`, thinks(fields) + whole + finish('stop') + done, 'done', boat, {
      thinking: 'I see.',
    }),
  ),
  row(
    'blanks around the thinking',
    thinks({ reasoning: '\n I' }) +
      thinks({ reasoning: ' see. ' }) +
      thinks({ reasoning: '\n' }) +
      whole +
      finish('stop'),
    'done',
    boat,
    { thinking: 'I see.' },
  ),
  row(
    'tags a character at a time',
    [...`\n<think>\nI see.\n</think>\n\n${boat}`].map((each) => delta(each)).join('') + finish('stop'),
    'done',
    boat,
    { thinking: 'I see.' },
  ),
  row(
    'a tag that no end follows',
    delta('<think>I see') + delta(' a boat') + finish('length') + usage,
    'cut',
    '',
    { thinking: 'I see a boat', usage: true },
  ),
  row('a tag that no end follows, and a good end', delta('<thinking>I see.') + finish('stop'), 'empty', '', {
    thinking: 'I see.',
  }),
  row('tags in one JSON answer', json(message(`<thought>I see.</thought>\n${boat}`)), 'done', boat, {
    thinking: 'I see.',
  }),
  row(
    'the end of a tag alone',
    delta('I see') + delta('.\n</th') + delta(`ink>\n\n${boat}`) + finish('stop'),
    'done',
    boat,
    { thinking: 'I see.' },
  ),
  row(
    'a tag in code',
    delta('Write `<think>') + delta('x</think>`.') + finish('stop'),
    'done',
    'Write `<think>x</think>`.',
  ),
  row(
    'thinking in one JSON answer',
    json({ choices: [{ message: { content: boat, reasoning_content: 'I see.' }, finish_reason: 'stop' }] }),
    'done',
    boat,
    { thinking: 'I see.' },
  ),
  row('thinking, and then cut off', thinks({ reasoning: 'I see.' }), 'connection-lost', '', {
    thinking: 'I see.',
  }),
]
