import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { migrations } from './migrations.ts'

/** Rows are `unknown` until `core/stored-rows.ts` has read them. */
export interface Schema extends DBSchema {
  chats: { key: string; value: unknown; indexes: { sequence: number } }
  turns: { key: string; value: unknown; indexes: { chatId: string; leaseUntil: number } }
  images: { key: string; value: unknown }
}

type Connection = { database: IDBPDatabase<Schema>; isNewer: boolean }

/** Thrown by every write to a database that a newer version of the extension made. */
export class NewerDatabaseError extends Error {
  override name = 'NewerDatabaseError'
}

const databaseName = 'conversations'
/** A database held open elsewhere in an older version must not make a promise wait for ever. */
const openTimeoutMs = 5000
let connecting: Promise<Connection> | null = null

/** The database for reading; rejects when there is none, or when it does not open within 5 s. */
export async function databaseToRead(): Promise<IDBPDatabase<Schema>> {
  return (await connect()).database
}

/** The database for writing; rejects with NewerDatabaseError when its rows may mean what this version does not know. */
export async function databaseToWrite(): Promise<IDBPDatabase<Schema>> {
  const { database, isNewer } = await connect()
  if (isNewer) throw new NewerDatabaseError('the database belongs to a newer version')
  return database
}

/** Whether the database, if it could be opened, belongs to a newer version of the extension. */
export async function isDatabaseNewer(): Promise<boolean> {
  return (await connect()).isNewer
}

function connect(): Promise<Connection> {
  connecting ??= open().catch((error: unknown) => {
    connecting = null
    throw error
  })
  return connecting
}

async function open(): Promise<Connection> {
  const letGo = () => {
    connecting = null
  }
  const callbacks = {
    // Another version of the extension, or "clear site data", wants the database: let go, and open again when needed.
    blocking: (_current: number, _blocked: number | null, event: IDBVersionChangeEvent) => {
      letGo()
      if (event.target instanceof IDBDatabase) event.target.close()
    },
    terminated: letGo,
  }
  const opening = openDB<Schema>(databaseName, migrations.length, {
    ...callbacks,
    async upgrade(database, oldVersion, _newVersion, upgrade) {
      // The opening rejects with it; here it would be an unhandled one.
      upgrade.done.catch(() => {})
      try {
        for (const migrate of migrations.slice(oldVersion)) {
          await migrate(database as unknown as IDBPDatabase<unknown>, upgrade as never)
        }
      } catch {
        // Else the browser would commit the half that was done.
        upgrade.abort()
      }
    },
  })
  try {
    return { database: await withinTime(opening), isNewer: false }
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'VersionError')) throw error
    return { database: await withinTime(openDB<Schema>(databaseName, undefined, callbacks)), isNewer: true }
  }
}

/** Settles within the time; a database that opens later is closed again. */
async function withinTime(opening: Promise<IDBPDatabase<Schema>>): Promise<IDBPDatabase<Schema>> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isLate = false
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      isLate = true
      reject(new Error('the database did not open'))
    }, openTimeoutMs)
  })
  opening.then(
    (database) => isLate && database.close(),
    () => {},
  )
  try {
    return await Promise.race([opening, late])
  } finally {
    clearTimeout(timer)
  }
}
