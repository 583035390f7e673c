import { describe, expect, test } from 'vitest'
import { readHistoryFile } from '../../../src/core/chat/history-file.ts'
import type { Turn } from '../../../src/core/chat/turn.ts'
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
} from '../fakes/answer-server.ts'
import { openTab } from '../fakes/tab.ts'
import { lake, pageWithPicture } from '../samples/page-samples.ts'
import { isStill, startBackground } from './start-background.ts'

const thought = 'Let me look at the picture.'
const thinks = (text: string) =>
  event({ choices: [{ index: 0, delta: { reasoning_content: text }, finish_reason: null }] })
const isDone = ({ state }: Turn) => state.name === 'done'
const tokens = { prompt_tokens: 100, completion_tokens: 4096 }

/** A chat about a picture, asked of a server that answers one request after the other like this. */
async function chatWith(...handlers: Handler[]) {
  const background = await startBackground({
    baseUrl: await serve((...call) => handlers.shift()?.(...call)),
  })
  background.clickImage(openTab(await pageWithPicture()), lake)
  return { background, ...(await background.until(isStill)) }
}

const askNext = (background: Awaited<ReturnType<typeof startBackground>>, chatId: string) =>
  background.ask('ask', { chatId, question: 'Which lake?', model: 'gpt-6-luna', detail: 'low' })

/** The messages of each body after the instructions: who says what, with the images that go along. */
const sentMessages = () =>
  sentBodies().map(({ messages }) =>
    messages
      .slice(1)
      .map(({ role, content }) =>
        typeof content === 'string'
          ? `${role}: ${content}`
          : `${role}: ${content.map((part) => (part.type === 'text' ? part.text : 'an image')).join(' + ')}`,
      ),
  )

describe('what a model thinks', () => {
  test('is kept beside its answer, and never sent back', async () => {
    const { background, chat, turn } = await chatWith(
      sends(thinks('Let me look '), thinks('at the picture.'), delta('A lake.'), finish('stop')),
      answers('Lake Constance.'),
    )
    expect(turn).toMatchObject({ answer: 'A lake.', thinking: { text: thought } })
    await askNext(background, chat.id)
    await background.until((last) => last.id !== turn.id && isStill(last))
    expect(sentMessages()[1]).toEqual([
      "user: What's in this image? + an image",
      'assistant: A lake.',
      'user: Which lake?',
    ])
    expect(JSON.stringify(sentBodies())).not.toContain(thought)
  })

  test('does not go along when the rest of an answer is asked for, and thinking of the rest joins it', async () => {
    const { background, turn } = await chatWith(
      sends(thinks(thought), delta('A lake, '), finish('length')),
      sends(thinks('And the rest.'), delta('at dawn.'), finish('stop')),
    )
    await background.ask('continue', { turnId: turn.id })
    const { turns } = await background.until(isDone)
    expect(turns).toMatchObject([
      { answer: 'A lake, at dawn.', thinking: { text: `${thought}\n\nAnd the rest.` } },
    ])
    expect(JSON.stringify(sentBodies())).not.toContain(thought)
  })

  test('comes with a stored answer', async () => {
    const { background, chat, turn } = await chatWith(
      sends(thinks(thought), delta('A lake.'), finish('stop')),
    )
    background.clickImage(openTab(await pageWithPicture()), lake)
    const again = await background.until((last) => last.chatId !== chat.id && isStill(last))
    expect(again.turn).toMatchObject({ reusedFrom: { turnId: turn.id }, thinking: turn.thinking })
  })

  test('is in a history file, and comes back from it', async () => {
    const { chat, turns } = await chatWith(sends(thinks(thought), delta('A lake.'), finish('stop')))
    const file = { format: 'ask-about-this-image-history', version: 1, chats: [chat], turns, images: [] }
    const read = readHistoryFile(JSON.stringify(file))
    expect(read.ok && read.value.turns[0]?.thinking).toEqual(turns[0]?.thinking)
  })

  test('is forgotten when the question is asked again, for which it is thought anew', async () => {
    const { background, turn } = await chatWith(
      sends(thinks(thought), finish('length', tokens)),
      sends(thinks('Once more.'), delta('A lake.'), finish('stop')),
    )
    await background.ask('retry', { turnId: turn.id })
    const { turns } = await background.until(isDone)
    expect(turns).toMatchObject([{ id: turn.id, answer: 'A lake.', thinking: { text: 'Once more.' } }])
  })

  test('is paid for, so that what breaks off after it is not sent again by itself', async () => {
    const error = { error: { message: 'Overloaded', type: 'server_error', code: 'server_error' } }
    const { turn } = await chatWith(sends(thinks(thought), event(error)), answers('A lake.'))
    expect(turn).toMatchObject({ state: { name: 'failed' }, thinking: { text: thought } })
    expect(posts()).toHaveLength(1)
  })
})

test.each([15, 128_001, 4096.5])(
  'room for %d tokens is more or less than an answer can have, and no request',
  async (tokens) => {
    const { background, turn } = await chatWith(answers('A lake.'))
    const again = { turnId: turn.id, maxAnswerTokens: tokens }
    expect(await background.ask('retry', again)).toBeUndefined()
    expect(posts()).toHaveLength(1)
  },
)

test('a question whose longest answer was thought away is asked again with more room', async () => {
  const { background, turn } = await chatWith(
    sends(thinks(thought), finish('length', tokens)),
    sends(delta('A lake, '), finish('length', tokens)),
    answers('at dawn.'),
    answers('A pond.'),
  )
  expect(turn).toMatchObject({ state: { name: 'cut' }, answer: '', maxAnswerTokens: null })
  await background.ask('retry', { turnId: turn.id, maxAnswerTokens: 16_384 })
  const again = await background.until(({ answer, state }) => answer !== '' && state.name === 'cut')
  expect(again.turns).toMatchObject([
    { id: turn.id, maxAnswerTokens: 16_384, requests: [{}, { estimate: { maxAnswerTokens: 16_384 } }] },
  ])
  // The room is this question's: for the rest of its answer too, and when it is asked once more.
  await background.ask('continue', { turnId: turn.id })
  await background.until(isDone)
  await background.ask('retry', { turnId: turn.id })
  await background.until((last) => last.id !== turn.id && isDone(last))
  expect(sentBodies().map((body) => body.max_completion_tokens ?? body.max_tokens)).toEqual([
    4096, 16_384, 16_384, 16_384,
  ])
})

describe.each<[string, Handler]>([
  ['nothing', sends(delta(''), finish('stop', tokens))],
  ['only spaces', sends(delta(' \n\u200b'), finish('stop', tokens))],
  ['thinking alone', sends(thinks(thought), finish('length', tokens))],
])('an answer of %s', (_, says) => {
  test('is no message to send back, and the next question brings the picture', async () => {
    const { background, chat, turn } = await chatWith(says, answers('Lake Constance.'))
    await askNext(background, chat.id)
    await background.until((last) => last.id !== turn.id && isStill(last))
    expect(sentMessages()[1]).toEqual(['user: Which lake? + an image'])
  })

  test.each(['retry', 'continue'] as const)('on %s is asked for whole, in the same turn', async (name) => {
    const { background, turn } = await chatWith(says, answers('A lake.'))
    // As a page asks that still shows it as it was a moment before.
    if (name === 'continue' && turn.state.name === 'done') return
    await background.ask(name, { turnId: turn.id })
    const { turns } = await background.until((last) => last.answer === 'A lake.' && isDone(last))
    expect(turns).toMatchObject([{ id: turn.id, state: { name: 'done' } }])
    expect(sentMessages()[1]).toEqual(sentMessages()[0])
  })

  test('has its cost, and does not answer the same question later', async () => {
    const { background, turn, chat } = await chatWith(says, answers('A lake.'))
    expect(turn.requests).toMatchObject([{ usage: { completionTokens: 4096 } }])
    expect(chat.title).not.toBe('')
    background.clickImage(openTab(await pageWithPicture()), lake)
    const { turns } = await background.until((last) => last.chatId !== chat.id && isStill(last))
    expect(turns).toMatchObject([{ answer: 'A lake.', reusedFrom: null }])
  })
})

test('a break before the first word has nothing to go on from: Continue asks for all of it', async () => {
  const half: Handler = sends(thinks(thought))
  const { background, turn } = await chatWith(half, answers('A lake.'))
  expect(turn.state).toMatchObject({ report: { problem: { kind: 'connection-lost' } } })
  await background.ask('continue', { turnId: turn.id })
  const { turns } = await background.until(isDone)
  expect(turns).toMatchObject([{ id: turn.id, answer: 'A lake.', thinking: null }])
  expect(sentMessages()[1]).toEqual(sentMessages()[0])
})

test('a refusal leaves no thinking behind', async () => {
  const { turn } = await chatWith(fails(400, { error: { message: 'No.', code: 'content_filter' } }))
  expect(turn).toMatchObject({ state: { name: 'failed' }, thinking: null })
})
