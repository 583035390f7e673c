import { setImmediate as nextTick } from 'node:timers/promises'
import type { ReplyStream } from '../reply-stream.ts'
import type { Fault } from './fault.ts'

/** What the stand-in thinks, a piece each. */
export const thoughts = [
  '**Looking at the picture**\n\n',
  'There is a photograph. I should say what stands in it, in which colours, ',
  'and how large it is. ',
  'The upper half is brighter than the lower one, so this may be a sky.\n\n',
  '**Putting it into words**\n\n',
  'The question is short, so a short answer will do. ',
  'This is the end of the thinking.',
]

/** The longest answer of which thinking leaves something. */
const roomyTokens = 8192

const roomyAnswer = 'With more room there is an answer: a photograph, brighter above than below.'

async function think(stream: ReplyStream, delayMs: number): Promise<void> {
  stream.begin()
  for (const thought of thoughts) {
    stream.raw(stream.frames.thinking(thought))
    await stream.wait(delayMs)
  }
}

async function answerWell(stream: ReplyStream, answer: string, reasoningTokens: number): Promise<void> {
  await stream.text(answer)
  stream.finish()
  stream.usage(reasoningTokens)
  stream.end()
}

function endAtLimit(stream: ReplyStream, reasoningTokens: number): void {
  stream.finish('length')
  stream.usage(reasoningTokens)
  stream.end()
}

/** Models that think before they answer. */
export const thinkingFaults: readonly Fault[] = [
  {
    name: 'fault-thinking',
    shows: 'thinks for some seconds, then answers',
    async deliver(stream, _asked, answer) {
      await think(stream, 700)
      await answerWell(stream, answer, 480)
    },
  },
  {
    name: 'fault-thinking-only',
    shows: `thinks until the longest answer is used up, unless it is ${roomyTokens} tokens or more`,
    answer: ({ request }) => (request.maxTokens < roomyTokens ? '' : roomyAnswer),
    async deliver(stream, { request }, answer) {
      await think(stream, 100)
      if (request.maxTokens < roomyTokens) endAtLimit(stream, request.maxTokens)
      else await answerWell(stream, answer, 5000)
    },
  },
  {
    name: 'fault-thinking-silent',
    exampleNumber: 20,
    shows: 'thinks, says nothing for so many seconds, then answers',
    async deliver(stream, asked, answer) {
      await think(stream, 100)
      await stream.wait(asked.number * 1000)
      await answerWell(stream, answer, 480)
    },
  },
  {
    name: 'fault-thinking-long',
    exampleNumber: 100,
    shows: 'thinks so many kB, then answers',
    async deliver(stream, asked, answer) {
      stream.begin()
      const all = thoughts.join('')
      const kilobyte = all.repeat(Math.ceil(1000 / all.length)).slice(0, 1000)
      for (let written = 0; written < asked.number; written++) {
        stream.signal.throwIfAborted()
        stream.raw(stream.frames.thinking(kilobyte))
        await nextTick()
      }
      await answerWell(stream, answer, asked.number * 250)
    },
  },
]
