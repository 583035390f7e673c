import { vi } from 'vitest'
import type { Chat } from '../../../../src/core/chat/turn.ts'

/** A chat in its present form. */
export const sampleChat: Chat = {
  id: 'chat',
  title: 'A chat',
  createdAt: 1,
  updatedAt: 1,
  sequence: 1,
  thumbnail: null,
  deletedAt: null,
  isPrivate: false,
}

/** Bytes of an image as they are stored. */
export const sampleBytes = { id: 'image', blob: new Blob(['pixels']) }

/** The store as a background that has just started finds it. */
export async function startStore(): Promise<typeof import('../../../../src/platform/store/chat-store.ts')> {
  vi.resetModules()
  return import('../../../../src/platform/store/chat-store.ts')
}
