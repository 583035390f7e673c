import type { Surface } from '../drivers/driver.ts'

/**
 * In CSS pixels, of the page as it is scrolled now: how high its parts are, where the last answer begins (where the view
 * begins, if above it), how much room it has, and how far the page could be scrolled sideways.
 */
export type Room = {
  header: number
  strip: number
  footer: number
  answerTop: number
  answer: number
  sideways: number
}

const source = `(() => {
  const boxOf = (selector) => [...document.querySelectorAll(selector)].at(-1)?.getBoundingClientRect()
  const main = boxOf('main'), answer = boxOf('.answer'), root = document.documentElement
  const top = Math.max(answer.top, main.top)
  const wide = [root, document.querySelector('main')].map((each) => each.scrollWidth - each.clientWidth)
  return {
    header: boxOf('header').height,
    strip: boxOf('.strip .bar')?.height ?? 0,
    footer: boxOf('footer')?.height ?? 0,
    answerTop: Math.round(top),
    answer: Math.round(Math.min(main.bottom, root.clientHeight) - top),
    sideways: Math.max(...wide),
  }
})()`

/** Measures a page of a chat. */
export const roomOf = (surface: Surface): Promise<Room> => surface.evaluate<Room>(source)
