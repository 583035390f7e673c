import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server on this computer; `close` ends its connections too, running answers included. */
export type LocalServer = { port: number; close(): Promise<void> }

/** Listens on 127.0.0.1; a `port` of 0, or one that is taken, gives a random one. */
export async function listen(
  port: number,
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<LocalServer> {
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A peer that left in mid-request is no fault of the server's.
      if (!request.destroyed && !response.destroyed) console.error(error)
      response.destroy()
    })
  })
  // An answer may stay silent for minutes when a fault asks for it.
  server.requestTimeout = 0
  server.keepAliveTimeout = 1000
  const attempt = (wanted: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(wanted, '127.0.0.1', () => {
        server.off('error', reject)
        resolve()
      })
    })
  await attempt(port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    return attempt(0)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
