import type { IncomingMessage, ServerResponse } from 'node:http'
import { downloaderName } from '../api/download.ts'
import { renderGallery } from './gallery.ts'
import { sendHostilePage } from './hostile-page.ts'
import { sendGuarded } from './pictures/guarded-pictures.ts'
import { framePage, renderPlaces } from './places/places.ts'

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
  webm: 'video/webm',
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

/** Sends one of the gallery's files. */
export function sendPicture(
  pictures: ReadonlyMap<string, Buffer>,
  name: string,
  response: ServerResponse,
): void {
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
  const origins = originsFor(host, foreignPort)
  const only = url.searchParams.get('only')?.split(',') ?? []
  if (url.pathname === '/places') {
    // The cookie that one of the pictures asks for.
    response.setHeader('set-cookie', 'demo=1; SameSite=Lax; Path=/')
    return sendPage(response, await renderPlaces(origins, only))
  }
  if (url.pathname === '/endless') return sendEndlessPage(response)
  if (sendHostilePage(url, response)) return
  if (url.pathname.startsWith('/frame/'))
    return sendPage(response, framePage(decodeURIComponent(url.pathname.slice(7))))
  if (await sendGuarded(url, request, response, pictures)) return
  if (url.pathname === '/') return sendPage(response, await renderGallery(pictures, origins, only))
  if (url.pathname === '/pictures/login.png') {
    response.writeHead(200, { 'content-type': 'image/png' })
    return void response.end('<!doctype html><title>Log in</title><h1>Please log in</h1>')
  }
  sendPicture(pictures, decodeURIComponent(url.pathname.replace('/pictures/', '')), response)
}

/** How a page that was opened under `host` must name the others. */
const originsFor = (host: string, foreignPort: number) => ({
  foreign: `http://${host.startsWith('127.') ? '127.0.0.1' : 'images.example'}:${foreignPort}`,
})

function sendPage(response: ServerResponse, page: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
  response.end(page)
}

/** A page that has its picture and loads on, without an end. */
function sendEndlessPage(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
  response.write('<!doctype html><title>Endless</title><img class="target" src="/pictures/alone.png" alt="">')
}

/** Answers for the foreign host: pictures, one of them readable by others, and a trap for redirected API requests. */
export async function serveForeign(
  request: IncomingMessage,
  response: ServerResponse,
  pictures: ReadonlyMap<string, Buffer>,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://images')
  const { pathname } = url
  if (pathname.startsWith('/frame/'))
    return sendPage(response, framePage(decodeURIComponent(pathname.slice(7))))
  if (await sendGuarded(url, request, response, pictures)) return
  const isTrap = pathname.startsWith('/v1/')
  if (isTrap || pathname.includes('-cors')) response.setHeader('access-control-allow-origin', '*')
  if (isTrap) {
    response.setHeader('access-control-allow-headers', '*, authorization, content-type')
    return void response.writeHead(request.method === 'OPTIONS' ? 204 : 200).end()
  }
  sendPicture(pictures, pathname.replace('/pictures/', ''), response)
}
