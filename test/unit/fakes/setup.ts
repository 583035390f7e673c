// Runs before every unit test file: what browsers have and this Node may lack, and a new fake browser for each test.
import 'fake-indexeddb/auto'
import { beforeEach, vi } from 'vitest'
import { resetWorld } from './browser.ts'
import { sidePanel } from './toolbar-button.ts'

// Node has it from 22 on, the browsers that we run in have it.
Promise.withResolvers ??= <T>() => {
  let resolve: (value: T | PromiseLike<T>) => void = () => {}
  let reject: (reason?: unknown) => void = () => {}
  const promise = new Promise<T>((...both) => {
    ;[resolve, reject] = both
  })
  return { promise, resolve, reject }
}

beforeEach(() => {
  resetWorld()
  vi.stubGlobal('chrome', { storage: { local: {} }, sidePanel })
  vi.stubGlobal('navigator', { locks: fakeLocks() })
})

/** Locks as browsers have them: whoever asks for a name waits until the one before has ended. */
function fakeLocks() {
  const last = new Map<string, Promise<unknown>>()
  return {
    request(name: string, work: () => Promise<unknown>) {
      const mine = (last.get(name) ?? Promise.resolve()).then(work, work)
      last.set(name, mine)
      return mine
    },
  }
}
