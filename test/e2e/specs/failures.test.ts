import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { halves, wholeText } from '../../demo/api/faults/faults-of-the-stream.ts'
import { askInCopies } from '../scenes/copied-chats.ts'
import { type KillScene, openKillScene } from '../scenes/kill-scene.ts'
import type { PopupPage } from '../scenes/popup-page.ts'

/** What the server does, what the user reads then, how many requests that took, and a button that is offered beside Retry. */
const refusals: { model: string; words: string | RegExp; requests: number; button: string }[] = [
  { model: 'fault-401', words: 'refused this key', requests: 1, button: 'Replace key' },
  { model: 'fault-401-org', words: 'belongs to no organization', requests: 1, button: 'Replace key' },
  { model: 'fault-401-ip', words: 'network address is not allowed', requests: 1, button: 'Copy details' },
  {
    model: 'fault-403-region',
    words: 'does not serve your country or region',
    requests: 1,
    button: 'Options',
  },
  { model: 'fault-403-scope', words: 'This key is not allowed to do this', requests: 1, button: 'Options' },
  { model: 'fault-404-model', words: "can't use fault-404-model", requests: 1, button: 'Choose a model' },
  { model: 'fault-429-always', words: 'Too many requests', requests: 3, button: 'Retry' },
  { model: 'fault-quota', words: 'No credit left', requests: 1, button: 'Retry' },
  { model: 'fault-credit', words: 'No credit left', requests: 1, button: 'Retry' },
  { model: 'fault-spend-limit', words: 'No credit left', requests: 1, button: 'Retry' },
  {
    model: 'fault-policy',
    words: 'declined this image or question',
    requests: 1,
    button: 'Edit the question',
  },
  {
    model: 'fault-prompt',
    words: 'declined this image or question',
    requests: 1,
    button: 'Edit the question',
  },
  {
    model: 'fault-no-vision',
    words: "fault-no-vision can't see images",
    requests: 1,
    button: 'Choose a model',
  },
  { model: 'fault-context', words: 'This chat is too long for', requests: 1, button: 'New chat' },
  { model: 'fault-ollama-403', words: 'refuses browser extensions', requests: 1, button: 'How to' },
  { model: 'fault-500-always', words: 'has a problem right now', requests: 3, button: 'Retry' },
  { model: 'fault-502-html', words: 'has a problem right now', requests: 3, button: 'Retry' },
  {
    model: 'fault-odd-a-page-of-html',
    words: 'Something on this network answered',
    requests: 1,
    button: 'Retry',
  },
  { model: 'fault-redirect', words: 'redirected the request elsewhere', requests: 1, button: 'Options' },
  // Nothing says that it is not of the link, so the picture itself is tried.
  { model: 'fault-unexpected', words: /says: “I am a teapot/, requests: 2, button: 'Copy details' },
  { model: 'fault-glm-arrears', words: 'No credit left', requests: 1, button: 'Retry' },
  { model: 'fault-claude-credit', words: 'No credit left', requests: 1, button: 'Retry' },
  { model: 'fault-xai-key', words: 'refused this key', requests: 1, button: 'Replace key' },
  { model: 'fault-deepseek-blind', words: "can't see images", requests: 1, button: 'Choose a model' },
  { model: 'fault-kimi-long', words: 'This chat is too long for', requests: 1, button: 'New chat' },
  {
    model: 'fault-answer-limit-always',
    words: 'The longest answer is more than',
    requests: 2,
    button: 'Options',
  },
  { model: 'fault-cut', words: 'The connection was lost', requests: 1, button: 'Continue' },
  { model: 'fault-half-event', words: 'The connection was lost', requests: 1, button: 'Continue' },
]

/** What the server does once; the next try has the answer, without a word of a problem. */
const passing = ['fault-429', 'fault-429-bad', 'fault-500', 'fault-503']

/** Streams that are odd, yet complete. */
const oddStreams = [
  'split-utf8',
  'byte-by-byte',
  'crlf',
  'multiline',
  'comments',
  'unknown-events',
  'duplicate',
  'reset-last',
]

/** What else the server does with the text of an answer: each model is asked in a chat of its own. */
const otherModels = [
  ...passing,
  ...oddStreams.map((name) => `fault-${name}`),
  'fault-network',
  'fault-no-usage',
  'fault-bad-usage',
  'fault-length',
  'fault-endless-line',
  'fault-filter',
  'fault-refusal',
  'fault-hostile',
]

const chatOf = (model: string) => `chat-of-${model}`

describe('when the server does not answer as hoped', () => {
  let asked: KillScene
  let chat: PopupPage
  beforeAll(async () => {
    asked = await openKillScene()
    asked.scene.demo.reset()
    // All at once: most of the time is waiting, for the server or before the next try.
    const models = [...refusals.map(({ model }) => model), ...otherModels]
    await askInCopies(
      asked.scene.browser,
      asked.chatId,
      models.map((model) => ({ chatId: chatOf(model), model })),
    )
  }, 90_000)
  afterEach(() => chat?.close())
  afterAll(() => asked?.scene.close())

  const requestsOf = (model: string) =>
    asked.scene.chatRequests().filter((request) => request.model === model)

  /** What is shown of the turn in which a model was asked, once it is over. */
  async function turnOf(model: string): Promise<string> {
    chat = await asked.open(chatOf(model))
    return chat.untilSettled(2)
  }

  test.each(refusals)(
    '$model: "$words", after $requests request(s)',
    async ({ model, words, requests, button }) => {
      await turnOf(model)
      expect(await chat.untilAlert()).toMatch(words)
      for (const offered of [button, 'Retry']) expect(await chat.offers(offered)).toBe(true)
      // Nobody knows where one pays the stand-in.
      expect(await chat.offers('Billing page')).toBe(false)
      expect(requestsOf(model)).toHaveLength(requests)
      expect(await chat.chatText()).not.toMatch(/NaN/)
    },
  )

  test.each(passing)('%s: tried again without asking, in 2 requests', async (model) => {
    expect(await turnOf(model)).toContain('pixels')
    expect(await chat.alerts()).toEqual([])
    expect(requestsOf(model)).toHaveLength(2)
  })

  test.each([
    ['fault-reset', halves[0]],
    ['fault-reset-finish', wholeText],
  ])(
    '%s: the connection is cut once the text is on the page; it stays there, and Continue is offered',
    async (model, text) => {
      await askInCopies(asked.scene.browser, asked.chatId, [{ chatId: chatOf(model), model }])
      chat = await asked.open(chatOf(model))
      await chat.untilShows(text)
      expect(await chat.alerts()).toEqual([])
      asked.scene.demo.wasRead(model)
      expect(await chat.untilAlert()).toContain('The connection was lost')
      expect(await chat.chatText()).toContain(text)
      expect(await chat.offers('Continue')).toBe(true)
      expect(requestsOf(model)).toHaveLength(1)
    },
  )

  test('a connection that is cut before anything came: said, and Retry is offered', async () => {
    await turnOf('fault-network')
    expect(await chat.untilAlert()).toContain("Can't reach")
    expect(await chat.offers('Retry')).toBe(true)
    // Requests are not counted: on connections that were kept open the browsers themselves send it again, Firefox five times.
  })

  test('a redirect never takes the key to the other host', () => {
    const leaked = asked.scene.demo.pageRequests.filter(({ headers }) => headers.authorization)
    expect(leaked).toEqual([])
  })

  test.each(oddStreams)('an odd stream (%s) is read whole', async (name) => {
    const turn = await turnOf(`fault-${name}`)
    const [request, ...others] = requestsOf(`fault-${name}`)
    expect(await chat.alerts()).toEqual([])
    expect(turn.replace(/\s+/g, ' ')).toContain(request?.answer.trim().replace(/\s+/g, ' ').slice(-20))
    expect(others).toEqual([])
  })

  test.each(['fault-no-usage', 'fault-bad-usage'])(
    '%s: the cost says that none was reported',
    async (model) => {
      await turnOf(model)
      expect(await chat.breakdown()).toMatch(/not reported/i)
      expect(await chat.chatText()).not.toMatch(/NaN|Infinity/)
    },
  )

  test.each([
    { model: 'fault-length', button: 'Continue' },
    { model: 'fault-filter', button: 'Edit the question' },
    { model: 'fault-refusal', button: 'Edit the question' },
  ])('$model: marked as such, the text kept, "$button" offered', async ({ model, button }) => {
    await turnOf(model)
    expect(await chat.offers(button)).toBe(true)
    expect(requestsOf(model)).toHaveLength(1)
  })

  test('a line that never ends is not read on: the answer is cut, its text kept, and Continue brings the rest', async () => {
    const turn = await turnOf('fault-endless-line')
    expect(turn).toContain(halves[0])
    expect(await chat.untilAlert()).toContain('Cut off')
    await chat.press('Continue')
    await chat.untilShows(wholeText)
    expect(requestsOf('fault-endless-line')).toHaveLength(2)
  })

  test('an answer full of traps is shown as text: nothing is fetched and nothing runs', async () => {
    expect(await turnOf('fault-hostile')).toContain('The end of the hostile answer.')
    const traps = asked.scene.demo.pageRequests.filter(
      ({ server, by }) => server === 'foreign' && by === 'browser',
    )
    expect(traps.filter(({ url }) => !url.startsWith('/pictures/'))).toEqual([])
  })

  test('its links tell first where they go, whatever they say, and no text turns the reading around', async () => {
    await turnOf('fault-hostile')
    const links = await chat.surface.evaluate<{ text: string; host: string }[]>(
      `[...document.querySelectorAll('.answer a')].map((a) => ({ text: a.textContent, host: new URL(a.href).host }))`,
    )
    expect(links).toHaveLength(9)
    for (const { text, host } of links) expect(text.slice(0, host.length)).toBe(host)
    const named = await chat.surface.texts({
      role: 'link',
      name: 'images.example https://good.example/login',
    })
    expect(named).toHaveLength(1)
    expect(await chat.surface.visibleText()).not.toMatch(/\p{Bidi_Control}/u)
  })
})
