import {
  boat,
  chunk,
  counts,
  delta,
  done,
  event,
  finish,
  json,
  message,
  type OddStream,
  row,
  usage,
  whole,
} from './odd-stream.ts'

/** Bodies in every form in which servers give an answer, and in some that are none. */
export const oddFraming: OddStream[] = [
  row('a byte order mark first', `\uFEFF${whole}${finish('stop')}`, 'done'),
  row('CR alone at every end', (whole + finish('stop') + done).replaceAll('\n', '\r'), 'done'),
  row('CRLF that comes apart', [...(whole + finish('stop')).replaceAll('\n', '\r\n')], 'done'),
  row(
    'no space after the colon, no last line end',
    (whole + done).replaceAll('data: ', 'data:').trimEnd(),
    'done',
  ),
  row('events without empty lines between', (whole + finish('stop') + done).replaceAll('\n\n', '\n'), 'done'),
  row(
    'keep-alives of every kind',
    `${delta('A red boat ')}: ping\n\nevent: ping\ndata: {"type":"ping"}\n\ndata: null\n\ndata: []\n\ndata: ""\n\ndata: 0\n\ndata\n\nretry: 3000\n\n${delta('on a lake.')}${finish('stop')}`,
    'done',
  ),
  ...['data: data: ', ' data: ', '\t data:', 'DATA: ', '\0data: ', '\uFEFFdata: '].map((field) =>
    row(
      `${json(field)} for the name of the field`,
      (whole + finish('stop')).replaceAll('data: ', field),
      'done',
    ),
  ),
  row(
    'NaN, as Python writes it',
    (delta('A red "NaN" boat ', { logprobs: 0 }) + finish('stop')).replace(
      '"logprobs":0',
      '"logprobs":[NaN,-Infinity]',
    ),
    'done',
    'A red "NaN" boat ',
  ),
  row(
    'an array that is never closed',
    `[${json(chunk({ content: 'A red boat ' }))},\n${json(chunk({ content: 'on a lake.' }, { finish_reason: 'stop' }))}\n`,
    'done',
  ),
  row(
    'an array that is cut off',
    `[${json(chunk({ content: 'A red boat ' }))},\n${json(chunk({ content: 'on a lake.' })).slice(0, -4)}`,
    'connection-lost',
    'A red boat ',
  ),
  row('[DONE] in quotes', `${whole}data: "[DONE]"\n\n`, 'done'),
  row('usage after text, and no more', whole + usage, 'done', boat, { usage: true }),
  row(
    'usage in every chunk, then cut off',
    [1, 2]
      .map((tokens) =>
        event({
          ...chunk({ content: `${tokens} ` }),
          usage: { prompt_tokens: 120, completion_tokens: tokens },
        }),
      )
      .join(''),
    'connection-lost',
    '1 2 ',
    { usage: true },
  ),
  row('usage before the text, then cut off', usage + whole, 'connection-lost', boat, { usage: true }),
  row('one JSON answer in many lines, as text', json(message(boat)).replaceAll(',', ',\n  '), 'done', boat, {
    contentType: 'text/plain',
  }),
  row('one JSON answer, as a stream', json(message(boat, 'stop', { usage: counts })), 'done', boat, {
    usage: true,
  }),
  row('one JSON answer without a finish reason', json(message(boat, null)), 'done', boat, {
    contentType: 'application/json',
  }),
  row('half of one JSON answer', json(message(boat)).slice(0, -20), 'connection-lost', ''),
  row('one JSON answer without a word', json(message('')), 'empty', '', { contentType: 'application/json' }),
  row(
    'one JSON answer without an answer',
    json({ id: 'x', object: 'chat.completion', choices: [] }),
    'empty',
    '',
  ),
  row(
    'JSON by lines of CRLF without a finish reason, cut off',
    [json(chunk({ content: 'A red ' })), '\r\n\r\n', json(chunk({ content: 'boat' }))],
    'connection-lost',
    'A red boat',
    { contentType: 'application/x-ndjson' },
  ),
  row('JSON by lines with [DONE]', `${json(chunk({ content: boat }))}\n[DONE]\n`, 'done', boat, {
    contentType: 'application/json',
  }),
  row(
    'a JSON text sequence',
    [
      chunk({ content: 'A red boat ' }),
      chunk({ content: 'on a lake.' }),
      chunk({}, { finish_reason: 'stop' }),
    ]
      .map((each) => `\x1e${json(each)}\n`)
      .join(''),
    'done',
    boat,
    { contentType: 'application/json-seq' },
  ),
  row(
    "Ollama's own protocol",
    [
      { message: { role: 'assistant', content: '', thinking: 'Hm.' }, done: false },
      { message: { content: boat }, done: false },
      { message: { content: '' }, done: true, done_reason: 'stop', prompt_eval_count: 120, eval_count: 7 },
    ]
      .map((each) => `${json(each)}\n`)
      .join(''),
    'done',
    boat,
    { contentType: 'application/x-ndjson', usage: true, thinking: 'Hm.' },
  ),
  row('a page of HTML, as a stream', '\n\n<!DOCTYPE html><title>Hotel</title>', 'not-the-api', ''),
  row('XML', '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', 'unexpected', '', {
    contentType: 'application/xml',
  }),
  row('plain words', 'upstream connect error or disconnect', 'unexpected', '', { contentType: 'text/plain' }),
  row('words in quotes', '"the model is loading"', 'unexpected', '', { contentType: 'application/json' }),
  row('nothing at all', '', 'connection-lost', ''),
  row('comments and no more', ': ping\n\n: ping\n\n', 'connection-lost', ''),
  row('[DONE] and no more', done, 'empty', ''),
  row('a JSON object that means nothing', '{"hello":"world"}', 'unexpected', '', {
    contentType: 'application/json',
  }),
]
