import { readChatRow, readTurnRow } from '../../core/chat/stored-rows.ts'
import { isRecord } from '../../core/is-record.ts'
import { databaseToRead, isDatabaseNewer } from './database.ts'

/** What the database holds. */
export type HistorySurvey = {
  chats: number
  turns: number
  images: number
  /** Of all images together. */
  imageBytes: number
  /** When the oldest chat began, in milliseconds since 1970; null without any. */
  oldestAt: number | null
  /** Rows that this version cannot read: left where they are, out of everything that is shown. */
  unreadable: number
  /** What the browser says that the extension uses, in bytes; null where it does not say. */
  usedBytes: number | null
  /** The database belongs to a newer version of the extension and is not written to. */
  isNewer: boolean
}

/** Counts what is stored; rejects when there is no database. */
export async function surveyHistory(): Promise<HistorySurvey> {
  const database = await databaseToRead()
  const chatRows = await database.getAll('chats')
  const chats = chatRows.flatMap((row) => readChatRow(row) ?? []).filter((chat) => chat.deletedAt === null)
  const survey = { turns: 0, images: 0, imageBytes: 0, unreadable: 0 }
  survey.unreadable = chatRows.filter((row) => readChatRow(row) === null).length
  // Row by row: answers and images may be many megabytes together.
  for (let cursor = await database.transaction('turns').store.openCursor(); cursor; ) {
    if (readTurnRow(cursor.value)) survey.turns += 1
    else survey.unreadable += 1
    cursor = await cursor.continue()
  }
  for (let cursor = await database.transaction('images').store.openCursor(); cursor; ) {
    const row = cursor.value
    if (isRecord(row) && row.blob instanceof Blob) {
      survey.images += 1
      survey.imageBytes += row.blob.size
    } else survey.unreadable += 1
    cursor = await cursor.continue()
  }
  const { usage } = (await navigator.storage?.estimate?.()) ?? {}
  return {
    ...survey,
    chats: chats.length,
    oldestAt: chats.length > 0 ? Math.min(...chats.map((chat) => chat.createdAt)) : null,
    usedBytes: usage ?? null,
    isNewer: await isDatabaseNewer(),
  }
}
