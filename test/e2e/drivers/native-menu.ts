import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A place on the screen in pixels. */
export type ScreenPoint = { x: number; y: number }

async function xdotool(...args: string[]): Promise<string> {
  if (!process.env.DISPLAY)
    throw new Error('the native menu needs a display: run it through `npm run test:e2e`')
  // xdotool ends with 1 when a search finds no window.
  return run('xdotool', args).then(
    ({ stdout }) => stdout,
    (error: { stdout?: string }) => error.stdout ?? '',
  )
}

const whole = (value: number) => String(Math.round(value))

/** Presses the right button of the real mouse there. */
export const rightClickAt = ({ x, y }: ScreenPoint) => xdotool('mousemove', whole(x), whole(y), 'click', '3')

/** Presses the left button of the real mouse there. */
export const clickAt = ({ x, y }: ScreenPoint) => xdotool('mousemove', whole(x), whole(y), 'click', '1')

/** Moves the real mouse there, by a detour so that the page sees it move. */
export async function moveTo({ x, y }: ScreenPoint): Promise<void> {
  await xdotool('mousemove', whole(x - 6), whole(y - 6), 'mousemove', whole(x), whole(y))
}

/** Draws a rectangle with the left button held. */
export async function dragFrom(from: ScreenPoint, to: ScreenPoint): Promise<void> {
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  const via = [from, middle, to].map(({ x, y }) => ['mousemove', '--sync', whole(x), whole(y)])
  const [begin = [], between = [], end = []] = via
  await xdotool(...begin, 'mousedown', '1', ...between, ...end, 'mouseup', '1')
}

/** Presses a key of the real keyboard; names are those of X, for example `Return`, `alt+shift+q`. */
export const pressKey = async (key: string): Promise<void> => void (await xdotool('key', key))

/** Types on the real keyboard, into whatever has the focus. */
export const typeText = async (text: string): Promise<void> =>
  void (await xdotool('type', '--delay', '15', text))

/** How many windows the screen shows; a native menu is one more. */
export async function countVisibleWindows(): Promise<number> {
  return (await xdotool('search', '--onlyvisible', '--class', '.*')).split('\n').filter(Boolean).length
}

/** The title of the window that gets the keys. */
export const focusedWindow = async (): Promise<string> =>
  (await xdotool('getwindowfocus', 'getwindowname')).trim()
