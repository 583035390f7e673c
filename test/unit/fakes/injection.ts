import { world } from './browser.ts'

type Injection = {
  target: { tabId: number }
  files?: string[]
  func?: (...values: unknown[]) => unknown
  args?: unknown[]
}

/** Runs what is injected against the tab's page; values travel as JSON, as they do in Chromium. */
export async function executeScript({ target, func, args = [] }: Injection): Promise<unknown[]> {
  const page = world.tabs.get(target.tabId)?.page ?? 'forbidden'
  if (page === 'forbidden') throw new Error('Cannot access contents of the page.')
  if (page === 'frozen') return new Promise(() => {})
  if (page === 'silent') return []
  const { pick, ...tools } = page
  Object.assign(globalThis, { askAboutThisImage: tools, askAboutThisImagePicker: pick })
  const result = await func?.(...structuredClone(args))
  return [{ result: result === undefined ? null : JSON.parse(JSON.stringify(result)) }]
}
