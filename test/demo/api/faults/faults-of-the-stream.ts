import type { ReplyStream } from '../reply-stream.ts'
import { allFrames } from './all-frames.ts'
import type { Asked, Fault } from './fault.ts'

/** The text of the faults that break off, in two halves, so that "Continue" can be seen to complete it. */
export const halves = [
  'This answer of the stand-in breaks off in the middle. So far you can read its first half, which tells of',
  ' a lake between mountains; and this is its second half, which ends here.',
] as const

/** Both halves. */
export const wholeText = halves.join('')
/** Whether the chat holds the first half already: then "Continue" asks for the second. */
const isContinued = ({ request }: Asked) =>
  request.messages.some(({ role, text }) => role === 'assistant' && text.startsWith(halves[0].slice(0, 20)))

async function finishWell(stream: ReplyStream, text: string): Promise<void> {
  stream.begin()
  await stream.text(text)
  stream.finish()
  stream.usage()
  stream.end()
}

/** Sends the first half and then breaks in its own way; a continued chat gets the second half whole. */
const breaksOff = (
  name: string,
  shows: string,
  breakOff: (stream: ReplyStream, asked: Asked) => Promise<void> | void,
): Fault => ({
  name,
  shows,
  answer: () => wholeText,
  async deliver(stream, asked) {
    if (isContinued(asked)) return finishWell(stream, halves[1])
    stream.begin()
    await stream.text(halves[0])
    await breakOff(stream, asked)
  },
})

/** Errors that come while the answer streams. */
export const streamFaults: readonly Fault[] = [
  {
    name: 'fault-network',
    shows: 'the connection is cut before anything came',
    deliver: async (stream) => void stream.destroy(),
  },
  {
    name: 'fault-first-byte',
    exampleNumber: 10,
    shows: 'nothing at all for so many seconds',
    async deliver(stream, asked, answer) {
      await stream.wait(asked.number * 1000)
      await finishWell(stream, answer)
    },
  },
  {
    name: 'fault-slow',
    exampleNumber: 120,
    shows: 'a piece every 5 s, so many seconds long',
    async deliver(stream, asked) {
      const pieces = Math.max(1, Math.round(asked.number / 5))
      stream.begin()
      for (let piece = 1; piece <= pieces; piece++) {
        await stream.wait(5000)
        stream.raw(stream.frames.text(`Piece ${piece} of ${pieces}. `))
      }
      stream.finish()
      stream.usage()
      stream.end()
    },
  },
  {
    name: 'fault-silence',
    exampleNumber: 40,
    shows: 'so many seconds of silence in the middle',
    answer: () => wholeText,
    async deliver(stream, asked) {
      stream.begin()
      await stream.text(halves[0])
      await stream.wait(asked.number * 1000)
      await stream.text(halves[1])
      stream.finish()
      stream.usage()
      stream.end()
    },
  },
  breaksOff('fault-cut', 'a clean end without a finish_reason', (stream) => void stream.endEarly()),
  breaksOff('fault-reset', 'a reset in the middle', async (stream, asked) => {
    await asked.untilRead()
    stream.destroy()
  }),
  breaksOff('fault-hang', 'silence without end in the middle', (stream) => stream.wait(3_600_000)),
  breaksOff('fault-half-event', 'an end within an event', (stream) => {
    stream.raw(stream.frames.text(' words that never').slice(0, -40))
    stream.endEarly()
  }),
  breaksOff('fault-sse-error', 'an error event in the middle', (stream) => {
    const message = 'The server had an error while processing your request. Sorry about that!'
    stream.raw(
      `data: ${JSON.stringify({ error: { message, type: 'server_error', param: null, code: null } })}\n\n`,
    )
    stream.end()
  }),
  breaksOff('fault-endless-line', 'a line without an end in the middle', async (stream) => {
    stream.raw('data: {"choices":[{"index":0,"delta":{"content":"')
    for (let megabytes = 0; megabytes < 100; megabytes++) {
      await stream.wait(20)
      stream.raw('x'.repeat(1e6))
    }
    stream.destroy()
  }),
  breaksOff('fault-length', 'cut at the length limit', (stream) => {
    stream.finish('length')
    stream.usage()
    stream.end()
  }),
  breaksOff('fault-filter', 'stopped by the content filter', (stream) => {
    stream.finish('content_filter')
    stream.usage()
    stream.end()
  }),
  {
    name: 'fault-reset-finish',
    shows: 'a reset after all the text, before the finish_reason',
    answer: () => wholeText,
    async deliver(stream, asked) {
      stream.begin()
      await stream.text(wholeText)
      await asked.untilRead()
      stream.destroy()
    },
  },
  {
    name: 'fault-reset-last',
    shows: 'a reset before the very last byte',
    answer: () => wholeText,
    async deliver(stream, asked) {
      stream.raw(allFrames(stream, wholeText).slice(0, -1))
      await asked.untilRead()
      stream.destroy()
    },
  },
  {
    name: 'fault-refusal',
    shows: 'a refusal instead of content',
    async deliver(stream) {
      stream.begin()
      for (const piece of ["I'm sorry, ", "but I can't ", 'help with that.'])
        stream.raw(stream.frames.refusal(piece))
      stream.finish()
      stream.usage()
      stream.end()
    },
  },
]
