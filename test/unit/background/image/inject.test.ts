import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import browser from 'webextension-polyfill'
import { injectTools } from '../../../../src/background/image/inject.ts'
import { failure } from '../../../../src/core/problem/result.ts'
import { openTab } from '../../fakes/tab.ts'
import { makeCandidate } from '../../samples/page-samples.ts'

const frame = { tabId: 1, frameId: 0 }
const asked = ['click', { name: 'picked', index: 0 }] as const

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

async function afterHalfAMinute<T>(work: Promise<T>): Promise<T> {
  await vi.advanceTimersByTimeAsync(30_000)
  return work
}

test('a page that answers has our tools', async () => {
  openTab({ locate: () => [makeCandidate()] })
  const tools = await injectTools(frame)
  expect(tools.ok && (await tools.value('locate', ...asked))).toEqual([makeCandidate()])
})

test.each(['silent', 'forbidden'] as const)('a page that refuses (%s) has none', async (page) => {
  openTab(page)
  expect(await afterHalfAMinute(injectTools(frame))).toEqual(failure({ kind: 'page-forbidden' }))
})

test('a page that refuses once is asked once more', async () => {
  openTab('forbidden')
  const injected = injectTools(frame)
  openTab({ locate: () => [makeCandidate()] })
  const tools = await afterHalfAMinute(injected)
  expect(tools.ok && (await tools.value('locate', ...asked))).toEqual([makeCandidate()])
})

test('a page that refuses is asked twice, a fifth of a second apart, and never a third time', async () => {
  openTab('forbidden')
  const inject = vi.spyOn(browser.scripting, 'executeScript')
  const tools = injectTools(frame)
  await vi.advanceTimersByTimeAsync(199)
  expect(inject).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(inject).toHaveBeenCalledTimes(2)
  expect(await afterHalfAMinute(tools)).toEqual(failure({ kind: 'page-forbidden' }))
  expect(inject).toHaveBeenCalledTimes(2)
})

test('a page of Firefox, in which nothing is injected, is asked once', async () => {
  openTab('silent')
  const inject = vi.spyOn(browser.scripting, 'executeScript')
  await injectTools(frame)
  expect(inject).toHaveBeenCalledTimes(1)
})

test('a frame of another origin, which refuses always, is not waited for', async () => {
  openTab('forbidden')
  expect(await injectTools({ tabId: 1, frameId: 7 })).toEqual(failure({ kind: 'page-forbidden' }))
})

test('a page that is frozen holds nobody: before it has our tools, and after', async () => {
  openTab('frozen')
  expect(await afterHalfAMinute(injectTools(frame))).toEqual(failure({ kind: 'page-frozen' }))
  openTab({})
  const tools = await injectTools(frame)
  openTab('frozen')
  expect(tools.ok && (await afterHalfAMinute(tools.value('locate', ...asked)))).toBeNull()
})
