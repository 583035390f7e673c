import { isLocalServer } from '../../core/server/server-kind.ts'

/** How long a look at a server on this computer may take, in milliseconds. */
const lookMilliseconds = 2000

/**
 * Whether a server on this computer is there but lets no extension in. Its refusal (no CORS headers) looks like a network
 * error to us, the same as no server at all; so ask again without the key: readable means it lets us in, opaque that it
 * does not. For other servers nothing is asked.
 */
export async function isLocalServerRefusing(baseUrl: string, signal: AbortSignal): Promise<boolean> {
  if (!isLocalServer(baseUrl)) return false
  const answers = async (mode: RequestMode) => {
    try {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(lookMilliseconds)])
      const response = await fetch(`${baseUrl}/models`, {
        mode,
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: limit,
      })
      await response.body?.cancel()
      return true
    } catch {
      // No server, no entry, or too slow: all of them are "no".
      return false
    }
  }
  return !(await answers('cors')) && (await answers('no-cors'))
}
