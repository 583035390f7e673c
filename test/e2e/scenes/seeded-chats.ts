import type { Page } from 'playwright-core'
import type { Chat, Turn } from '../../../src/core/chat/turn.ts'
import type { Payload, Replies, RequestName } from '../../../src/platform/messages/messages.ts'
import { makeImage, makeTurn } from '../../unit/samples/samples.ts'

/** A picture that waits for a question in a chat of its own: by its link, or drawn in the page and held as a file. */
export type SeededPicture = { id: string; width: number; height: number; link: string | null }

/** Writes chats with a waiting picture each into the extension's store, as many right clicks would; `page` is one of its pages. */
export async function seedChats(page: Page, pictures: readonly SeededPicture[]): Promise<void> {
  const rows = pictures.map((picture, index) => rowsOf(picture, index))
  await page.evaluate(async (seeds) => {
    const database: IDBDatabase = await new Promise((resolve, reject) => {
      const opening = indexedDB.open('conversations')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const blobs = await Promise.all(
      seeds.map(async ({ turn }) => {
        const { copy } = turn.images[0] ?? {}
        if (!copy) return null
        const canvas = new OffscreenCanvas(copy.size.width, copy.size.height)
        const context = canvas.getContext('2d')
        if (!context) throw new Error('no canvas')
        context.fillStyle = 'teal'
        context.fillRect(0, 0, copy.size.width, copy.size.height)
        return canvas.convertToBlob({ type: 'image/png' })
      }),
    )
    const writing = database.transaction(['chats', 'turns', 'images'], 'readwrite')
    for (const [index, { chat, turn }] of seeds.entries()) {
      writing.objectStore('chats').put(chat)
      writing.objectStore('turns').put(turn)
      const blob = blobs[index]
      if (blob) writing.objectStore('images').put({ id: turn.images[0]?.id, blob })
    }
    await new Promise((resolve, reject) => {
      writing.oncomplete = resolve
      writing.onabort = () => reject(writing.error)
    })
    database.close()
  }, rows)
}

function rowsOf({ id, width, height, link }: SeededPicture, index: number): { chat: Chat; turn: Turn } {
  const size = { width, height }
  const copy = { source: 'page', type: 'image/png', size, byteLength: 1000 } as const
  return {
    chat: {
      id,
      title: id,
      createdAt: 0,
      updatedAt: 0,
      sequence: index + 1,
      thumbnail: null,
      deletedAt: null,
      isPrivate: false,
    },
    turn: makeTurn({
      id: `turn-${id}`,
      chatId: id,
      state: { name: 'draft', missing: 'question' },
      images: [makeImage({ id: `image-${id}`, link, size, type: 'image/png', copy: link ? null : copy })],
    }),
  }
}

/** Sends a message to the background as a page of the extension does. */
export async function sendMessage<Name extends RequestName>(
  page: Page,
  name: Name,
  payload: Payload<Name>,
): Promise<Replies[Name]> {
  const reply = (await page.evaluate(
    (envelope) => (globalThis as unknown as { chrome: typeof chrome }).chrome.runtime.sendMessage(envelope),
    { name, payload },
  )) as { ok: true; value: Replies[Name] } | { ok: false; problem: unknown }
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.problem)}`)
  return reply.value
}
