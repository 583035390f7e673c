import {
  type FileImage,
  fileImage,
  type HistoryRefusal,
  historyFileParts,
  maxHistoryBytes,
  readHistoryFile,
} from '../../core/chat/history-file.ts'
import { readChatRow, readTurnRow } from '../../core/chat/stored-rows.ts'
import { isRecord } from '../../core/is-record.ts'
import { toDataUrl } from '../browser/encode-image.ts'
import { databaseToRead, databaseToWrite } from './database.ts'
import { writeRows } from './indexed-db-store.ts'

/** What an import did: chats added, chats that were there already, and entries of the file that could not be used. */
export type ImportReport = { added: number; known: number; skipped: number }

/** The whole history as JSON, without what was deleted and what cannot be read. */
export async function exportHistory(): Promise<Blob> {
  const database = await databaseToRead()
  const readable = (await database.getAll('chats')).flatMap((row) => readChatRow(row) ?? [])
  const chats = readable.filter((chat) => chat.deletedAt === null)
  const ids = new Set(chats.map(({ id }) => id))
  const turns = (await database.getAll('turns')).flatMap((row) => readTurnRow(row) ?? [])
  const kept = turns.filter((turn) => ids.has(turn.chatId))
  const used = new Set(kept.flatMap((turn) => turn.images.map((image) => image.id)))
  const images: string[] = []
  for (const id of used) {
    const row: unknown = await database.get('images', id)
    if (isRecord(row) && row.blob instanceof Blob)
      images.push(JSON.stringify(fileImage(id, await toDataUrl(row.blob))))
  }
  const parts = historyFileParts({ exportedAt: Date.now(), chats, turns: kept, images })
  return new Blob(parts, { type: 'application/json' })
}

/**
 * Adds the chats of an exported history that are not there yet: all of them or, when anything fails, none. What is there
 * already stays as it is, so that the same file twice adds nothing. Rejects when the database does.
 */
export async function importHistory(
  file: Blob,
): Promise<{ ok: true; value: ImportReport } | { ok: false; reason: HistoryRefusal }> {
  if (file.size > maxHistoryBytes) return { ok: false, reason: 'too-big' }
  const read = readHistoryFile(await file.text())
  if (!read.ok) return read
  const { chats, turns } = read.value
  // Before the transaction, which ends by itself while something else is awaited.
  const images = (await Promise.all(read.value.images.map(bytesOf))).flatMap((image) => image ?? [])
  const unusable = read.value.images.length - images.length
  const added = await writeRows(await databaseToWrite(), ['chats', 'turns', 'images'], async (rows) => {
    const present = new Set(await rows('chats').getAllKeys())
    const fresh = new Set(chats.map(({ id }) => id).filter((id) => !present.has(id)))
    const freshTurns = turns.filter((turn) => fresh.has(turn.chatId))
    const used = new Set(freshTurns.flatMap((turn) => turn.images.map((image) => image.id)))
    for (const chat of chats) if (fresh.has(chat.id)) await rows('chats').add(chat)
    const takenIds = new Set(await rows('turns').getAllKeys())
    for (const turn of freshTurns) if (!takenIds.has(turn.id)) await rows('turns').add(turn)
    const presentImages = new Set(await rows('images').getAllKeys())
    for (const image of images) {
      if (used.has(image.id) && !presentImages.has(image.id)) await rows('images').add(image)
    }
    return fresh.size
  })
  const skipped = read.value.skipped + unusable
  return { ok: true, value: { added, known: chats.length - added, skipped } }
}

/** The bytes of an image, if they are those that its id is the hash of. */
async function bytesOf({ id, type, base64 }: FileImage): Promise<{ id: string; blob: Blob } | null> {
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
    return hex === id ? { id, blob: new Blob([bytes], { type }) } : null
  } catch {
    // Not base64.
    return null
  }
}
