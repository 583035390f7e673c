import { type DBSchema, type IDBPDatabase, type OpenDBCallbacks, openDB } from 'idb'

/** A database held open elsewhere in an older version must not make a promise wait for ever. */
const openTimeoutMs = 5000

/** What every opening of a database must hear of. */
type LettingGo = Pick<OpenDBCallbacks<unknown>, 'blocking' | 'terminated'>

/** Gives what `open` opens: once, and again after it failed, or after the database was let go because another wants it. */
export function openedOnce<T>(open: (lettingGo: LettingGo) => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | null = null
  const letGo = () => {
    opened = null
  }
  const lettingGo: LettingGo = {
    // Another version of the extension, or "clear site data", wants the database: let go, and open again when needed.
    blocking: (_current, _blocked, event) => {
      letGo()
      if (event.target instanceof IDBDatabase) event.target.close()
    },
    terminated: letGo,
  }
  return () => {
    opened ??= open(lettingGo).catch((error: unknown) => {
      letGo()
      throw error
    })
    return opened
  }
}

/** Opens a database, at its present version if that is undefined; rejects after 5 s, and closes what opens later. */
export async function openInTime<Schema extends DBSchema>(
  name: string,
  version: number | undefined,
  callbacks: OpenDBCallbacks<Schema>,
): Promise<IDBPDatabase<Schema>> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isLate = false
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      isLate = true
      reject(new Error('the database did not open'))
    }, openTimeoutMs)
  })
  const opening = openDB<Schema>(name, version, callbacks)
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
