import browser from 'webextension-polyfill'
import type { PageTools } from '../content/page.iife.ts'
import pageScript from '../content/page.iife.ts?script'
import type { Pick } from '../content/picker.iife.ts'
import pickerScript from '../content/picker.iife.ts?script'
import type { PickerChoice, PickerWords } from '../core/picker-choice.ts'

/** A frame of a tab; 0 is the page itself. */
export type Frame = { tabId: number; frameId: number }

/** What can be called in a page, by name. */
export type PageCall = <Name extends keyof PageTools>(
  name: Name,
  ...args: Parameters<PageTools[Name]>
) => Promise<Awaited<ReturnType<PageTools[Name]>> | null>

/** How long a page may take for one call; a frozen page must not hold the popup. */
const callTimeoutMs = 20_000

/** Puts our tools into a frame and gives back a way to call them; null where extensions may not run, or nothing answers. */
export async function injectTools(frame: Frame): Promise<PageCall | null> {
  const into = intoFrame(frame)
  const injected = await inTime(
    // "Cannot access …": a browser page, the store, or a frame of another origin.
    browser.scripting.executeScript({ ...into, files: [fileOf(pageScript)] }),
  )
  // On its own pages Firefox injects nothing, and does not reject: no frame answers.
  if (!injected?.[0]) return null
  return async (name, ...args) => {
    const results = await inTime(
      // The page can go away in the middle: that is an answer too.
      browser.scripting.executeScript({
        ...into,
        func: (tool: string, values: unknown[]) =>
          (
            globalThis as unknown as { askAboutThisImage: Record<string, (...all: unknown[]) => unknown> }
          ).askAboutThisImage[tool]?.(...values),
        args: [name, args],
      }),
    )
    return (results?.[0]?.result ?? null) as never
  }
}

/** What a page answers; null when it refuses, or is frozen. */
function inTime<T>(answer: Promise<T>): Promise<T | null> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, callTimeoutMs, null))
  return Promise.race([answer.catch(() => null), late])
}

/**
 * Lets the user choose on a page that has our tools, however long it takes; null when they left it or the page went away.
 * The choice comes back as the value of the call, which no page can forge.
 */
export async function runPicker(
  frame: Frame,
  clickId: string,
  words: PickerWords,
): Promise<PickerChoice | null> {
  const into = intoFrame(frame)
  try {
    await browser.scripting.executeScript({ ...into, files: [fileOf(pickerScript)] })
    const results = await browser.scripting.executeScript({
      ...into,
      func: (id: string, texts: PickerWords) =>
        (globalThis as unknown as { askAboutThisImagePicker: Pick }).askAboutThisImagePicker(id, texts),
      args: [clickId, words],
    })
    return (results[0]?.result as PickerChoice | null | undefined) ?? null
  } catch {
    // The page was left while the picker was open.
    return null
  }
}

/** At once: by default browsers wait until a page has loaded to its end, and some never do. */
const intoFrame = ({ tabId, frameId }: Frame) => ({
  target: { tabId, frameIds: [frameId] },
  injectImmediately: true,
})

/** The leading slash: Firefox resolves a relative path against the caller, and reports success for a wrong one. */
const fileOf = (script: string) => `/${script.replace(/^\//, '')}`
