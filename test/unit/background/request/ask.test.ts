import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Settings } from '../../../../src/core/settings/settings.ts'
import { loadTraits } from '../../../../src/platform/store/server-traits-store.ts'
import {
  answers,
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
import { eventually } from '../../fakes/eventually.ts'
import { sizeOf } from '../../fakes/pixels.ts'
import { startQuestion } from './running-question.ts'

afterEach(() => void vi.useRealTimers())

const answered = answers('A lake.')
const limited = fails(429, { error: { message: 'Slow down.', code: 'rate_limit_exceeded' } })
const error = (code: string, message = 'No.') => ({ error: { message, code, type: 'invalid_request_error' } })

/** A question that is asked of a server which answers one request after the other like this. */
async function askOf(handlers: Handler[], settings: Partial<Settings> = {}) {
  const baseUrl = await serve((...call) => handlers.shift()?.(...call))
  const question = await startQuestion({ baseUrl, ...settings })
  const { ask } = await import('../../../../src/background/request/ask.ts')
  return { ...question, baseUrl, asked: question.workOn((run) => ask(run, question.conditions)) }
}

describe('a question', () => {
  test('is answered by one request, and says how it ended', async () => {
    const { asked, stored } = await askOf([answered])
    await asked
    expect(await stored()).toMatchObject({ state: { name: 'done' }, answer: 'A lake.', leaseUntil: null })
    expect(posts()).toHaveLength(1)
  })

  test('without a key where one is needed is not sent, and waits for it', async () => {
    const fetch = vi.fn()
    const { run, conditions, stored, workOn } = await startQuestion({ baseUrl: 'https://api.example/v1' })
    vi.stubGlobal('fetch', fetch)
    const { ask } = await import('../../../../src/background/request/ask.ts')
    await workOn(() => ask(run, { ...conditions, key: { name: 'none' } }))
    expect(await stored()).toMatchObject({ state: { name: 'draft', missing: 'key' }, host: 'api.example' })
    expect(fetch).not.toHaveBeenCalled()
  })

  test('that the server puts off waits with a lease, and is sent again after its patience', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { asked, run, stored } = await askOf([limited, answered])
    await eventually(() => expect(run.turn.state.name).toBe('retrying'))
    expect(await stored()).toMatchObject({ state: { name: 'retrying' }, leaseUntil: expect.any(Number) })
    expect(posts()).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(3000)
    await asked
    expect(await stored()).toMatchObject({ state: { name: 'done' }, answer: 'A lake.' })
    expect(posts()).toHaveLength(2)
  })

  test('that the server puts off can be stopped, and is not sent again', async () => {
    const { asked, run, stop, stored } = await askOf([limited, answered])
    await eventually(() => expect(run.turn.state.name).toBe('retrying'))
    stop()
    await asked
    expect(await stored()).toMatchObject({ state: { name: 'stopped' }, leaseUntil: null })
    expect(posts()).toHaveLength(1)
  })

  test('is refused for good after one request when nothing helps but the user', async () => {
    const { asked, stored } = await askOf([fails(401, error('invalid_api_key')), answered])
    await asked
    expect(await stored()).toMatchObject({
      state: { name: 'failed', report: { problem: { kind: 'key-refused' } } },
    })
    expect(posts()).toHaveLength(1)
  })

  test('is not sent again by itself once words have come: they are billed', async () => {
    const { asked, stored } = await askOf([sends(delta('A la')), answered])
    await asked
    expect(await stored()).toMatchObject({ state: { name: 'failed' }, answer: 'A la' })
    expect(posts()).toHaveLength(1)
  })
})

test('a question is not sent again by itself once thinking has come: it is billed too', async () => {
  const thinks = event({ choices: [{ index: 0, delta: { reasoning_content: 'Hm.' } }] })
  const { asked, stored } = await askOf([sends(thinks, event(error('rate_limit_exceeded'))), answered])
  await asked
  expect(await stored()).toMatchObject({ state: { name: 'failed' }, answer: '', thinking: { text: 'Hm.' } })
  expect(posts()).toHaveLength(1)
})

test('an answer without a word ends as one, and is not sent again', async () => {
  const { asked, stored } = await askOf([sends(finish('stop')), answered])
  await asked
  expect(await stored()).toMatchObject({ state: { name: 'empty' }, answer: '', leaseUntil: null })
  expect(posts()).toHaveLength(1)
})

describe('what a refusal teaches', () => {
  test('of links holds for the next question too: the picture goes as bytes', async () => {
    const refusal = fails(400, error('', 'Image URLs are not supported, use base64.'))
    const { asked, run, baseUrl } = await askOf([refusal, answered])
    await asked
    expect(await sizeOf(sentBodies().at(-1)?.messages)).toEqual([{ width: 40, height: 30 }])
    expect(run.turn.sent).toMatchObject([{ as: 'bytes', note: 'links-unsupported' }])
    expect(await loadTraits(baseUrl)).toMatchObject({ linksUnsupported: true })
  })

  test('of a parameter leaves it out, one after the other', async () => {
    const unknown = (parameter: string) =>
      fails(400, {
        error: { message: `Unknown parameter: '${parameter}'.`, code: 'unknown_parameter', param: parameter },
      })
    const { asked, stored } = await askOf([
      unknown('max_completion_tokens'),
      unknown('stream_options'),
      answered,
    ])
    await asked
    expect(sentBodies().map((body) => Object.keys(body).filter((name) => /max_|stream_/.test(name)))).toEqual(
      [['max_completion_tokens', 'stream_options'], ['max_tokens', 'stream_options'], ['max_tokens']],
    )
    expect((await stored())?.state.name).toBe('done')
  })

  test('of a picture that is too large halves it', async () => {
    const { asked } = await askOf([fails(413, error('request_too_large')), answered], { sendAs: 'image' })
    await asked
    const sizes = await Promise.all(sentBodies().map(({ messages }) => sizeOf(messages)))
    expect(sizes).toEqual([[{ width: 40, height: 30 }], [{ width: 20, height: 15 }]])
  })
})
