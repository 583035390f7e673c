import type { ChatState } from '../state/chat.ts'

/** Starts the picker on the page in front; the popup closes once it is there, since it would cover the page. */
export async function pickOnPage({ page }: ChatState): Promise<void> {
  if (await page.pick()) close()
}
