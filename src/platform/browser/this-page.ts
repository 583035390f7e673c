import browser from 'webextension-polyfill'
import type { Page } from '../../core/chat/visible-to.ts'

let page: Promise<Page> | undefined

/**
 * What this page is. Its window tells whether it is private: in Chromium one process serves both kinds, and
 * `inIncognitoContext` is false in the popup of a private window too. One that does not tell counts as private: nothing of it
 * is written to disk.
 */
export function thisPage(): Promise<Page> {
  page ??= readPage()
  return page
}

async function readPage(): Promise<Page> {
  const window = await browser.windows?.getCurrent().catch(() => ({ incognito: true }))
  return { isPrivate: window?.incognito ?? browser.extension?.inIncognitoContext ?? false }
}
