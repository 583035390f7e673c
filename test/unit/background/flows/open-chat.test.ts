import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { onImageMenu } from '../../../../src/background/flows/open-chat.ts'
import { chatStore } from '../../../../src/platform/store/chat-store.ts'

// Node has it from 22 on, the browsers that we run in have it.
Promise.withResolvers ??= <T>() => {
  let resolve: (value: T | PromiseLike<T>) => void = () => {}
  let reject: (reason?: unknown) => void = () => {}
  const promise = new Promise<T>((...both) => {
    ;[resolve, reject] = both
  })
  return { promise, resolve, reject }
}
const session = vi.hoisted(() => ({}) as Record<string, unknown>)
vi.mock('webextension-polyfill', () => {
  const area = {
    get: async (key: string | null) => (key === null ? { ...session } : { [key]: session[key] }),
    set: async (values: object) => void Object.assign(session, values),
  }
  return {
    default: {
      storage: { local: area, session: area },
      action: { openPopup: async () => {} },
      windows: { get: async () => ({ state: 'normal' }) },
      runtime: { getPlatformInfo: async () => ({}), getURL: (path: string) => path },
      i18n: { getUILanguage: () => 'en' },
    },
  }
})
const image = vi.hoisted(() => ({ found: () => {} }))
vi.mock('../../../../src/background/image/acquire-image.ts', () => ({
  acquireImage: () =>
    new Promise((resolve) => {
      image.found = () => resolve({ image: { ok: false, problem: { kind: 'image-gone' } }, offers: null })
    }),
}))

const tab = { id: 7, windowId: 1, url: 'https://page.example/', incognito: false, index: 0 } as never
const click = (srcUrl: string) =>
  onImageMenu({ menuItemId: 'ask-image', srcUrl, editable: false, modifiers: [] }, tab)
const untilChats = (count: number) =>
  vi.waitFor(async () => expect(await chatStore.listChats()).toHaveLength(count))

beforeEach(async () => {
  await chatStore.clear()
})

test('ten clicks at the same moment on one image are one question', async () => {
  for (let time = 0; time < 10; time++) click('https://page.example/a.png')
  await untilChats(1)
  click('https://page.example/a.png')
  await new Promise((resolve) => setTimeout(resolve, 100))
  await untilChats(1)
  image.found()
})

test('clicks on two images are two', async () => {
  click('https://page.example/b.png')
  await untilChats(1)
  click('https://page.example/c.png')
  await untilChats(2)
  image.found()
})
