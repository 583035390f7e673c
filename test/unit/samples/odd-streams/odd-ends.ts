import {
  chunk,
  counts,
  delta,
  done,
  event,
  finish,
  json,
  type OddStream,
  row,
  usage,
  whole,
} from './odd-stream.ts'

/** Finish reasons of servers, and answers without a word. */
export const oddEnds: OddStream[] = [
  ...[
    'STOP',
    ' stop ',
    'end_turn',
    'eos',
    'stop_sequence',
    'completed',
    'FinishReason.STOP',
    'constructor',
  ].map((reason) => row(`finish reason ${reason}`, whole + finish(reason) + done, 'done')),
  ...[
    'LENGTH',
    'max_tokens',
    'MAX_TOKENS',
    'maxTokens',
    'max_output_tokens',
    'model_context_window_exceeded',
  ].map((reason) => row(`finish reason ${reason}`, whole + finish(reason) + done, 'cut')),
  ...[
    'SAFETY',
    'content-filter',
    'refusal',
    'RECITATION',
    'PROHIBITED_CONTENT',
    'BLOCKLIST',
    'SPII',
    'ContentFilter',
  ].map((reason) => row(`finish reason ${reason}`, finish(reason) + done, 'declined', '')),
  ...['abort', 'cancelled', 'NETWORK_ERROR', 'timeout'].map((reason) =>
    row(`finish reason ${reason}`, whole + finish(reason) + done, 'connection-lost'),
  ),
  ...['error', 'insufficient_system_resource'].map((reason) =>
    row(`finish reason ${reason}, after text`, whole + finish(reason) + done, 'server-trouble'),
  ),
  ...['', 'NULL', null].map((reason) =>
    row(`finish reason ${json(reason)} and a cut`, whole + finish(reason), 'connection-lost'),
  ),
  row(
    'length in the last of chunks that all say stop',
    delta('A red boat ', { finish_reason: 'stop' }) +
      delta('on a lake.', { finish_reason: 'stop' }) +
      finish('length') +
      done,
    'cut',
  ),
  row(
    'stop before the first word',
    [event(chunk({ role: 'assistant' }, { finish_reason: 'stop' })), whole, done],
    'done',
  ),
  row(
    'a word after the end',
    `${delta('A red boat ')}${finish('stop')}${delta('on a lake.')}${finish('stop')}${done}`,
    'done',
  ),
  row('blanks alone', delta('\n \n') + finish('stop') + done, 'empty', '\n \n'),
  row('a cut without a word, and nobody knows of how many tokens', finish('length') + done, 'cut', ''),
  row(
    'a cut without a word or a token',
    finish('length') + event({ choices: [], usage: { ...counts, completion_tokens: 0, total_tokens: 120 } }),
    'empty',
    '',
    { usage: true },
  ),
  ...['\u200b\u2060', '\u00ad', '\ufeff\u3164'].map((text) =>
    row(`marks that nobody sees: ${json(text)}`, delta(text) + finish('stop') + done, 'empty', text),
  ),
  ...[
    chunk({}, { finish_reason: { type: 'length' } }),
    chunk({}, { native_finish_reason: 'MAX_TOKENS' }),
    chunk({}, { finish_reason: '', stop_reason: 'max_tokens' }),
    chunk({ finish_reason: 'length' }),
    { ...chunk({}), finish_reason: 'length' },
  ].map((last) => row(`a finish reason as ${json(last)}`, whole + event(last), 'cut')),
  ...['DONE', '[ DONE ]', 'data: [DONE]', '{"done":true}'].map((word) =>
    row(`an end as ${word}`, `${whole}data: ${word}\n\n`, 'done'),
  ),
  row('[DONE] in a line without a field', `${whole}[DONE]\n`, 'done'),
  row('a cut after tokens that nobody saw', finish('length') + usage + done, 'cut', '', { usage: true }),
  row('a refusal in parts', delta([{ type: 'refusal', refusal: 'No.' }]) + finish('stop'), 'declined', 'No.'),
  row(
    'a call of the old kind',
    event(chunk({ function_call: { name: 'f', arguments: '{}' } })) + finish('function_call') + done,
    'empty',
    '',
  ),
]
