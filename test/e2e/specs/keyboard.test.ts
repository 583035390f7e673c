import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Surface } from '../drivers/driver.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import type { PopupPage } from '../scenes/popup-page.ts'
import { openScene, type Scene } from '../scenes/scene.ts'

/** A button by its name, or by the beginning of it. */
const button = (name: string, partly = false) => ({ role: 'button', name, partly })

/** Waits until what has the focus has this name. */
const untilFocusOn = (surface: Surface, name: string) => {
  const focused = () =>
    surface.evaluate<string>(
      "(({ ariaLabel, labels, textContent, tagName }) => ariaLabel ?? labels?.[0]?.textContent ?? (tagName === 'BODY' ? 'nothing' : textContent))(document.activeElement)",
    )
  return waitUntil(`the focus on ${name}`, async () => (await focused()).includes(name), {
    seen: async () => `It is on ${await focused()}`,
  })
}

/** Each press is followed by a look at where the keyboard is: what was pressed often goes. */
describe('the focus', () => {
  let scene: Scene
  let chat: PopupPage
  beforeAll(async () => {
    scene = await openScene()
    chat = await scene.chatWith('gpt-6-luna')
  })
  afterAll(() => scene?.close())

  test('is in the box at first, and again after Ask and after Stop were pressed', async () => {
    const { surface } = chat
    await untilFocusOn(surface, 'Question')
    await surface.fill({ role: 'field', name: 'Question' }, 'What else?')
    await surface.press(button('Ask'), 'Enter')
    await untilFocusOn(surface, 'Question')
    await chat.untilSettled(2)
    await scene.configure({ model: 'fault-silence-30' })
    await surface.fill({ role: 'field', name: 'Question' }, 'And then?')
    await surface.press({ role: 'field', name: 'Question' }, 'Enter')
    await chat.untilShows('first half')
    await surface.press(button('Stop'), 'Enter')
    await chat.untilShows('Stopped')
    await untilFocusOn(surface, 'Question')
    await scene.configure({ model: 'gpt-6-luna' })
  })

  test('goes through a menu, and back to its button', async () => {
    const { surface } = chat
    await surface.press(button('Ask again'), 'Enter')
    await untilFocusOn(surface, 'same again')
    await scene.untilSent(() =>
      surface.press({ role: 'menuitem', name: 'The same again', partly: true }, 'Enter'),
    )
    await untilFocusOn(surface, 'Ask again')
    await waitUntil('the answer', async () => !(await chat.offers('Stop')))
  })

  test('goes into the sheet and back to its line', async () => {
    const { surface } = chat
    await surface.press(button('Model and detail'), 'Enter')
    await untilFocusOn(surface, 'Auto')
    await surface.press({ role: 'radio', name: 'Auto' }, 'ArrowRight')
    await untilFocusOn(surface, 'Low')
    expect(await surface.value({ role: 'radio', name: 'Low' })).toBe('true')
    await surface.press({ role: 'radio', name: 'Low' }, 'Escape')
    await untilFocusOn(surface, 'Model and detail')
  })

  test('goes on in the list when a chat is deleted, comes back with it, and into the box of a new chat', async () => {
    const { surface } = chat
    await surface.press(button('History'), 'Enter')
    await untilFocusOn(surface, 'now')
    await surface.press(button('Delete “', true), 'Enter')
    await waitUntil('Undo', async () => (await surface.texts(button('Undo'))).length > 0)
    await untilFocusOn(surface, 'History')
    await surface.press(button('Undo'), 'Enter')
    await untilFocusOn(surface, 'now')
    await surface.press(button('New chat'), 'Enter')
    await untilFocusOn(surface, 'Question')
    await chat.close()
  })

  test('goes on beside a button of the options that goes', async () => {
    const options = await scene.options()
    const { surface } = options
    await surface.press(button('Clear all'), 'Enter')
    await untilFocusOn(surface, 'Keep')
    await surface.press(button('Keep'), 'Enter')
    await untilFocusOn(surface, 'Clear all')
    await options.close()
  })
})
