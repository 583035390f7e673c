import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { waitUntil } from '../drivers/wait-until.ts'
import { type KillScene, openKillScene } from '../scenes/kill-scene.ts'
import type { PopupPage } from '../scenes/popup-page.ts'

let killed: KillScene
let chat: PopupPage
beforeAll(async () => {
  killed = await openKillScene()
})
// The first chat stays as it is: each test asks in a copy of it.
beforeEach(() => killed.beginAnew())
afterEach(() => chat?.close())
afterAll(() => killed?.scene.close())

/** How far below the top of the view the last question stands, in pixels. */
const questionTop = () =>
  chat.surface.evaluate<number>(`(() => {
    const view = document.querySelector('main').getBoundingClientRect().top
    return Math.round([...document.querySelectorAll('.question')].at(-1).getBoundingClientRect().top - view)
  })()`)

/** Notes from now on where the last question stands each time that something in the chat changes. */
const watch = () =>
  chat.surface.evaluate(`(() => {
    globalThis.tops = new Set()
    const look = () => {
      const question = [...document.querySelectorAll('.question')].at(-1)
      const view = document.querySelector('main').getBoundingClientRect().top
      globalThis.tops.add(Math.round(question.getBoundingClientRect().top - view))
    }
    new ResizeObserver(() => requestAnimationFrame(look)).observe(document.querySelector('[role=log]'))
  })()`)

test('a long answer grows below its question, which stays at the top; the pill brings the rest', async () => {
  chat = await killed.open()
  await chat.untilShows('1200 × 800')
  await killed.ask('fault-long')
  await waitUntil('the question', async () => (await chat.turns()).length === 2)
  await watch()
  await chat.untilSettled(2)
  const top = await questionTop()
  expect(top).toBeGreaterThanOrEqual(0)
  expect(top).toBeLessThan(100)
  const tops = await chat.surface.evaluate<number[]>('[...globalThis.tops]')
  expect(tops.length).toBeGreaterThan(0)
  expect(tops.filter((each) => Math.abs(each - top) > 1)).toEqual([])

  expect(await chat.offers('More below')).toBe(true)
  // Without waiting for a button that may be gone by then.
  const press = `document.querySelector('.more-below button')?.click()`
  await waitUntil('the end', async () => {
    await chat.surface.evaluate(press)
    return !(await chat.offers('More below'))
  })
  await chat.untilInSight('article:last-of-type .price')

  // What the reader scrolled to himself stays: the next question alone goes to the top again.
  await killed.ask('gpt-6-luna')
  await chat.untilSettled(3)
  expect(await questionTop()).toBeLessThan(100)
  await chat.close()

  chat = await killed.open()
  await chat.untilSettled(3)
  await waitUntil('the last question at the top when the chat is opened again', async () => {
    const top = await questionTop()
    return top >= 0 && top < 100
  })
})

test('a question that was refused is put in other words, in its place', async () => {
  chat = await killed.open()
  await killed.ask('fault-policy')
  await chat.untilAlert()
  await chat.press('Edit this question')
  await waitUntil('the question in the box', async () => (await chat.question())?.includes('fault-policy'))
  const before = killed.scene.chatRequests().length
  await chat.ask('What is it, in other words?')
  await waitUntil('the request', () => killed.scene.chatRequests().length > before, {
    seen: () => chat.surface.visibleText(),
  })
  await chat.untilSettled(2)
  expect((await chat.turns()).at(-1)).toContain('What is it, in other words?')
  expect(await chat.turns()).toHaveLength(2)
})
