import { get as getHttp, type IncomingMessage } from 'node:http'
import { get as getHttps } from 'node:https'
import { type ApiError, apiError, type Checked } from './api-error.ts'

const maxBytes = 50 * 1024 * 1024
const timeoutMs = 5000
const maxRedirects = 3

/** How the stand-in signs its downloads, so that the demo can tell them from the browser's. */
export const downloaderName = 'stand-in-api'

const refused = (message: string): { error: ApiError } => ({
  error: apiError(400, message, { code: 'invalid_image_url', param: 'url' }),
})

/** A server on the internet cannot reach these; `*.example` stands for the internet and is this computer. */
function isPrivate(hostname: string): boolean {
  return (
    /^(localhost|.*\.localhost|.*\.local|127\..*|10\..*|192\.168\..*|169\.254\..*|0\.0\.0\.0|\[.*\])$/.test(
      hostname,
    ) || /^172\.(1[6-9]|2\d|3[01])\./.test(hostname)
  )
}

function open(url: URL, signal: AbortSignal): Promise<IncomingMessage> {
  const hostname = url.hostname.endsWith('.example') ? '127.0.0.1' : url.hostname
  const get = url.protocol === 'https:' ? getHttps : getHttp
  const options = {
    hostname,
    port: url.port || undefined,
    path: url.pathname + url.search,
    headers: { host: url.host, 'user-agent': downloaderName, accept: 'image/*' },
    agent: false,
    signal,
  }
  return new Promise((resolve, reject) => get(options, resolve).on('error', reject))
}

async function readBody(response: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of response) {
    length += chunk.length
    if (length > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Fetches a link as the API does: public hosts only, within 50 MB and 5 s, a few redirects. */
export async function download(
  link: string,
  cancelled: AbortSignal,
): Promise<Checked<{ declaredType: string | null; bytes: Buffer }>> {
  const deadline = AbortSignal.timeout(timeoutMs)
  const signal = AbortSignal.any([deadline, cancelled])
  let address = link
  try {
    for (let redirects = 0; redirects <= maxRedirects; redirects++) {
      if (!URL.canParse(address))
        return refused(`Failed to download image from ${link}. Image URL is invalid.`)
      const url = new URL(address)
      if (!/^https?:$/.test(url.protocol) || isPrivate(url.hostname))
        return refused(`Error while downloading ${link}.`)
      const response = await open(url, signal)
      const status = response.statusCode ?? 0
      if (status >= 300 && status < 400 && response.headers.location) {
        response.destroy()
        address = new URL(response.headers.location, url).href
        continue
      }
      if (status !== 200) {
        response.destroy()
        return refused(`Error while downloading ${link}. Upstream status code: ${status}.`)
      }
      const bytes = await readBody(response)
      if (!bytes) {
        response.destroy()
        return {
          error: apiError(400, `The image at ${link} is too large.`, { code: 'image_file_too_large' }),
        }
      }
      return { value: { declaredType: response.headers['content-type'] ?? null, bytes } }
    }
  } catch {
    if (deadline.aborted) return refused(`Timeout while downloading ${link}.`)
    // Refused, reset, unknown host or a broken body: one answer for all of them.
  }
  return refused(`Error while downloading ${link}.`)
}
