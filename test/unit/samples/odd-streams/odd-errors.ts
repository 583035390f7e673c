import {
  boat,
  chunk,
  delta,
  done,
  event,
  finish,
  json,
  type OddStream,
  row,
  thinks,
  usage,
} from './odd-stream.ts'

/** Errors inside a success, and what looks like one. */
export const oddErrors: OddStream[] = [
  row(
    'an error as a string',
    event({ error: 'You exceeded your current quota: insufficient balance' }),
    'no-credit',
    '',
  ),
  row(
    'an error as JSON within JSON by lines',
    `${json(chunk({ content: 'A red boat ' }))}\n${json({ error: { message: 'Overloaded', type: 'overloaded_error' } })}\n`,
    'server-trouble',
    'A red boat ',
  ),
  row(
    'an error of Claude',
    `event: error\n${event({ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } })}`,
    'server-trouble',
    '',
  ),
  row(
    'an error event in words',
    `${delta('A red boat ')}event: error\ndata: insufficient balance\n\n`,
    'no-credit',
    'A red boat ',
  ),
  row(
    'an error after text, and what it cost',
    delta('A red boat ') + event({ error: { code: 502, message: 'Bad gateway' } }) + usage,
    'server-trouble',
    'A red boat ',
    { usage: true },
  ),
  row(
    'an error after thinking',
    thinks({ reasoning: 'I see.' }) + event({ error: { code: 429, message: 'Slow down' } }) + done,
    'rate-limited',
    '',
    { thinking: 'I see.' },
  ),
  row(
    'an error in a line without a field',
    `${delta('A red boat ')}${json({ error: { type: 'server_error', message: 'CUDA' } })}\n`,
    'server-trouble',
    'A red boat ',
  ),
  row(
    'base_resp in a stream',
    event({ choices: null, base_resp: { status_code: 1008, status_msg: 'insufficient balance' } }),
    'no-credit',
    '',
  ),
  row(
    'base_resp that is none',
    event({ ...chunk({ content: boat }), base_resp: { status_code: 0, status_msg: '' } }) + finish('stop'),
    'done',
  ),
  row(
    'an error that is null',
    event({ ...chunk({ content: boat }), error: null }) +
      event({ ...chunk({}, { finish_reason: 'stop' }), error: {} }),
    'done',
  ),
  row(
    'a code that is none',
    event({ ...chunk({ content: boat }), code: 0, message: 'success' }) + finish('stop'),
    'done',
  ),
  row('{code, msg}', json({ code: 9001, msg: '请求参数有误' }), 'unexpected', '', {
    contentType: 'application/json',
  }),
  row(
    '{code, message, success}',
    json({ code: 401, message: 'Unauthorized', success: false }),
    'key-refused',
    '',
  ),
  row(
    'an error that is true',
    delta('A red boat ') + event({ error: true, message: 'Overloaded', code: 503 }),
    'server-trouble',
    'A red boat ',
  ),
  row('an error that is a number', event({ error: 402, message: 'insufficient balance' }), 'no-credit', ''),
  row(
    'an error that is false',
    event({ ...chunk({ content: boat }), error: false }) + finish('stop'),
    'done',
  ),
  row(
    'an error of Groq',
    delta('A red boat ') + event({ ...chunk({}), x_groq: { error: 'insufficient balance' } }),
    'no-credit',
    'A red boat ',
  ),
  row('{errors}', event({ errors: [{ message: 'insufficient balance' }] }), 'no-credit', ''),
  row(
    '{error_code, error_msg}, in a stream',
    event({ error_code: 336_003, error_msg: 'insufficient balance' }),
    'no-credit',
    '',
  ),
  row(
    '{Response: {Error}}, in a stream',
    event({ Response: { Error: { Code: 'x', Message: 'insufficient balance' } } }),
    'no-credit',
    '',
  ),
  row('{statusCode}, in a stream', event({ statusCode: 503, message: 'Try later' }), 'server-trouble', ''),
  ...[
    { message: 'You are the second in the queue', code: 'QUEUED' },
    { code: 102, message: 'Processing' },
    { type: 'ping', detail: 'alive' },
  ].map((news) =>
    row(
      `news as ${json(news)}`,
      event(news) + event(chunk({ content: boat })) + event(news) + finish('stop') + event(news),
      'done',
    ),
  ),
  row(
    '{code, msg} after text',
    delta('A red boat ') + event({ code: 1008, msg: 'insufficient balance' }) + done,
    'no-credit',
    'A red boat ',
  ),
  row(
    '{code, msg} and a finish reason',
    event({ code: 1008, msg: 'insufficient balance' }) + finish('stop') + done,
    'no-credit',
    '',
  ),
  row('{detail}', json({ detail: 'This model does not support image input' }), 'model-without-vision', ''),
  row(
    'an array of errors',
    json([{ error: { code: 429, message: 'Resource has been exhausted', status: 'RESOURCE_EXHAUSTED' } }]),
    'rate-limited',
    '',
  ),
]
