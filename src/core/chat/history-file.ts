import { isRecord } from '../is-record.ts'
import { parseJson } from '../parse-json.ts'
import { readChatRow, readTurnRow } from './stored-rows.ts'
import type { Chat, Turn } from './turn.ts'
import { isRunning } from './turn-state.ts'

/** What an exported history calls itself. */
export const historyFormat = 'ask-about-this-image-history'
export const historyVersion = 1

/** The largest file that is read, in bytes; browsers hold no text of more than 512 MB. */
export const maxHistoryBytes = 256 * 1024 * 1024

/** Characters of a chat's title in the name of its file. */
const maxNameCharacters = 40

/** The name of the file that one chat is exported to: its title in letters and figures, and the day. */
export function chatFileName(title: string, day: string): string {
  const plain = title.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-/, '')
  // By code points, so that no character is cut in two.
  const name = [...plain].slice(0, maxNameCharacters).join('').replace(/-$/, '')
  return `${name || 'chat'}-${day}.json`
}

/** The bytes of an image as a file holds them. */
export type FileImage = { id: string; type: string; base64: string }

/** An image as a file holds it, of its bytes as a data URL. */
export function fileImage(id: string, dataUrl: string): FileImage {
  const [head = '', base64 = ''] = dataUrl.split(',', 2)
  return { id, type: head.replace(/^data:|;.*$/g, ''), base64 }
}

/** What goes into a history file; `images` are the JSON of each. Times are milliseconds since 1970. */
type Written = {
  exportedAt: number
  chats: readonly Chat[]
  turns: readonly Turn[]
  images: readonly string[]
}

/** A history file in parts, one after the other: as a whole it may be hundreds of megabytes. */
export function historyFileParts({ exportedAt, chats, turns, images }: Written): string[] {
  const head = `{"format":"${historyFormat}","version":${historyVersion},"exportedAt":${exportedAt}`
  const list = (rows: readonly string[]) => rows.flatMap((row, index) => (index === 0 ? [row] : [',\n', row]))
  return [
    `${head},\n"chats":[`,
    ...list(chats.map((chat) => JSON.stringify(chat))),
    '],\n"turns":[',
    ...list(turns.map((turn) => JSON.stringify(turn))),
    '],\n"images":[',
    ...list(images),
    ']}\n',
  ]
}

/** What a history file holds, ready to be added; `skipped` counts entries that cannot be read or come twice. */
export type HistoryRows = { chats: Chat[]; turns: Turn[]; images: FileImage[]; skipped: number }

/** Why a file is not a history: cut short or no JSON at all, another product's, or of a newer version. */
export type HistoryRefusal = 'damaged' | 'foreign' | 'newer' | 'too-big'

/** Reads an exported history; never throws. */
export function readHistoryFile(
  text: string,
): { ok: true; value: HistoryRows } | { ok: false; reason: HistoryRefusal } {
  const file = parseJson(text)
  if (file === undefined) return { ok: false, reason: 'damaged' }
  if (!isRecord(file) || file.format !== historyFormat) return { ok: false, reason: 'foreign' }
  if (typeof file.version === 'number' && file.version > historyVersion) return { ok: false, reason: 'newer' }
  if (file.version !== historyVersion) return { ok: false, reason: 'foreign' }
  const lists = [file.chats, file.turns, file.images].map((list) => (Array.isArray(list) ? list : []))
  const [chatRows = [], turnRows = [], imageRows = []] = lists
  const chats = firstOfEach(chatRows.flatMap((row) => readChatRow(row) ?? []))
  const known = new Set(chats.map(({ id }) => id))
  const readable = turnRows.flatMap((row) => readTurnRow(row) ?? [])
  const turns = firstOfEach(readable.filter((turn) => known.has(turn.chatId)))
  const images = firstOfEach(imageRows.flatMap((row) => readImage(row) ?? []))
  const rowCount = chatRows.length + turnRows.length + imageRows.length
  return {
    ok: true,
    value: {
      chats: chats.map((chat) => ({ ...chat, deletedAt: null, isPrivate: false })),
      turns: turns.map(asEnded),
      images,
      skipped: rowCount - chats.length - turns.length - images.length,
    },
  }
}

/** An answer that was running when it was exported does not run here. */
function asEnded(turn: Turn): Turn {
  return { ...turn, leaseUntil: null, ...(isRunning(turn) ? { state: { name: 'interrupted' } } : {}) }
}

function firstOfEach<Row extends { id: string }>(rows: Row[]): Row[] {
  const first = new Map<string, Row>()
  for (const row of rows) if (!first.has(row.id)) first.set(row.id, row)
  return [...first.values()]
}

function readImage(row: unknown): FileImage | null {
  if (!isRecord(row)) return null
  const { id, type, base64 } = row
  if (typeof id !== 'string' || typeof type !== 'string' || typeof base64 !== 'string') return null
  return /^[0-9a-f]{64}$/.test(id) && /^image\/[\w.+-]{1,60}$/.test(type) ? { id, type, base64 } : null
}
