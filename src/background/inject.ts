import browser from 'webextension-polyfill'
import type { PageTools } from '../content/page.iife.ts'
import pageScript from '../content/page.iife.ts?script'

/** A frame of a tab; 0 is the page itself. */
export type Frame = { tabId: number; frameId: number }

/** What can be called in a page, by name. */
export type PageCall = <Name extends keyof PageTools>(
  name: Name,
  ...args: Parameters<PageTools[Name]>
) => Promise<Awaited<ReturnType<PageTools[Name]>> | null>

/** How long a page may take for one call; a frozen page must not hold the popup. */
const callTimeoutMs = 20_000

/** Puts our tools into a frame and gives back a way to call them; null where extensions may not run. */
export async function injectTools({ tabId, frameId }: Frame): Promise<PageCall | null> {
  const target = { tabId, frameIds: [frameId] }
  try {
    // The leading slash: Firefox resolves a relative path against the caller, and reports success for a wrong one.
    await browser.scripting.executeScript({ target, files: [`/${pageScript.replace(/^\//, '')}`] })
  } catch {
    // "Cannot access …": a browser page, the store, or a frame of another origin.
    return null
  }
  return async (name, ...args) => {
    const call = browser.scripting.executeScript({
      target,
      func: (tool: string, values: unknown[]) =>
        (
          globalThis as unknown as { askAboutThisImage: Record<string, (...all: unknown[]) => unknown> }
        ).askAboutThisImage[tool]?.(...values),
      args: [name, args],
    })
    const late = new Promise<null>((resolve) => setTimeout(resolve, callTimeoutMs, null))
    // The page can go away in the middle: that is an answer too.
    const results = await Promise.race([call.catch(() => null), late])
    return (results?.[0]?.result ?? null) as never
  }
}
