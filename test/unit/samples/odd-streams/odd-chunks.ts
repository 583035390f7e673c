import {
  boat,
  chunk,
  counts,
  delta,
  event,
  finish,
  message,
  type OddStream,
  row,
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
