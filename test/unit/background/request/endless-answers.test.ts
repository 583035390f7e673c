import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { countTokens, listModels } from '../../../../src/background/request/openai.ts'
import {
  answerBodyLimits,
  maxAnswerCharacters,
  maxTurnCharacters,
} from '../../../../src/core/chat/answer-limits.ts'
import {
  ask,
  delta,
  event,
  finish,
  type Handler,
  openStream,
  posts,
  sends,
  serve,
} from '../../fakes/answer-server.ts'
import { startQuestion } from './running-question.ts'

afterEach(() => void vi.useRealTimers())

const mebibyte = 1024 * 1024
const signal = new AbortController().signal

/** Bytes that left the server of this test. */
let written = 0

/** Writes pieces as long as somebody reads them, at most 600 MB. */
function flood(response: ServerResponse, piece: string): void {
  const bytes = Buffer.from(piece)
  written = 0
  const write = () => {
    while (!response.destroyed && written < 600e6) {
      written += bytes.length
      if (!response.write(bytes)) return
    }
    response.end()
  }
  response.on('drain', write)
  write()
}

const floods =
  (first: string, piece: string): Handler =>
  (response) => {
    openStream(response).write(first)
    flood(response, piece)
  }

/** What is done, and how many bytes over their start its buffers and objects took at most. */
async function measured<T>(work: () => Promise<T>): Promise<{ result: T; peak: number }> {
  const used = () => process.memoryUsage().rss
  const start = used()
  let peak = 0
  const timer = setInterval(() => {
    peak = Math.max(peak, used() - start)
  }, 10)
  const result = await work()
  clearInterval(timer)
  return { result, peak }
}

const million = 'x'.repeat(1_000_000)
const endless: [what: string, first: string, piece: string][] = [
  ['word, of up to 600 million characters', 'data: {"choices":[{"delta":{"content":"', million],
  ['line of no known field', 'x', million],
  ['comment', ': ', million],
  ['event of many lines', '', `data: ${'x'.repeat(1000)}\n`],
  ['event of many lines of CR alone', '', `data: ${'x'.repeat(1000)}\r`],
  ['run of comments without an empty line', '', `: ${'x'.repeat(1000)}\r\n`],
]

describe.each(endless)('an endless %s', (_, first, piece) => {
  test('before any text is a failure in words, and the connection is closed', async () => {
    const { result, peak } = await measured(() => ask(floods(first, piece)))
    expect(result.problem).toEqual({ kind: 'connection-lost', reason: 'too-much' })
    await expect.poll(() => written).toBeLessThan(answerBodyLimits.maxEventBytes + 32 * mebibyte)
    expect(peak).toBeLessThan(250 * mebibyte)
  })

  test('after text ends the answer as cut, and the text is kept', async () => {
    const result = await ask(floods(delta('Half') + first, piece))
    expect(result).toMatchObject({ text: 'Half', usage: null, end: { name: 'cut' } })
  })
})

const kinds: [what: string, piece: string][] = [
  ['events without text that never end', event({ choices: [{ delta: { reasoning_content: million } }] })],
  ['empty lines that never end', '\n'.repeat(1_000_000)],
]
test.each(kinds)(
  '%s are read so far and no farther',
  async (_, piece) => {
    const result = await ask(floods(delta('Half'), piece))
    expect(result).toMatchObject({ text: 'Half', end: { name: 'cut' } })
    await expect.poll(() => written).toBeLessThan(answerBodyLimits.maxBytes + 32 * mebibyte)
  },
  60_000,
)

describe('text without end', () => {
  test('ends as cut at the most characters, no character halved', async () => {
    const result = await ask(floods(delta('x'), delta('🚤'.repeat(50_000))))
    expect(result).toMatchObject({ end: { name: 'cut' }, usage: null })
    expect(result.text).toHaveLength(maxAnswerCharacters - 1)
    expect(result.text.isWellFormed()).toBe(true)
  })

  test('of exactly the most characters is whole, in one event too', async () => {
    const text = '水'.repeat(maxAnswerCharacters)
    const escaped = delta(text).replaceAll('水', '\\u6c34')
    const result = await ask(sends(escaped, finish('stop')))
    expect(result.end).toEqual({ name: 'done' })
    expect(result.text).toBe(text)
  })
})

describe('time without end', () => {
  const drips =
    (first: string, piece: string): Handler =>
    (response) => {
      openStream(response).write(first)
      const timer = setInterval(() => response.write(piece), 20)
      response.on('close', () => clearInterval(timer))
    }

  test('one byte after the other is life, and ends as cut when its time is up', async () => {
    const result = await ask(drips(delta('Half'), 'x'), { silenceSeconds: 5, totalSeconds: 0.3 })
    expect(result).toMatchObject({ text: 'Half', usage: null, end: { name: 'cut' } })
  })

  test('without any text says that the server did not answer in time', async () => {
    const result = await ask(drips('', ': still here\n\n'), { totalSeconds: 0.3 })
    expect(result.problem).toEqual({ kind: 'connection-lost', reason: 'no-first-byte' })
  })

  test('is half an hour when nothing else is said', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { watchSilence } = await import('../../../../src/background/request/silence-watch.ts')
    const set = vi.spyOn(globalThis, 'setTimeout')
    await ask(sends(delta('x'), finish('stop')))
    expect(set.mock.calls.map(([, milliseconds]) => milliseconds)).toContain(30 * 60 * 1000)
    const limits = {
      firstByteSeconds: 60,
      thinkingSeconds: 60,
      silenceSeconds: 45,
      afterFinishSeconds: 5,
      totalSeconds: 1800,
    }
    const watch = watchSilence(limits, signal)
    for (let second = 0; second < 1800; second += 5) {
      expect(watch.expired()).toBeNull()
      watch.sawBytes()
      await vi.advanceTimersByTimeAsync(5000)
    }
    expect(watch.expired()).toBe('totalSeconds')
    expect(watch.signal.aborted).toBe(true)
  })
})

describe('what is no stream', () => {
  const json =
    (piece: string): Handler =>
    (response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      flood(response, piece)
    }
  const tooMuch = { ok: false, report: { problem: { kind: 'connection-lost', reason: 'too-much' } } }

  test('a list of models without end is refused', async () => {
    const baseUrl = await serve(json('[["a","b"],'.repeat(10_000)))
    const { result, peak } = await measured(() => listModels({ baseUrl, key: 'k' }, signal))
    expect(result).toMatchObject(tooMuch)
    await expect.poll(() => written).toBeLessThan(64 * mebibyte)
    expect(peak).toBeLessThan(200 * mebibyte)
  })

  test('a count without end is refused, and one that no request can have too', async () => {
    const body = { model: 'm', messages: [], stream: true as const }
    const about = { key: 'k', body: { ...body, messages: [] }, sentLinks: false }
    const flooding = await serve(json(' '.repeat(100_000)))
    expect(await countTokens({ ...about, baseUrl: flooding }, signal)).toMatchObject(tooMuch)
    const absurd = await serve((response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end('{"input_tokens": 1e300}')
    })
    expect(await countTokens({ ...about, baseUrl: absurd }, signal)).toMatchObject({
      report: { problem: { kind: 'unexpected' } },
    })
  })

  test('a refusal without end is read to where it tells enough', async () => {
    const result = await ask((response) => {
      response.writeHead(401, { 'content-type': 'application/json' })
      flood(response, `{"error":{"message":"No.${million}`)
    })
    expect(result.problem).toEqual({ kind: 'key-refused' })
    await expect.poll(() => written).toBeLessThan(32 * mebibyte)
  })
})

test('a finish reason that is the name of a method is a usual end', async () => {
  const result = await ask(sends(delta('x'), finish('constructor')))
  expect(result.end).toEqual({ name: 'done' })
})

const flooding = floods('', delta('x'.repeat(100_000)))

describe('a turn', () => {
  async function sendTo(answer: string) {
    const baseUrl = await serve(flooding)
    const question = await startQuestion({ baseUrl }, { answer })
    const { sendOnce } = await import('../../../../src/background/request/send-once.ts')
    const end = await sendOnce(question.run, question.conditions, 'sk-mine', answer !== '')
    return { end, answer: question.run.turn.answer, rows: await question.ledger.readAll() }
  }

  test('is cut with its text, and entered as not reported', async () => {
    const { end, answer, rows } = await sendTo('')
    expect(end).toEqual({ name: 'cut' })
    expect(answer).toHaveLength(maxAnswerCharacters)
    expect(rows).toMatchObject([{ state: 'unreported', usage: null }])
  })

  test('that is continued has a limit of its own', async () => {
    const { answer } = await sendTo('x'.repeat(maxTurnCharacters - 1000))
    expect(answer).toHaveLength(maxTurnCharacters)
  })
})

const full = 'x'.repeat(maxTurnCharacters)
test.each([
  ['whose answer is', { answer: full }],
  ['whose thinking is', { answer: 'A lake.', thinking: { text: full, milliseconds: 1 } }],
])('a turn %s as long as one may be is not continued, and says so', async (_, changes) => {
  const baseUrl = await serve(flooding)
  const { workOn, run } = await startQuestion({ baseUrl }, changes)
  const { save } = await import('../../../../src/background/chat/running-turns.ts')
  await workOn((running) => save(running, { state: { name: 'cut' } }))
  const { continueAnswer } = await import('../../../../src/background/flows/ask-question.ts')
  expect(await continueAnswer({ turnId: run.turn.id })).toMatchObject({
    problem: { kind: 'chat-too-long' },
  })
  expect(posts()).toHaveLength(0)
})
