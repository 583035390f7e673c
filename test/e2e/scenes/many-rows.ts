import { historyFormat, historyVersion } from '../../../src/core/chat/history-file.ts'
import { chatOfVersion1, turnOfVersion1 } from '../../unit/samples/old-schemas.ts'

const chatCount = 250
const turnsEach = 4

/** How many rows there are. */
export const manyRows = { chats: chatCount, turns: chatCount * turnsEach }

const chats = Array.from({ length: chatCount }, (_, index) => ({
  ...chatOfVersion1,
  id: `chat-${index}`,
  sequence: index + 1,
  thumbnail: null,
}))
const turns = chats.flatMap(({ id }) =>
  Array.from({ length: turnsEach }, (_, index) => ({
    ...turnOfVersion1,
    id: `${id}-turn-${index}`,
    chatId: id,
    sequence: index + 1,
    images: [],
    answer: 'A lake between mountains. '.repeat(20),
  })),
)

/** The rows as a history file. */
export const manyRowsFile = JSON.stringify({
  format: historyFormat,
  version: historyVersion,
  exportedAt: 0,
  chats,
  turns: turns.map((turn) => ({ ...turn, leaseUntil: null, earlierImages: 'sent', reusedFrom: null })),
  images: [],
})

/** Source of an expression that puts a database of version 1 with the rows in place of the one that is there. */
export const putVersion1Source = `(() => {
const put = () => new Promise((resolve, reject) => {
  const removing = indexedDB.deleteDatabase('conversations')
  removing.onerror = () => reject(removing.error)
  removing.onsuccess = () => {
    const opening = indexedDB.open('conversations', 1)
    opening.onupgradeneeded = () => {
      const database = opening.result
      database.createObjectStore('chats', { keyPath: 'id' }).createIndex('sequence', 'sequence')
      database.createObjectStore('turns', { keyPath: 'id' }).createIndex('chatId', 'chatId')
      database.createObjectStore('images', { keyPath: 'id' })
      for (const row of ${JSON.stringify(chats)}) opening.transaction.objectStore('chats').put(row)
      for (const row of ${JSON.stringify(turns)}) opening.transaction.objectStore('turns').put(row)
    }
    opening.onsuccess = () => { opening.result.close(); resolve(null) }
    // The background has opened it in between, in today's version.
    opening.onerror = () => resolve(put())
  }
})
return put()
})()`

/** What the database holds; `leased` counts turns that version 2 has written. */
export type StoredCounts = { version: number; chats: number; turns: number; leased: number }

/** Source of an expression that counts what is stored, as it lies there. */
export const storedCountsSource = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('conversations')
  opening.onerror = () => reject(opening.error)
  opening.onsuccess = async () => {
    const database = opening.result
    const all = (name) => new Promise((done) => {
      const reading = database.transaction(name).objectStore(name).getAll()
      reading.onsuccess = () => done(reading.result)
    })
    const [chats, turns] = [await all('chats'), await all('turns')]
    database.close()
    resolve({
      version: database.version,
      chats: chats.length,
      turns: turns.length,
      leased: turns.filter((turn) => 'leaseUntil' in turn).length,
    })
  }
})`

/** Source of an expression that gives a file to the import of the options page, and does not wait for it. */
export const importSource = `new Promise((resolve) => {
  const look = () => {
    const input = document.querySelector('input[type=file]')
    const button = [...document.querySelectorAll('button')].find((each) => each.textContent.startsWith('Import'))
    if (!input || !button || button.disabled) return setTimeout(look, 50)
    const chosen = new DataTransfer()
    chosen.items.add(new File([${JSON.stringify(manyRowsFile)}], 'history.json'))
    input.files = chosen.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
    resolve(null)
  }
  look()
})`
