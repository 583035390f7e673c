import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** A database held open elsewhere in an older version must not make a promise wait for ever. */
const openTimeoutMs = 5000

/** Gives a database, opened once and again after it was closed; rejects when it cannot be opened now. */
export function databaseOpener<Schema extends DBSchema>(
  name: string,
  version: number,
  upgrade: (db: IDBPDatabase<Schema>, oldVersion: number) => void,
): () => Promise<IDBPDatabase<Schema>> {
  let opened: Promise<IDBPDatabase<Schema>> | null = null
  async function open(): Promise<IDBPDatabase<Schema>> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the database did not open')), openTimeoutMs)
    })
    try {
      const opening = openDB<Schema>(name, version, {
        upgrade,
        // A newer version of the extension, or "clear site data", wants the database: let go, and open again when needed.
        blocking: (_current, _blocked, event) => {
          opened = null
          ;(event.target as IDBDatabase).close()
        },
        terminated: () => {
          opened = null
        },
      })
      return await Promise.race([opening, late])
    } catch (error) {
      opened = null
      throw error
    } finally {
      clearTimeout(timer)
    }
  }
  return () => {
    opened ??= open()
    return opened
  }
}
