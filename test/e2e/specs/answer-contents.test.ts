import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScene, type Scene } from '../scenes/scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene({ model: 'fault-mathematics' })
})
afterAll(() => scene.close())

test('formulas are set as MathML, with the looks that the page allows; money and what cannot be read stay as written', async () => {
  const chat = await scene.chatWith('fault-mathematics')
  const looksSet = `(() => {
    const cell = [...document.querySelectorAll('.answer mtd')].at(-1)
    const root = document.querySelector('.answer :is(msqrt, .below-root)')
    return cell && root && root.getBoundingClientRect().width > 20 ? getComputedStyle(cell).paddingLeft : ''
  })()`
  await chat.untilShows('The price tag says $5, the other $10; US$20 in all')
  await expect.poll(() => chat.surface.evaluate<string>(looksSet)).toMatch(/^[1-9]/)
  expect(await chat.surface.evaluate('document.querySelectorAll(".answer math").length')).toBe(12)
  const sources =
    '[...document.querySelectorAll(".answer .formula-source")].map((source) => source.textContent)'
  expect(await chat.surface.evaluate(sources)).toEqual(['$\\frac{1}{$', '$\\href{javascript:alert(1)}{x}$'])
  expect(
    await chat.surface.evaluate('document.querySelectorAll(".answer :is(a, img, annotation-xml)").length'),
  ).toBe(0)
  await chat.close()
})

test('what is copied of a formula is its source', async () => {
  const chat = await scene.chatWith('fault-mathematics')
  await expect.poll(() => chat.surface.evaluate('document.querySelectorAll(".answer math").length')).toBe(12)
  const copied = `(() => {
    const words = document.querySelector('.answer p')
    getSelection().selectAllChildren(words)
    const event = new ClipboardEvent('copy', { bubbles: true, cancelable: true, clipboardData: new DataTransfer() })
    words.dispatchEvent(event)
    return event.clipboardData.getData('text/plain')
  })()`
  expect(await chat.surface.evaluate(copied)).toBe(
    'The board shows the quadratic formula. For $ax^2 + bx + c = 0$ with $a \\neq 0$ the roots are',
  )
  await chat.close()
})

test('the number of a footnote leads to it, and back; the address of the page stays', async () => {
  const chat = await scene.chatWith('fault-contents')
  const address = await chat.surface.evaluate('location.href')
  const focused = 'document.activeElement.getAttribute("aria-label")'
  await chat.surface.press({ role: 'link', name: 'Note 2' }, 'Enter')
  expect(await chat.surface.evaluate('document.activeElement.textContent')).toContain('Paragraph 535')
  await chat.press('Back to the text from note 2')
  expect(await chat.surface.evaluate(focused)).toBe('Note 2')
  expect(await chat.surface.evaluate('location.href')).toBe(address)
  const boxes =
    '[...document.querySelectorAll(".answer input")].map((box) => [box.ariaLabel, box.checked, box.disabled])'
  expect(await chat.surface.evaluate(boxes)).toEqual([
    ['Done', true, true],
    ['To do', false, true],
    ['To do', false, true],
  ])
  expect(await chat.offers('Copy code: Python')).toBe(true)
  await chat.close()
})

test('right-to-left text stands on the right, block by block', async () => {
  const chat = await scene.chatWith('fault-right-to-left')
  const sides = `(() => {
    const answer = document.querySelector('.answer')
    const right = answer.getBoundingClientRect().right
    const isRight = (element) => Math.abs(element.getBoundingClientRect().right - right) < 2
    const style = (selector) => getComputedStyle(answer.querySelector(selector))
    const directions = [...answer.children].map((block) => getComputedStyle(block).direction)
    return {
      directions,
      mark: right - answer.querySelector('li').getBoundingClientRect().right > 15,
      bar: parseFloat(style('blockquote').borderRightWidth) > 0 && parseFloat(style('blockquote').borderLeftWidth) === 0,
      table: isRight(answer.querySelector('table')),
      cells: [...answer.querySelectorAll('th, td')].every((cell) => getComputedStyle(cell).textAlign === 'right'),
      code: style('pre').direction,
    }
  })()`
  expect(await chat.surface.evaluate(sides)).toEqual({
    // Heading, paragraph, list, quote, table, English, Arabic, code, footnote.
    directions: ['rtl', 'rtl', 'rtl', 'rtl', 'rtl', 'ltr', 'rtl', 'ltr', 'rtl'],
    mark: true,
    bar: true,
    table: true,
    cells: true,
    code: 'ltr',
  })
  await chat.close()
})
