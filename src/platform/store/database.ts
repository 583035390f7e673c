import type { DBSchema, IDBPDatabase } from 'idb'
import { migrations } from './migrations.ts'
import { openedOnce, openInTime } from './open-database.ts'

/** Rows are `unknown` until `core/chat/stored-rows.ts` has read them. */
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

const connect = openedOnce(async (lettingGo): Promise<Connection> => {
  try {
    const database = await openInTime<Schema>(databaseName, migrations.length, {
      ...lettingGo,
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
    return { database, isNewer: false }
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'VersionError')) throw error
    return { database: await openInTime<Schema>(databaseName, undefined, lettingGo), isNewer: true }
  }
})
