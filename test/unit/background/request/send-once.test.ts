import { describe, expect, test, vi } from 'vitest'
import type { Settings } from '../../../../src/core/settings/settings.ts'
import type { DetailChoice } from '../../../../src/core/tokens/detail-level.ts'
import {
  delta,
  event,
  fails,
  finish,
  type Handler,
  posts,
  sends,
  sentBodies,
  serve,
} from '../../fakes/answer-server.ts'
import { pricedSettings, startQuestion } from './running-question.ts'

const ending = { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }
const answered = sends(delta('A lake.'), finish('stop', { prompt_tokens: 30, completion_tokens: 4 }))

const thinks = (reasoning_content: string) => event({ choices: [{ index: 0, delta: { reasoning_content } }] })

/** A question that is sent once to a server like this. */
async function sendTo(handle: Handler, settings: Partial<Settings> = {}) {
  const baseUrl = await serve(handle)
  const question = await startQuestion(pricedSettings(baseUrl, settings))
  const { sendOnce } = await import('../../../../src/background/request/send-once.ts')
  const rows = () => question.ledger.readAll()
  return { ...question, rows, send: () => sendOnce(question.run, question.conditions, 'sk-mine', false) }
}

test('a request is in the ledger before it leaves, and closed with what was reported', async () => {
  let before: unknown = null
  const { run, rows, send } = await sendTo(async (...call) => {
    before = await rows()
    await answered(...call)
  })
  expect(await send()).toEqual({ name: 'done' })
  expect(before).toMatchObject([{ state: 'reserved', turnId: 'turn', level: 'low', usage: null }])
  expect(await rows()).toMatchObject([
    { state: 'settled', usage: { promptTokens: 30 }, usd: expect.closeTo(0.034, 10) },
  ])
  expect(run.turn.requests).toMatchObject([{ usd: expect.closeTo(0.034, 10), requestId: 'req_1' }])
})

test.each<[string, Handler, string, string]>([
  [
    'that the server refused costs nothing',
    fails(401, { error: { code: 'invalid_api_key' } }),
    'failed',
    'released',
  ],
  ['that broke after its first words may be billed', sends(delta('A la')), 'failed', 'unreported'],
  ['that ended without a report may be billed', sends(delta('A lake.'), event(ending)), 'done', 'unreported'],
  [
    'that fails after its first words may be billed',
    sends(delta('A la'), event({ error: { code: 502, message: 'Bad gateway' } })),
    'failed',
    'unreported',
  ],
  [
    'that fails after some thinking may be billed',
    sends(thinks('Hm.'), event({ error: { code: 429, message: 'Slow down' } })),
    'failed',
    'unreported',
  ],
  [
    'that fails in its stream before a word costs nothing',
    sends(event({ error: { code: 429, message: 'Slow down' } })),
    'failed',
    'released',
  ],
  [
    'that fails after blanks may be billed',
    sends(delta('\n'), event({ error: { code: 502, message: 'Bad gateway' } })),
    'failed',
    'unreported',
  ],
  [
    'that fails after text in a shape that may be news may be billed',
    sends(delta('A la'), event({ code: 1008, msg: 'insufficient balance' })),
    'failed',
    'unreported',
  ],
  ['that is answered nothing may be billed', sends(finish('stop')), 'empty', 'unreported'],
])('a request %s', async (_, handle, end, state) => {
  const { run, rows, send } = await sendTo(handle)
  expect(await send()).toMatchObject({ name: end })
  expect(await rows()).toMatchObject([{ state, usage: null, usd: null }])
  expect(run.turn.requests).toHaveLength(state === 'released' ? 0 : 1)
})

test('a request that fails after its first words costs what the server reports', async () => {
  const error = event({ choices: [{ index: 0, delta: {}, finish_reason: 'error', error: { code: 502 } }] })
  const usage = event({ choices: [], usage: { prompt_tokens: 30, completion_tokens: 4 } })
  const { rows, send } = await sendTo(sends(delta('A la'), error, usage, event('[DONE]')))
  expect(await send()).toMatchObject({ name: 'failed', report: { problem: { kind: 'server-trouble' } } })
  expect(await rows()).toMatchObject([{ state: 'settled', usd: expect.closeTo(0.034, 10) }])
})

test('thinking goes beside the answer, also where only its end tells that it was thinking', async () => {
  const tagged = await sendTo(sends(delta('<think>Hm.</th'), delta('ink>\n\nA lake.'), finish('stop')))
  expect(await tagged.send()).toEqual({ name: 'done' })
  expect(tagged.run.turn).toMatchObject({ answer: 'A lake.', thinking: { text: 'Hm.' } })
  const untagged = await sendTo(
    sends(delta('Hm.'), delta('\n</think>'), delta('\n\nA lake.'), finish('stop')),
  )
  expect(await untagged.send()).toEqual({ name: 'done' })
  expect(untagged.run.turn).toMatchObject({ answer: 'A lake.', thinking: { text: 'Hm.' } })
  expect(untagged.run.turn.state).toEqual({ name: 'answering' })
})

test('thinking that turns out to be more of it begins a paragraph, and its time counts once', async () => {
  const { run, send } = await sendTo(
    sends(delta('<think>One <think>two</think> and'), delta(' three\n</think>\nA lake.'), finish('stop')),
  )
  const startedAt = Date.now()
  expect(await send()).toEqual({ name: 'done' })
  expect(run.turn).toMatchObject({ answer: 'A lake.', thinking: { text: 'One <think>two\n\nand three' } })
  expect(run.turn.thinking?.milliseconds).toBeLessThanOrEqual(Date.now() - startedAt)
})

test('a request that would pass a limit is not sent, and nothing is entered', async () => {
  const { rows, send } = await sendTo(answered, { dailyLimitUsd: 0.001 })
  expect(await send()).toMatchObject({
    name: 'failed',
    report: { problem: { kind: 'spending-limit', period: 'day', limitUsd: 0.001, spentUsd: 0 } },
  })
  expect(posts()).toHaveLength(0)
  expect(await rows()).toEqual([])
})

test('a request that is stopped before it leaves is not sent, and costs nothing', async () => {
  const { run, rows, send } = await sendTo(answered)
  run.controller.abort()
  expect(await send()).toEqual({ name: 'stopped' })
  expect(posts()).toHaveLength(0)
  expect(await rows()).toEqual([])
})

test('a request that is stopped once it is in the ledger is not sent either, and costs nothing', async () => {
  const { run, ledger, rows, send } = await sendTo(answered)
  const reserve = ledger.reserve
  vi.spyOn(ledger, 'reserve').mockImplementation(async (...call) => {
    const verdict = await reserve(...call)
    run.controller.abort()
    return verdict
  })
  expect(await send()).toEqual({ name: 'stopped' })
  expect(posts()).toHaveLength(0)
  expect(await rows()).toMatchObject([{ state: 'released', usd: null }])
  expect(run.turn.sent).toEqual([])
})

test('a request whose picture is gone from the store is not sent', async () => {
  const { conditions, run, rows } = await sendTo(answered)
  const { sendOnce } = await import('../../../../src/background/request/send-once.ts')
  const [image] = run.turn.images
  if (image) run.turn = { ...run.turn, images: [{ ...image, id: 'gone', link: null }] }
  expect(await sendOnce(run, conditions, null, false)).toMatchObject({
    report: { problem: { kind: 'image-unreachable' } },
  })
  expect(posts()).toHaveLength(0)
  expect(await rows()).toEqual([])
})

describe('a question that comes while the picture is prepared', () => {
  /** Sends a question whose picture goes as bytes; while that is decoded, another question takes its place. */
  async function sendAndAskMeanwhile(asked: { question: string; model: string; detail: DetailChoice }) {
    const baseUrl = await serve(answered)
    const { prices = [], ...settings } = pricedSettings(baseUrl, { sendAs: 'image' })
    const dear = prices.map((price) => ({ ...price, model: 'gpt-6-sol', input: 9000, output: 9000 }))
    const { run, conditions, ledger, askWhenReady } = await startQuestion(
      { ...settings, prices: [...prices, ...dear] },
      { state: { name: 'acquiring' } },
    )
    const { sendOnce } = await import('../../../../src/background/request/send-once.ts')
    const decode = globalThis.createImageBitmap
    let decoded = 0
    vi.stubGlobal('createImageBitmap', async (blob: Blob) => {
      decoded += 1
      if (decoded === 1) expect(await askWhenReady('chat', asked)).toBe('turn')
      return decode(blob)
    })
    expect(await sendOnce(run, conditions, null, false)).toEqual({ name: 'done' })
    return { run, rows: await ledger.readAll(), decoded: () => decoded }
  }

  test('takes its place, to another model with that price and all', async () => {
    const { rows } = await sendAndAskMeanwhile({ question: 'Which?', model: 'gpt-6-sol', detail: 'auto' })
    expect(sentBodies()).toMatchObject([{ model: 'gpt-6-sol' }])
    expect(JSON.stringify(sentBodies())).toContain('Which?')
    expect(rows).toMatchObject([{ model: 'gpt-6-sol', level: 'low', usd: expect.closeTo(34 * 0.009, 10) }])
  })

  test('takes its place, at another level', async () => {
    const { run } = await sendAndAskMeanwhile({ question: 'Which?', model: 'gpt-6-luna', detail: 'high' })
    expect(JSON.stringify(sentBodies())).toContain('"detail":"high"')
    expect(run.turn.sent).toMatchObject([{ level: 'high' }])
  })

  test('with the same model and level takes the picture as it is', async () => {
    const { decoded } = await sendAndAskMeanwhile({ question: 'Which?', model: 'gpt-6-luna', detail: 'auto' })
    expect(JSON.stringify(sentBodies())).toContain('Which?')
    expect(decoded()).toBe(1)
  })
})
