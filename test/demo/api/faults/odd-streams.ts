import { setImmediate as nextTick } from 'node:timers/promises'
import { hostileAnswer, longAnswer } from '../answers.ts'
import { contentsAnswer, mathematicsAnswer, rightToLeftAnswer } from '../answers-of-contents.ts'
import type { ReplyStream } from '../reply-stream.ts'
import { allFrames } from './all-frames.ts'
import type { Fault } from './fault.ts'
import { wholeText } from './faults-of-the-stream.ts'

const manyBytes = 'Größe: 40 × 30 cm. 山间的湖泊，很安静。 Ωmega 🏔️🌅 und ein Ende.'

/** A good answer whose bytes are written in an odd manner. */
const written = (
  name: string,
  shows: string,
  write: (bytes: string, stream: ReplyStream) => Promise<void> | void,
  text: string = wholeText,
): Fault => ({
  name,
  shows,
  answer: () => text,
  async deliver(stream) {
    await write(allFrames(stream, text), stream)
    stream.endEarly()
  },
})

async function inChunks(bytes: Buffer, size: number, stream: ReplyStream): Promise<void> {
  for (let at = 0; at < bytes.length; at += size) {
    stream.signal.throwIfAborted()
    stream.raw(bytes.subarray(at, at + size))
    await nextTick()
  }
}

const multiLine = (bytes: string) =>
  bytes.replace(/^data: (\{.*\})$/gm, (_, json: string) =>
    JSON.stringify(JSON.parse(json), null, 1)
      .split('\n')
      .map((line) => `data: ${line}`)
      .join('\n'),
  )

const reportsUsage = (name: string, shows: string, usage: unknown): Fault => ({
  name,
  shows,
  async deliver(stream, _asked, answer) {
    stream.begin()
    await stream.text(answer)
    stream.finish()
    if (usage !== null) stream.raw(stream.frames.usage(usage))
    stream.end()
  },
})

const ofSize = (
  name: string,
  shows: string,
  exampleNumber: number,
  make: (size: number) => string,
): Fault => ({
  name,
  shows,
  exampleNumber,
  async deliver(stream, asked) {
    stream.begin()
    const text = make(asked.number)
    for (let at = 0; at < text.length; at += 2000) {
      stream.signal.throwIfAborted()
      stream.raw(stream.frames.text(text.slice(at, at + 2000)))
      if (at % 100_000 === 0) await nextTick()
    }
    stream.finish()
    stream.usage()
    stream.end()
  },
})

const paragraph = 'One more paragraph of a very long answer, with **strong** words, `code` and a number: '
const repeat = (text: string, characters: number) =>
  text.repeat(Math.ceil(characters / text.length)).slice(0, characters)

/** Streams that are legal but odd, very large, or say something hard to show. */
export const oddStreams: readonly Fault[] = [
  written(
    'fault-split-utf8',
    'pieces that end within a character',
    (bytes, stream) => inChunks(Buffer.from(bytes), 7, stream),
    manyBytes,
  ),
  written(
    'fault-byte-by-byte',
    'one byte at a time',
    (bytes, stream) => inChunks(Buffer.from(bytes), 1, stream),
    manyBytes,
  ),
  written('fault-crlf', 'lines that end in CRLF', (bytes, stream) =>
    stream.raw(bytes.replaceAll('\n', '\r\n')),
  ),
  written('fault-multiline', 'events over several data lines', (bytes, stream) =>
    stream.raw(multiLine(bytes)),
  ),
  written('fault-comments', 'comments, ids and retry fields between events', (bytes, stream) =>
    stream.raw(bytes.replaceAll('\n\n', '\n\n: keep-alive\n\nid: 7\nretry: 1000\n\n')),
  ),
  written('fault-unknown-events', 'events and fields that nobody knows', (bytes, stream) =>
    stream.raw(
      bytes.replace(
        '\n\n',
        '\n\nevent: ping\ndata: {"type":"ping"}\n\ndata: {"object":"weather.report","choices":[{"index":0,"delta":{"mood":"sunny"},"finish_reason":null}]}\n\n',
      ),
    ),
  ),
  written('fault-duplicate', 'the first, finishing and usage events come twice', (bytes, stream) =>
    stream.raw(
      bytes.replace(/data: \{.*?("role"|"finish_reason":"stop"|"usage":\{).*\n\n/g, (event) => event + event),
    ),
  ),
  reportsUsage('fault-no-usage', 'no usage', null),
  reportsUsage('fault-bad-usage', 'usage that cannot be true', {
    prompt_tokens: -5,
    completion_tokens: 1e300,
    total_tokens: 'many',
    prompt_tokens_details: null,
  }),
  ofSize('fault-huge', 'an answer of so many kB', 1000, (size) => repeat(`${paragraph}42.\n\n`, size * 1000)),
  ofSize('fault-line', 'one line of so many kB', 1000, (size) => repeat(paragraph, size * 1000)),
  ofSize(
    'fault-table',
    'a table of so many cells',
    50_000,
    (size) =>
      `| a | b | c | d | e |\n|---|---|---|---|---|\n${'| 1 | 22 | 333 | `4` | **5** |\n'.repeat(Math.ceil(size / 5))}`,
  ),
  { name: 'fault-hostile', shows: 'an answer full of traps', answer: () => hostileAnswer },
  { name: 'fault-long', shows: 'a long answer with everything markdown has', answer: () => longAnswer },
  { name: 'fault-mathematics', shows: 'an answer full of formulas', answer: () => mathematicsAnswer },
  { name: 'fault-contents', shows: 'tasks, footnotes, addresses, code', answer: () => contentsAnswer },
  { name: 'fault-right-to-left', shows: 'an answer in Hebrew and Arabic', answer: () => rightToLeftAnswer },
]
