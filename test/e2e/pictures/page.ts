import type { PlaywrightPage } from '../drivers/playwright-surface.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import type { PopupPage } from '../scenes/popup-page.ts'
import { type PlaceName, places } from './places.ts'
import type { State } from './state.ts'

/** Waits a moment for the price of the next question, where there is one. */
export const untilEstimated = ({ surface }: PopupPage) =>
  waitUntil(
    'the estimate',
    () => surface.evaluate<boolean>("document.querySelector('footer')?.innerText.includes('≈') ?? true"),
    { timeoutMs: 1500 },
  ).catch(() => {})

/** Waits until a state is reached, in whatever language. */
export async function untilShown(chat: PopupPage, { name, until }: State): Promise<void> {
  if (until)
    await waitUntil(`${name} to show ${until}`, async () => until.test(await chat.surface.visibleText()))
  else
    await waitUntil(`${name} to end`, async () => (await chat.turns()).length > 0 && (await chat.hasEnded()))
}

/** Gives the page the view of a place; the popup's size is its own, which the browser cuts. */
export async function resize(page: PlaywrightPage, name: PlaceName): Promise<void> {
  const { width, height, query } = places[name]
  await page.setViewportSize({ width, height })
  if (query !== '') return
  await page.evaluate(
    `Object.assign(document.documentElement.style, { width: '${width}px', height: '${height}px' })`,
  )
}
