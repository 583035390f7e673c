import type { IncomingMessage, ServerResponse } from 'node:http'
import { downloaderName } from './download.ts'
import { renderGallery } from './gallery.ts'

/** A request that reached the gallery or the host of foreign images. */
export type PageRequest = {
  server: 'gallery' | 'foreign'
  /** The stand-in API downloads links itself. */
  by: 'browser' | 'stand-in'
  method: string
  /** Path and query. */
  url: string
  headers: Record<string, string>
}

const contentTypes: Record<string, string> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
  gif: 'image/gif',
  bmp: 'image/bmp',
  ico: 'image/x-icon',
  heic: 'image/heic',
  tiff: 'image/tiff',
}

/** A request as it is recorded. */
export function recordPageRequest(server: PageRequest['server'], request: IncomingMessage): PageRequest {
  return {
    server,
    by: request.headers['user-agent'] === downloaderName ? 'stand-in' : 'browser',
    method: request.method ?? '',
    url: request.url ?? '',
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    ),
  }
}

function sendPicture(pictures: ReadonlyMap<string, Buffer>, name: string, response: ServerResponse): void {
  const bytes = pictures.get(name)
  if (!bytes) return void response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>')
  const extension = name.split('.').at(-1) ?? ''
  response.writeHead(200, {
    'content-type': contentTypes[extension] ?? 'application/octet-stream',
    'content-length': bytes.length,
    'cache-control': 'no-store',
  })
  response.end(bytes)
}

/** Answers for the gallery: the page and its pictures. */
export async function serveGallery(
  request: IncomingMessage,
  response: ServerResponse,
  pictures: ReadonlyMap<string, Buffer>,
  foreignPort: number,
): Promise<void> {
  const host = request.headers.host ?? ''
  const url = new URL(request.url ?? '/', 'http://gallery')
  if (url.pathname === '/') {
    const foreignHost = host.startsWith('127.') ? '127.0.0.1' : 'images.example'
    const page = await renderGallery(pictures, { foreign: `http://${foreignHost}:${foreignPort}` })
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    return void response.end(page)
  }
  if (url.pathname === '/pictures/login.png') {
    response.writeHead(200, { 'content-type': 'image/png' })
    return void response.end('<!doctype html><title>Log in</title><h1>Please log in</h1>')
  }
  sendPicture(pictures, url.pathname.replace('/pictures/', ''), response)
}

/** Answers for the foreign host: pictures, one of them readable by others, and a trap for redirected API requests. */
export async function serveForeign(
  request: IncomingMessage,
  response: ServerResponse,
  pictures: ReadonlyMap<string, Buffer>,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://images')
  const isTrap = pathname.startsWith('/v1/')
  if (isTrap || pathname.includes('-cors')) response.setHeader('access-control-allow-origin', '*')
  if (isTrap) {
    response.setHeader('access-control-allow-headers', '*, authorization, content-type')
    return void response.writeHead(request.method === 'OPTIONS' ? 204 : 200).end()
  }
  sendPicture(pictures, pathname.replace('/pictures/', ''), response)
}
