/** The database as earlier versions made and filled it: snapshots, never edited after the version was shipped. */

function open(version: number, upgrade: (database: IDBDatabase) => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('conversations', version)
    request.onupgradeneeded = () => upgrade(request.result)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** A chat as version 1 wrote it. */
export const chatOfVersion1 = {
  id: 'chat-1',
  title: 'A lake',
  createdAt: 1_790_000_000_000,
  updatedAt: 1_790_000_060_000,
  sequence: 7,
  thumbnail: 'data:image/webp;base64,UklGRg==',
  deletedAt: null,
  isPrivate: false,
}

const usage = {
  promptTokens: 900,
  completionTokens: 40,
  imageTokens: 765,
  cachedTokens: null,
  reasoningTokens: null,
}
const estimate = {
  imageTokens: 765,
  textTokens: 120,
  maxAnswerTokens: 4096,
  usd: 0.001,
  maxAnswerUsd: 0.02,
  rule: 'published',
}

/** A finished turn as version 1 wrote it. */
export const turnOfVersion1 = {
  id: 'turn-1',
  chatId: 'chat-1',
  sequence: 1,
  createdAt: 1_790_000_000_000,
  question: "What's in this image?",
  images: [
    {
      id: 'a1',
      link: 'https://images.example/lake.jpg',
      type: 'image/jpeg',
      size: { width: 1200, height: 800 },
      byteLength: 120_000,
      animated: false,
      copy: { source: 'page', type: 'image/jpeg', size: { width: 1200, height: 800 }, byteLength: 120_000 },
      preview: 'data:image/webp;base64,UklGRg==',
      alternativeText: 'A lake',
    },
  ],
  sent: [
    {
      imageId: 'a1',
      as: 'link',
      level: 'high',
      type: null,
      size: { width: 1200, height: 800 },
      byteLength: null,
      conversions: [],
      note: null,
    },
  ],
  model: 'gpt-6-luna',
  detail: 'auto',
  host: 'api.openai.com',
  state: { name: 'done' },
  answer: 'A lake between mountains.',
  estimate,
  requests: [{ startedAt: 1_790_000_000_500, estimate, usage, usd: 0.001, requestId: 'req_1' }],
  repeats: null,
}

/** Makes the database of version 1 with the given rows and closes it. */
export async function makeVersion1(rows: {
  chats: object[]
  turns: object[]
  images: object[]
}): Promise<void> {
  const database = await open(1, (made) => {
    made.createObjectStore('chats', { keyPath: 'id' }).createIndex('sequence', 'sequence')
    made.createObjectStore('turns', { keyPath: 'id' }).createIndex('chatId', 'chatId')
    made.createObjectStore('images', { keyPath: 'id' })
  })
  await fill(database, rows)
}

/** Makes a database of a version that does not exist yet. */
export async function makeNewerVersion(rows: { chats: object[]; turns: object[] }): Promise<void> {
  const database = await open(99, (made) => {
    made.createObjectStore('chats', { keyPath: 'id' }).createIndex('sequence', 'sequence')
    const turns = made.createObjectStore('turns', { keyPath: 'id' })
    turns.createIndex('chatId', 'chatId')
    turns.createIndex('leaseUntil', 'leaseUntil')
    made.createObjectStore('images', { keyPath: 'id' })
    made.createObjectStore('dreams', { keyPath: 'id' })
  })
  await fill(database, { ...rows, images: [] })
}

/** Every row of a store as it lies there, whatever the version. */
export async function readRaw(store: string): Promise<unknown[]> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('conversations')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const rows = await new Promise<unknown[]>((resolve) => {
    const request = database.transaction(store).objectStore(store).getAll()
    request.onsuccess = () => resolve(request.result)
  })
  database.close()
  return rows
}

async function fill(database: IDBDatabase, rows: Record<string, object[]>): Promise<void> {
  const transaction = database.transaction(Object.keys(rows), 'readwrite')
  for (const [store, values] of Object.entries(rows))
    for (const value of values) transaction.objectStore(store).put(value)
  await new Promise((resolve) => {
    transaction.oncomplete = resolve
  })
  database.close()
}
