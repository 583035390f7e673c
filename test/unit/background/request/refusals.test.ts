import { describe, expect, test } from 'vitest'
import type { Turn } from '../../../../src/core/chat/turn.ts'
import type { Settings } from '../../../../src/core/settings/settings.ts'
import { loadTraits } from '../../../../src/platform/store/server-traits-store.ts'
import oddRefusals from '../../core/failure/odd-refusals.json' with { type: 'json' }
import refusals from '../../core/failure/server-refusals.json' with { type: 'json' }
import { answers, fails, type Handler, posts, sentBodies, serve } from '../../fakes/answer-server.ts'
import { eventually } from '../../fakes/eventually.ts'
import { heldImage, startQuestion } from './running-question.ts'

const answered = answers('A lake.')
const refused = (message: string, status = 400) => fails(status, { error: { message, code: null } })

/** A question that is asked of a server which answers one request after the other like this. */
async function askOf(handlers: Handler[], settings: Partial<Settings> = {}, changes: Partial<Turn> = {}) {
  const baseUrl = await serve((...call) => handlers.shift()?.(...call))
  const question = await startQuestion({ baseUrl, ...settings }, changes)
  const { ask } = await import('../../../../src/background/request/ask.ts')
  return { ...question, baseUrl, asked: question.workOn((run) => ask(run, question.conditions)) }
}

const problemOf = (turn: Turn | null) => (turn?.state.name === 'failed' ? turn.state.report.problem : null)

/** What of each request's body is about the level of its picture, and about the longest answer. */
const levels = () =>
  sentBodies().map(({ messages }) =>
    messages.flatMap(({ content }) =>
      typeof content === 'string'
        ? []
        : content.flatMap((part) => (part.type === 'image_url' ? [part.image_url.detail] : [])),
    ),
  )
const limits = () => sentBodies().map((body) => body.max_completion_tokens ?? body.max_tokens)
const travels = () =>
  sentBodies().map(({ messages }) => (JSON.stringify(messages).includes('"data:image') ? 'bytes' : 'link'))

/** Kinds that are sent once more by themselves. */
const sentAgain = [
  ...['links-unsupported', 'link-not-opened', 'image-too-large', 'image-unreadable'],
  ...['answer-limit-too-large', 'detail-level-unknown', 'unknown-parameter'],
]
/** Kinds that are waited for. */
const waitedFor = ['rate-limited', 'server-trouble']

describe('a refusal over the line', () => {
  test.each([...refusals, ...oddRefusals])(
    '$name: one request for each that says so',
    async ({ status, body, sentLinks, kind }) => {
      const given = { sendAs: sentLinks ? 'link' : 'image' } as const
      const { asked, run, stop, stored } = await askOf([fails(status ?? 200, body), answered], given)
      // A PNG is what every server can read.
      const isSentAgain = kind === 'image-unreadable' ? sentLinks : sentAgain.includes(kind)
      if (waitedFor.includes(kind)) {
        await eventually(() => expect(run.turn.state.name).toBe('retrying'))
        expect(run.turn.state).toMatchObject({ report: { problem: { kind } } })
        stop()
      }
      await asked
      if (isSentAgain) expect(await stored()).toMatchObject({ state: { name: 'done' } })
      else if (!waitedFor.includes(kind)) expect(problemOf(await stored())).toMatchObject({ kind })
      expect(posts()).toHaveLength(isSentAgain ? 2 : 1)
    },
  )

  test.each(['error', 'success'])(
    'says nothing by the words of the question that it quotes, in an %s',
    async (what) => {
      const question = 'Why does it say: rate limit exceeded, insufficient balance?'
      const refusal = refused(`Cannot go on with ${question} at all`, what === 'error' ? 400 : 200)
      const { asked, stored } = await askOf([refusal, answered], { sendAs: 'image' }, { question })
      await asked
      expect(problemOf(await stored())).toMatchObject({ kind: 'unexpected' })
      expect(posts()).toHaveLength(1)
    },
  )

  test('that nothing explains of a question with a link sends the picture itself, and teaches nothing', async () => {
    const { asked, run, baseUrl, stored } = await askOf([refused('The flux drained.'), answered])
    await asked
    expect(travels()).toEqual(['link', 'bytes'])
    expect(await stored()).toMatchObject({ state: { name: 'done' } })
    expect(run.turn.sent).toMatchObject([{ as: 'bytes', note: 'link-refused' }])
    expect(await loadTraits(baseUrl)).toMatchObject({ linksUnsupported: false })
  })

  test('of the picture itself after that is the one that is told', async () => {
    const { asked, stored } = await askOf([
      refused('The flux drained.'),
      refused('No flux at all.'),
      answered,
    ])
    await asked
    expect(posts()).toHaveLength(2)
    expect(problemOf(await stored())).toMatchObject({ kind: 'unexpected', words: 'No flux at all.' })
  })

  test.each([
    ['nothing explains', refused('The flux drained.'), 'unexpected'],
    [
      'says that the link does not open',
      fails(400, { error: { code: 'invalid_image_url' } }),
      'link-not-opened',
    ],
    ['says that the picture is too large', fails(413, ''), 'image-too-large'],
  ])('that %s, of a picture of which only the link is known, is told as it is', async (_, refusal, kind) => {
    const { attached } = await heldImage()
    const images = [{ ...attached, copy: null }]
    const { asked, stored } = await askOf([refusal, answered], {}, { images })
    await asked
    expect(posts()).toHaveLength(1)
    expect(problemOf(await stored())).toMatchObject({ kind })
  })

  test.each([401, 402, 403, 429, 500])(
    'with status %i, of the key, of money or of haste, does not send the picture itself',
    async (status) => {
      const message = status === 403 ? 'Invalid API key' : 'The flux drained.'
      const { asked, run, stop } = await askOf([refused(message, status), answered])
      if (status >= 429) {
        await eventually(() => expect(run.turn.state.name).toBe('retrying'))
        stop()
      }
      await asked
      expect(travels()).toEqual(['link'])
    },
  )

  test('that nothing explains is not sent again when the picture itself went', async () => {
    const { asked } = await askOf([refused('The flux drained.'), answered], { sendAs: 'image' })
    await asked
    expect(posts()).toHaveLength(1)
  })
})

describe('a longest answer that is too long', () => {
  const vllm =
    "'max_tokens' or 'max_completion_tokens' is too large: 4096. This model's maximum context length is 4096 tokens and your request has 900 input tokens (4096 > 4096 - 900)."

  test('becomes one that fits beside the chat, for this question', async () => {
    const { asked, stored, baseUrl } = await askOf([refused(vllm), answered], { sendAs: 'image' })
    await asked
    expect(limits()).toEqual([4096, Math.floor(3196 * 0.98)])
    expect(await stored()).toMatchObject({
      state: { name: 'done' },
      estimate: { maxAnswerTokens: Math.floor(3196 * 0.98) },
    })
    expect(await loadTraits(baseUrl)).toMatchObject({ answerLimits: {} })
  })

  test('is named when that fails too', async () => {
    const { asked, stored } = await askOf([refused(vllm), refused(vllm), answered], { sendAs: 'image' })
    await asked
    expect(posts()).toHaveLength(2)
    expect(problemOf(await stored())).toMatchObject({ kind: 'answer-limit-too-large', fits: 3132 })
  })

  test('becomes half where no number says what fits', async () => {
    const { asked } = await askOf([refused('max_tokens is too large'), answered], { sendAs: 'image' })
    await asked
    expect(limits()).toEqual([4096, 2048])
  })

  test('is remembered where the model never takes more: the next question is asked at once', async () => {
    const never = refused('Invalid max_tokens value, the valid range of max_tokens is [1, 1024]')
    const { asked, baseUrl, run, conditions } = await askOf([never, answered, answered], { sendAs: 'image' })
    await asked
    expect(limits()).toEqual([4096, 1024])
    const traits = await loadTraits(baseUrl)
    expect(traits.answerLimits).toEqual({ 'gpt-6-luna': 1024 })
    const { ask } = await import('../../../../src/background/request/ask.ts')
    run.turn = { ...run.turn, answer: '' }
    await ask(run, { ...conditions, traits })
    expect(limits()).toEqual([4096, 1024, 1024])
  })

  test('counts as the user chose it for this question, lowered by what fits', async () => {
    const { asked } = await askOf([refused(vllm), answered], { sendAs: 'image' }, { maxAnswerTokens: 9000 })
    await asked
    expect(limits()).toEqual([9000, 3132])
  })
})

describe('a server that does not know', () => {
  const noOriginal = fails(400, {
    error: {
      message: "Invalid value: 'original'. Supported values are: 'auto', 'low', and 'high'.",
      type: 'invalid_request_error',
      param: 'messages[1].content[1].image_url.detail',
      code: 'invalid_value',
    },
  })

  test('original is asked at high, says so, and gets a detail with the next question too', async () => {
    const { asked, run, baseUrl, conditions, stored } = await askOf(
      [noOriginal, answered, answered],
      { sendAs: 'image' },
      { detail: 'original' },
    )
    await asked
    expect(levels()).toEqual([['original'], ['high']])
    expect(await stored()).toMatchObject({ state: { name: 'done' }, sent: [{ level: 'high' }] })
    const traits = await loadTraits(baseUrl)
    expect(traits).toMatchObject({ knowsOriginal: false, sendsDetail: true })
    const { ask } = await import('../../../../src/background/request/ask.ts')
    run.turn = { ...run.turn, answer: '' }
    await ask(run, { ...conditions, traits })
    expect(levels()).toEqual([['original'], ['high'], ['high']])
  })

  test('detail at all is asked without, and the receipt names no level', async () => {
    const unknown = fails(400, {
      error: { message: "Unknown parameter: 'detail'.", code: 'unknown_parameter' },
    })
    const { asked, stored } = await askOf([unknown, answered], { sendAs: 'image' }, { detail: 'low' })
    await asked
    expect(levels()).toEqual([['low'], [undefined]])
    expect(await stored()).toMatchObject({ state: { name: 'done' }, sent: [{ level: null }] })
  })

  test('even the level high is asked without, once', async () => {
    const { asked, stored } = await askOf(
      [noOriginal, noOriginal, answered],
      { sendAs: 'image' },
      { detail: 'original' },
    )
    await asked
    expect(levels()).toEqual([['original'], ['high'], [undefined]])
    expect(await stored()).toMatchObject({ state: { name: 'done' } })
  })
})
