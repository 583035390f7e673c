import { describe, expect, test } from 'vitest'
import type { Turn } from '../../../src/core/chat/turn.ts'
import { answers, fails, type Handler, sentBodies, serve } from '../fakes/answer-server.ts'
import { world } from '../fakes/browser.ts'
import { openTab } from '../fakes/tab.ts'
import { lake, pageWithPicture } from '../samples/page-samples.ts'
import { startBackground } from './start-background.ts'

const answered = answers('A lake.')
const refused = (parameter: string) =>
  fails(400, {
    error: { message: `Unknown parameter: '${parameter}'.`, code: 'unknown_parameter', param: parameter },
  })

/** A server that answers one request after the other like this, and the ways to ask it. */
async function asking(handlers: Handler[], stored: object = {}) {
  const baseUrl = await serve((...call) => handlers.shift()?.(...call))
  if (Object.keys(stored).length > 0) world.local.servers = { [baseUrl]: stored }
  const background = await startBackground({ baseUrl })
  const isDone = ({ state }: Turn) => state.name === 'done'
  return {
    background,
    baseUrl,
    async askOfPicture() {
      background.clickImage(openTab(await pageWithPicture()), lake)
      return (await background.until(isDone)).chat.id
    },
    async askMore(chatId: string, question: string) {
      await background.ask('ask', { chatId, question, model: 'llava', detail: 'high' })
      await background.until((turn) => turn.question === question && isDone(turn), chatId)
    },
  }
}

const limitNames = () => sentBodies().map((body) => Object.keys(body).find((name) => name.startsWith('max_')))

describe('what a refusal taught of a server', () => {
  test('is listed, holds for the next question, and is asked again once it is forgotten', async () => {
    const handlers = [refused('max_completion_tokens'), answered, answered, answered]
    const { background, baseUrl, askOfPicture, askMore } = await asking(handlers)
    expect(await background.ask('readLearnt', {})).toEqual({ ok: true, value: [] })
    const before = Date.now()
    const chatId = await askOfPicture()
    await askMore(chatId, 'And that?')
    const learnt = await background.ask('readLearnt', {})
    expect(learnt).toMatchObject({ value: [{ baseUrl, traits: ['max-completion-tokens'] }] })
    expect(learnt.ok && learnt.value[0]?.learntAt).toBeGreaterThanOrEqual(before)
    expect(await background.ask('forgetLearnt', { baseUrl })).toEqual({ ok: true, value: [] })
    await askMore(chatId, 'And now?')
    expect(limitNames()).toEqual([
      ...['max_completion_tokens', 'max_tokens', 'max_tokens'],
      'max_completion_tokens',
    ])
  })

  test('is forgotten of that server alone', async () => {
    const { background, baseUrl } = await asking([], { knowsOriginal: false })
    const other = 'https://other.example/v1'
    world.local.servers = { [baseUrl]: { knowsOriginal: false }, [other]: { knowsOriginal: false } }
    expect(await background.ask('forgetLearnt', { baseUrl })).toEqual({
      ok: true,
      value: [{ baseUrl: other, traits: ['original'], answerLimits: {}, learntAt: null }],
    })
    expect(Object.keys(world.local.servers as object)).toEqual([other])
  })

  test('by an older version stays but for the detail, and what is learnt since stays beside it', async () => {
    const old = { linksUnsupported: true, tokenLimitName: 'max_tokens', sendsDetail: false }
    const { background, askOfPicture } = await asking([refused('stream_options'), answered], old)
    expect(await background.ask('readLearnt', {})).toMatchObject({
      value: [{ traits: ['links', 'max-completion-tokens'], learntAt: null }],
    })
    await askOfPicture()
    expect(await background.ask('readLearnt', {})).toMatchObject({
      value: [{ traits: ['links', 'max-completion-tokens', 'stream-options'] }],
    })
  })

  test('under a name that objects have by nature harms nothing', async () => {
    const { background } = await asking([])
    for (const baseUrl of ['__proto__', 'constructor', 'toString'])
      expect(await background.ask('forgetLearnt', { baseUrl })).toEqual({ ok: true, value: [] })
    expect(world.local.servers).toEqual({})
  })
})
