import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Turn } from '../../../../src/core/chat/turn.ts'
import { type Problem, reportOf } from '../../../../src/core/problem/problem.ts'
import { defaultSettings } from '../../../../src/core/settings/settings.ts'
import { chatRow, openPage, turnRow } from './popup-page.ts'

const settle = () => vi.advanceTimersByTimeAsync(1000)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a way out of a problem', () => {
  const failedWith = (problem: Problem, changes: Partial<Turn> = {}) =>
    turnRow({ state: { name: 'failed', report: reportOf(problem, 'api.openai.com') }, ...changes })
  const blind = failedWith({ kind: 'model-without-vision', model: 'm' })
  const trouble = failedWith({ kind: 'server-trouble', status: 503, retryAfterSeconds: null })
  const retries = ({ asked }: ReturnType<typeof openPage>) => asked.filter(({ name }) => name === 'retry')

  async function openOn(turn: Turn, answers: object = {}) {
    const page = openPage({ retry: { turnId: turn.id }, ...answers })
    page.show([turn])
    await settle()
    return page
  }

  it('another model is asked at once, and once', async () => {
    const page = await openOn(blind)
    page.chat.chooseModel(blind)
    expect(page.chat.wantedFocus.value).toEqual({ field: 'model' })
    expect(page.chat.spending.isOpen.value, 'the sheet with the models').toBe(true)
    page.chat.next.setModel('gpt-5.5')
    await page.chat.modelIsChosen()
    expect(page.chat.spending.isOpen.value, 'the answer is to be seen').toBe(false)
    expect(retries(page)).toEqual([
      { name: 'retry', payload: { turnId: blind.id, model: 'gpt-5.5', detail: 'auto' } },
    ])
    page.send({ name: 'turn', turn: { ...blind, state: { name: 'waiting', since: 0 }, model: 'gpt-5.5' } })
    page.chat.next.setModel('gpt-6-luna')
    await page.chat.modelIsChosen()
    expect(retries(page)).toHaveLength(1)
  })

  it('a model that is chosen where nothing waits for it leaves the sheet open', async () => {
    const page = await openOn(turnRow({ state: { name: 'done' }, answer: 'A lake.' }))
    page.chat.focusOn('detail')
    page.chat.next.setModel('gpt-5.5')
    await page.chat.modelIsChosen()
    expect(page.chat.spending.isOpen.value).toBe(true)
    page.chat.spending.closeSheet()
    page.chat.focusOn('question')
    expect(page.chat.spending.isOpen.value).toBe(false)
  })

  it.each<[string, Turn, (page: Awaited<ReturnType<typeof openOn>>) => void, number]>([
    ['is asked where the note says so, without its button', blind, () => {}, 1],
    ['is not asked while another question is typed', blind, ({ chat }) => chat.next.setText('And now?'), 0],
    ['is not asked of itself', turnRow({ ...blind, model: 'gpt-5.5' }), () => {}, 0],
    ['is not asked what failed for another reason', trouble, () => {}, 0],
    ['is asked where it was wanted', trouble, ({ chat }) => chat.chooseModel(trouble), 1],
    [
      'is not asked an answered question',
      turnRow({ state: { name: 'done' }, answer: 'A lake.' }),
      () => {},
      0,
    ],
    [
      'is not asked what it was not wanted for',
      trouble,
      ({ chat }) => chat.chooseModel({ ...blind, id: 'other' }),
      0,
    ],
  ])('a model that is chosen %s', async (_, turn, prepare, requests) => {
    const page = await openOn(turn)
    prepare(page)
    page.chat.next.setModel('gpt-5.5')
    await page.chat.modelIsChosen()
    expect(retries(page)).toHaveLength(requests)
  })

  it('another key is stored for the question of its note, and nothing else is sent from here', async () => {
    const saveKey = { hasKey: true, last4: 'wxyz', host: '' }
    const refused = failedWith({ kind: 'key-refused' })
    const page = await openOn(refused, { saveKey })
    page.chat.next.setText('Half a quest')
    page.asked.length = 0
    await page.chat.replaceKey(refused, 'sk-test')
    const wanted = page.names().filter((name) => name !== 'estimate')
    expect(wanted).toEqual(['awaitCure', 'saveKey'])
    expect(page.asked[0]?.payload).toEqual({ turnId: refused.id })
  })

  it.each([
    ['the server that refused it', 'api.openai.com', 'computer', true],
    ['another server', 'other.example', 'computer', false],
    ['a key under a passphrase', 'api.openai.com', 'passphrase', false],
  ])('a key is replaced in its note for %s: %s, %s', async (_, host, storage, can) => {
    const key = { hasKey: true, last4: null, host: 'api.openai.com', storage, isLocked: false }
    const page = await openOn(blind, { readState: { settings: defaultSettings, key } })
    expect(page.chat.canReplaceKey(host)).toBe(can)
  })

  it.each(['by its note', 'by the button of the page'])(
    'a new chat has the question in its box, to be asked as it was: opened %s',
    async (how) => {
      const fresh = { ...chatRow, id: 'fresh' }
      const draft = turnRow({ id: 'again', chatId: 'fresh', state: { name: 'draft', missing: 'question' } })
      const tooLong = failedWith({ kind: 'chat-too-long', model: 'm' }, { model: 'mine', detail: 'high' })
      const page = await openOn(tooLong, {
        newChatFrom: { chatId: 'fresh' },
        readChat: { chat: fresh, turns: [draft] },
      })
      await (how === 'by its note' ? page.chat.newChatFrom(tooLong) : page.chat.newChat())
      expect(page.followed.at(-1)).toBe('fresh')
      expect(page.chat.next.text.value).toBe(draft.question)
      expect(page.chat.next.model.value).toBe('mine')
      expect(page.chat.wantedFocus.value).toEqual({ field: 'question' })
      expect(page.names()).not.toContain('ask')
    },
  )

  it('a new chat is empty after any other problem', async () => {
    const page = await openOn(trouble)
    await page.chat.newChat()
    expect(page.followed.at(-1)).toBeNull()
    expect(page.names()).not.toContain('newChatFrom')
  })
})
