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

/** Answers whose text and usage stand where OpenAI does not put them. */
export const oddChunks: OddStream[] = [
  row(
    'choices null, [] and missing between',
    `${event({ choices: null })}${delta('A red boat ')}${event({ choices: [] })}${event({ id: 'x' })}${delta('on a lake.')}${finish('stop')}`,
    'done',
  ),
  row(
    'several answers',
    event({
      choices: [
        { index: 1, delta: { content: 'Ship' } },
        { index: 0, delta: { content: boat } },
      ],
    }) +
      event({ choices: [{ index: 1, delta: { content: '!' }, finish_reason: 'length' }] }) +
      finish('stop'),
    'done',
  ),
  row(
    'an index that begins at one',
    event({ choices: [{ index: 1, delta: { content: boat } }] }) +
      event({ choices: [{ index: 1, delta: {}, finish_reason: 'stop' }] }),
    'done',
  ),
  row(
    'an index that counts the events',
    [1, 2, 3, 4].map((index) => event({ choices: [{ index, delta: { content: `${index} ` } }] })).join('') +
      event({ choices: [{ index: 5, delta: {}, finish_reason: 'stop' }] }),
    'done',
    '1 2 3 4 ',
  ),
  row(
    'an index that counts two events',
    event({ choices: [{ index: 0, delta: { content: boat } }] }) +
      event({ choices: [{ index: 1, delta: {}, finish_reason: 'stop' }] }),
    'done',
  ),
  row(
    'several answers, an event each',
    [0, 1, 2, 0, 1, 0, 2]
      .map((index, place) =>
        event({ choices: [{ index, delta: { content: place < 3 ? '' : index === 0 ? `${place} ` : 'x' } }] }),
      )
      .join('') + finish('stop'),
    'done',
    '3 5 ',
  ),
  row(
    'two answers that take turns',
    delta('A red boat ') +
      event({ choices: [{ index: 1, delta: { content: 'Ship' } }] }) +
      delta('on a lake.') +
      finish('stop'),
    'done',
  ),
  row(
    'two answers, one after the other',
    [0, 1, 2]
      .map((index) => event({ choices: [{ index, delta: { content: boat }, finish_reason: 'stop' }] }))
      .join('') + done,
    'done',
  ),
  row(
    'the style of completions',
    event({ choices: [{ text: 'A red boat ' }] }) +
      event({ choices: [{ text: 'on a lake.', finish_reason: 'stop' }] }),
    'done',
  ),
  row(
    'messages in place of deltas',
    event({ choices: [{ message: { content: 'A red boat ' } }] }) +
      event({ choices: [{ message: { content: 'on a lake.' }, finish_reason: 'stop' }] }),
    'done',
  ),
  row(
    'a whole message after its pieces',
    whole + event(message(boat, 'stop', { usage: counts })),
    'done',
    boat,
    { usage: true },
  ),
  row(
    'a whole message after its pieces, in other blanks and without its thinking',
    delta('<think>I see.</think>\n') + whole + delta('\n') + event(message('A red  boat on a lake. ')),
    'done',
    `${boat}\n`,
    { thinking: 'I see.' },
  ),
  row(
    'messages that each begin with those before',
    event(message('A red boat ', null)) + event(message(boat, null)) + event(message(boat)),
    'done',
  ),
  row(
    'pieces, each beside the message so far',
    event({ choices: [{ delta: { content: 'A red boat ' }, message: { content: 'A red boat ' } }] }) +
      event({ choices: [{ delta: { content: 'on a lake.' }, message: { content: boat } }] }) +
      event({ choices: [{ delta: { content: '' }, message: { content: boat }, finish_reason: 'stop' }] }),
    'done',
  ),
  ...[
    { choices: [{ index: 0, delta: boat }] },
    { choices: [{ index: 0, message: boat }] },
    { choices: [{ index: 0, delta: { text: boat } }] },
    { choices: [{ role: 'assistant', content: boat }] },
    { choices: [{ index: 0, delta: { content: [{ type: 'text', text: { value: boat } }] } }] },
    { code: 200, msg: 'OK', data: { choices: [{ message: { content: boat } }] } },
    { code: 20_000, msg: 'success', data: { choices: [{ message: { content: boat } }] } },
    { success: true, errors: [], messages: [], result: { response: boat } },
    { output: { choices: [{ message: { content: boat } }] } },
    { response: boat },
  ].map((body) => row(`an answer as ${json(body)}`, event(body) + done, 'done')),
  row(
    "Ollama's other protocol",
    `${json({ response: 'A red boat ', done: false })}\n${json({ response: 'on a lake.', done: true, prompt_eval_count: 120, eval_count: 7 })}`,
    'done',
    boat,
    { usage: true },
  ),
  row(
    "Ollama's own protocol in one object",
    json({ message: { content: boat }, done: true, prompt_eval_count: 120, eval_count: 7 }),
    'done',
    boat,
    { usage: true },
  ),
  row('half of JSON by lines', json({ message: { content: boat }, done: false }), 'connection-lost'),
  row(
    "usage under Google's name",
    whole +
      event({
        ...chunk({}, { finish_reason: 'stop' }),
        usageMetadata: { promptTokenCount: 120, totalTokenCount: 127 },
      }),
    'done',
    boat,
    { usage: true },
  ),
  row(
    'usage as words with a point',
    whole +
      finish('stop') +
      event({ choices: [], usage: { prompt_tokens: '120.0', completion_tokens: '7.0' } }),
    'done',
    boat,
    { usage: true },
  ),
  row(
    'usage alone after every piece, then cut off',
    delta('A red boat ') + usage + delta('on a lake.') + usage,
    'connection-lost',
    boat,
    { usage: true },
  ),
  row(
    'usage in x_groq',
    whole + event({ ...chunk({}, { finish_reason: 'stop' }), x_groq: { usage: counts } }),
    'done',
    boat,
    { usage: true },
  ),
  row(
    'usage in the last chunk of text',
    delta('A red boat ') +
      event({ ...chunk({ content: 'on a lake.' }, { finish_reason: 'stop' }), usage: counts }),
    'done',
    boat,
    { usage: true },
  ),
  row(
    'usage as words',
    whole + finish('stop') + event({ choices: [], usage: { input_tokens: '120', output_tokens: '7' } }),
    'done',
    boat,
    { usage: true },
  ),
  row(
    'usage without the completion',
    whole + finish('stop') + event({ choices: [], usage: { prompt_tokens: 120, total_tokens: 127 } }),
    'done',
    boat,
    { usage: true },
  ),
]
