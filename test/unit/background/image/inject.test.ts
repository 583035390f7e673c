import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { injectTools } from '../../../../src/background/image/inject.ts'
import { failure } from '../../../../src/core/problem/result.ts'

const page = vi.hoisted(() => ({ executeScript: async (): Promise<unknown> => [] }))
vi.mock('../../../../src/content/page.iife.ts?script', () => ({ default: 'page.js' }))
vi.mock('../../../../src/content/picker.iife.ts?script', () => ({ default: 'picker.js' }))
vi.mock('webextension-polyfill', () => ({
  default: { scripting: { executeScript: () => page.executeScript() } },
}))

const frame = { tabId: 1, frameId: 0 }
const asked = ['click', { name: 'picked', index: 0 }] as const
const never = () => new Promise<never>(() => {})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

async function afterHalfAMinute<T>(work: Promise<T>): Promise<T> {
  await vi.advanceTimersByTimeAsync(30_000)
  return work
}

test('a page that answers has our tools', async () => {
  page.executeScript = async () => [{ result: 'found' }]
  const tools = await injectTools(frame)
  expect(tools.ok && (await tools.value('locate', ...asked))).toBe('found')
})

test('a page that refuses has none, in either way that browsers say so', async () => {
  page.executeScript = async () => []
  expect(await injectTools(frame)).toEqual(failure({ kind: 'page-forbidden' }))
  page.executeScript = () => Promise.reject(new Error('Cannot access contents of the page.'))
  expect(await injectTools(frame)).toEqual(failure({ kind: 'page-forbidden' }))
})

test('a page that is frozen holds nobody: before it has our tools, and after', async () => {
  page.executeScript = never
  expect(await afterHalfAMinute(injectTools(frame))).toEqual(failure({ kind: 'page-frozen' }))
  page.executeScript = async () => [{ result: null }]
  const tools = await injectTools(frame)
  page.executeScript = never
  expect(tools.ok && (await afterHalfAMinute(tools.value('locate', ...asked)))).toBeNull()
})
