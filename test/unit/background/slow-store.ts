import { vi } from 'vitest'

/**
 * A slow disk: holds the calls of one method of the chat store for which `is` holds, until `goOn`. `begun` resolves with the
 * first of them.
 */
export async function slowStore<Name extends 'changeChat' | 'readImage' | 'commitTurn'>(
  name: Name,
  is: (...values: Parameters<ChatStore[Name]>) => boolean = () => true,
) {
  const { chatStore } = await import('../../../src/platform/store/chat-store.ts')
  const real = chatStore[name] as (...values: unknown[]) => Promise<unknown>
  const first = Promise.withResolvers<void>()
  const { promise, resolve: goOn } = Promise.withResolvers<void>()
  const held = async (...values: unknown[]) => {
    if (is(...(values as Parameters<ChatStore[Name]>))) {
      first.resolve()
      await promise
    }
    return real(...values)
  }
  vi.spyOn(chatStore, name).mockImplementation(held as never)
  return { begun: first.promise, goOn }
}

type ChatStore = typeof import('../../../src/platform/store/chat-store.ts')['chatStore']
