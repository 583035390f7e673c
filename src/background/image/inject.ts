import browser from 'webextension-polyfill'
import type { PageTools } from '../../content/page.iife.ts'
import pageScript from '../../content/page.iife.ts?script'
import type { Pick } from '../../content/picker.iife.ts'
import pickerScript from '../../content/picker.iife.ts?script'
import { type PageReply, type PageTool, readPageReply } from '../../core/page/page-reply.ts'
import type { PickerChoice, PickerWords } from '../../core/page/picker-choice.ts'
import { failure, type Result, success } from '../../core/problem/result.ts'

/** A frame of a tab; 0 is the page itself. */
export type Frame = { tabId: number; frameId: number }

/** What can be called in a page, by name; null when it refuses, goes away, or answers what it cannot have. */
export type PageCall = <Name extends Exclude<PageTool, 'pick'>>(
  name: Name,
  ...args: Parameters<PageTools[Name]>
) => Promise<PageReply<Name> | null>

/** How long a page may take for one call; a frozen page must not hold the popup. */
const callTimeoutMs = 20_000

/**
 * When a page that refused is asked again: Chromium has refused a page of the web just after the user's click had given
 * us access to it (seen twice; its cause is not known). A frame of another origin refuses always.
 */
const secondTryMs = 200

/** Puts our tools into a frame and gives back a way to call them. Problems: page-forbidden, page-frozen. */
export async function injectTools(frame: Frame): Promise<Result<PageCall>> {
  const into = intoFrame(frame)
  const inject = () => inTime(browser.scripting.executeScript({ ...into, files: [fileOf(pageScript)] }))
  const first = await inject()
  const injected = first === null && frame.frameId === 0 ? await wait(secondTryMs).then(inject) : first
  if (injected === late) return failure({ kind: 'page-frozen' })
  // "Cannot access …": a browser page, the store, or a frame of another origin. On its own pages Firefox injects nothing,
  // and does not reject: no frame answers.
  if (!injected?.[0]) return failure({ kind: 'page-forbidden' })
  return success(async (name, ...args) => {
    const results = await inTime(
      browser.scripting.executeScript({
        ...into,
        func: callTool,
        args: [name, args],
      }),
    )
    return results === late ? null : readPageReply(name, results?.[0]?.result)
  })
}

/** Runs in the page, and so stands alone. Our tools are a global of its own; a name that the page gives is none. */
function callTool(tool: string, values: unknown[]): unknown {
  if (!Object.hasOwn(globalThis, 'askAboutThisImage')) return null
  const { askAboutThisImage: tools } = globalThis as unknown as {
    askAboutThisImage: Record<string, (...all: unknown[]) => unknown>
  }
  return tools[tool]?.(...values)
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const late = Symbol('late')

/** What a page answers; null when it refuses, or goes away in the middle. */
function inTime<T>(answer: Promise<T>): Promise<T | null | typeof late> {
  const timeout = new Promise<typeof late>((resolve) => setTimeout(resolve, callTimeoutMs, late))
  return Promise.race([answer.catch(() => null), timeout])
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
    // With the tools, once more: a page that is still loading may have given way to another.
    const files = [pageScript, pickerScript].map(fileOf)
    await browser.scripting.executeScript({ ...into, files })
    const results = await browser.scripting.executeScript({
      ...into,
      func: callPicker,
      args: [clickId, words],
    })
    return readPageReply('pick', results[0]?.result)
  } catch {
    // The page was left while the picker was open.
    return null
  }
}

/** Runs in the page, as `callTool` does. */
function callPicker(clickId: string, words: PickerWords): unknown {
  if (!Object.hasOwn(globalThis, 'askAboutThisImagePicker')) return null
  return (globalThis as unknown as { askAboutThisImagePicker: Pick }).askAboutThisImagePicker(clickId, words)
}

/** At once: by default browsers wait until a page has loaded to its end, and some never do. */
const intoFrame = ({ tabId, frameId }: Frame) => ({
  target: { tabId, frameIds: [frameId] },
  injectImmediately: true,
})

/** The leading slash: Firefox resolves a relative path against the caller, and reports success for a wrong one. */
const fileOf = (script: string) => `/${script.replace(/^\//, '')}`
