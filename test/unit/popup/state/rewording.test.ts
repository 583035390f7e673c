import { describe, expect, it } from 'vitest'
import type { Turn } from '../../../../src/core/chat/turn.ts'
import { openPage, turnRow } from './popup-page.ts'

const report = { problem: { kind: 'content-refused' }, host: null, requestId: null, details: null } as const
const failed = turnRow({ state: { name: 'failed', report } })
const answers = { retry: { turnId: failed.id }, ask: { chatId: failed.chatId, turnId: 'next' } }

/** What is asked of the background after a question was taken back into the box and put in other words. */
async function reword(turn: Turn, turns: Turn[]) {
  const page = openPage(answers)
  page.show(turns)
  page.chat.editQuestion(turn)
  expect(page.chat.next.text.value).toBe(turn.question)
  expect(page.chat.wantedFocus.value).toEqual({ field: 'question' })
  page.chat.next.setText('What lies behind it?')
  await page.chat.askQuestion()
  return page
}

describe('a question in other words', () => {
  it('takes the place of one that failed', async () => {
    const page = await reword(failed, [failed])
    expect(page.asked.find(({ name }) => name === 'retry')?.payload).toMatchObject({
      turnId: failed.id,
      question: 'What lies behind it?',
    })
    expect(page.names()).not.toContain('ask')
    expect(page.chat.next.text.value).toBe('')
  })

  it('is asked as the page says, with the earlier pictures or without them', async () => {
    const page = openPage(answers)
    page.show([turnRow({ id: 'first', state: { name: 'done' } }), failed])
    page.chat.editQuestion(failed)
    page.chat.next.setEarlierImages('left-out')
    await page.chat.askQuestion()
    expect(page.asked.find(({ name }) => name === 'retry')?.payload).toMatchObject({
      earlierImages: 'left-out',
    })
  })

  it('is a new one the next time', async () => {
    const page = await reword(failed, [failed])
    page.chat.next.setText('And now?')
    await page.chat.askQuestion()
    expect(page.names()).toContain('ask')
  })

  it('is a new one when another was asked since', async () => {
    const page = await reword(failed, [
      failed,
      turnRow({ id: 'later', sequence: 2, state: { name: 'done' } }),
    ])
    expect(page.names()).toContain('ask')
    expect(page.names()).not.toContain('retry')
  })

  it.each<[string, Turn['state'], boolean]>([
    ['failed', { name: 'failed', report }, true],
    ['was stopped', { name: 'stopped' }, true],
    ['was cut', { name: 'cut' }, true],
    ['has its answer', { name: 'done' }, false],
    ['still runs', { name: 'answering' }, false],
  ])('is offered, or not, where the last one %s', (_, state, isOffered) => {
    const turn = turnRow({ state })
    const { chat, show } = openPage()
    show([turn])
    expect(chat.mayReplace(turn)).toBe(isOffered)
  })
})
