import type { IncomingMessage, ServerResponse } from 'node:http'
import { downloaderName } from '../../api/download.ts'
import { sendPicture } from '../page-servers.ts'

/**
 * Pictures under `/guarded/GUARD/…` that are given on conditions: a Referer, a cookie, a password (`demo`, `demo`), the
 * same origin, after redirects, or never to the end; `two-faced` shows the API another one than the browser. Whether the
 * request was for one of them.
 */
export async function sendGuarded(
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  pictures: ReadonlyMap<string, Buffer>,
): Promise<boolean> {
  const [, start, guard, ...rest] = url.pathname.split('/')
  if (start !== 'guarded') return false
  const name = rest.at(-1) ?? ''
  const { referer = '', cookie = '', authorization = '' } = request.headers
  const refuse = (status: number) => {
    response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>No</h1>')
    return true
  }
  switch (guard) {
    case 'referer':
      // The pages of the gallery, whatever name this computer goes by.
      if (!/^http:\/\/(127\.0\.0\.1|gallery\.example)(:\d+)?\//.test(referer)) return refuse(403)
      break
    case 'cookie':
      if (!cookie.includes('demo=1')) return refuse(403)
      break
    case 'password':
      if (authorization !== `Basic ${btoa('demo:demo')}`) {
        response.setHeader('www-authenticate', 'Basic realm="demo"')
        return refuse(401)
      }
      break
    case 'corp':
      response.setHeader('cross-origin-resource-policy', 'same-origin')
      break
    case 'redirect': {
      const left = Number(rest[0])
      if (left > 0) {
        response.writeHead(302, { location: `/guarded/redirect/${left - 1}/${name}` }).end()
        return true
      }
      break
    }
    case 'two-faced':
      if (request.headers['user-agent'] === downloaderName) {
        sendPicture(pictures, 'photo.jpg', response)
        return true
      }
      break
    case 'endless': {
      response.writeHead(200, { 'content-type': 'image/png' })
      response.write((pictures.get(name) ?? Buffer.alloc(0)).subarray(0, 64))
      return true
    }
    default:
      return refuse(404)
  }
  sendPicture(pictures, name, response)
  return true
}
