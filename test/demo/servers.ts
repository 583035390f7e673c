import { EventEmitter, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ApiRequest } from './api/api-request.ts'
import { createStandInApi } from './api/stand-in-api.ts'
import { type PageRequest, recordPageRequest, serveForeign, serveGallery } from './gallery/page-servers.ts'
import { loadPictures } from './gallery/pictures/pictures.ts'
import { listen } from './listen.ts'
import { sayRequest } from './request-line.ts'

/** The running demo: the gallery, the host of foreign images and the stand-in API. */
export type Demo = {
  /** `http://127.0.0.1:PORT/`: a private page, whose images must travel as bytes. */
  galleryUrl: string
  /** `http://gallery.example:PORT/`: the same as a public page; browsers need `*.example` mapped to this computer. */
  publicGalleryUrl: string
  /** The host of foreign images, without a slash at the end; on the public gallery it is `images.example`. */
  foreignUrl: string
  publicForeignUrl: string
  /** With its `/v1`. */
  apiBaseUrl: string
  /** Everything but preflights that reached the API, oldest first. */
  requests: ApiRequest[]
  /** Everything that reached the gallery and the foreign host, oldest first. */
  pageRequests: PageRequest[]
  /** The first recorded request that was judged and satisfies the predicate, by default any to Chat Completions. */
  waitForRequest(predicate?: (request: ApiRequest) => boolean, timeoutMs?: number): Promise<ApiRequest>
  /** Tells the stand-in that what it wrote in the name of a model has been read; only with `readersTell`. */
  wasRead(model: string): void
  /** Forgets what was recorded and how often each fault was asked for. */
  reset(): void
  close(): Promise<void>
}

const isChat = ({ path }: ApiRequest) => path === '/v1/chat/completions'

/**
 * Starts the demo on 127.0.0.1. `port` is the gallery's, with the two after it for foreign images and the API; 0 (and a
 * port that is taken) gives random ones. `onRequest` hears of each API request twice: judged, and over; `onDrawing` of how
 * many pictures are drawn first. With `readersTell` a connection that is to be cut stays open until `wasRead`; else, for a
 * person, a second.
 */
export async function startDemo(
  options: {
    port?: number
    onRequest?: (request: ApiRequest) => void
    onDrawing?: (count: number) => void
    readersTell?: boolean
  } = {},
): Promise<Demo> {
  const pictures = await loadPictures(options.onDrawing)
  const waiting = new Set<() => void>()
  const readers = new EventEmitter()
  const pageRequests: PageRequest[] = []
  const port = (offset: number) => (options.port ? options.port + offset : 0)

  const foreign = await listen(port(1), async (request, response) => {
    pageRequests.push(recordPageRequest('foreign', request))
    await serveForeign(request, response, pictures)
  })
  const gallery = await listen(port(0), async (request, response) => {
    pageRequests.push(recordPageRequest('gallery', request))
    await serveGallery(request, response, pictures, foreign.port)
  })
  const standIn = createStandInApi({
    foreignUrl: () => `http://127.0.0.1:${foreign.port}`,
    listener: (request) => {
      options.onRequest?.(request)
      for (const look of [...waiting]) look()
    },
    untilRead: (model, signal) =>
      options.readersTell
        ? once(readers, model, { signal }).then(() => {})
        : sleep(1000, undefined, { signal }),
  })
  const api = await listen(port(2), standIn.handle)
  const { requests } = standIn

  return {
    galleryUrl: `http://127.0.0.1:${gallery.port}/`,
    publicGalleryUrl: `http://gallery.example:${gallery.port}/`,
    foreignUrl: `http://127.0.0.1:${foreign.port}`,
    publicForeignUrl: `http://images.example:${foreign.port}`,
    apiBaseUrl: `http://127.0.0.1:${api.port}/v1`,
    requests,
    pageRequests,
    waitForRequest(predicate = isChat, timeoutMs = 15_000) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look)
          const seen = requests.map(sayRequest).join('\n') || 'none at all'
          reject(new Error(`no such request within ${timeoutMs} ms; there were:\n${seen}`))
        }, timeoutMs)
        const look = () => {
          const found = requests.find((request) => request.outcome !== 'pending' && predicate(request))
          if (!found) return
          clearTimeout(timer)
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        look()
      })
    },
    wasRead: (model) => void readers.emit(model),
    reset() {
      requests.length = 0
      pageRequests.length = 0
      standIn.forgetAttempts()
    },
    async close() {
      await Promise.all([gallery.close(), foreign.close(), api.close()])
    },
  }
}
