import type { ApiRequest } from './api/api-request.ts'
import { checkRequest, isVendor } from './api/check-request.ts'
import { decodeImage } from './api/decode-image.ts'
import type { ReceivedImage } from './api/read-image-part.ts'

const sayImage = ({
  as,
  decoded,
  detail,
  tokens,
}: Pick<ReceivedImage, 'as' | 'decoded' | 'detail' | 'tokens'>) =>
  [
    as,
    decoded && `${decoded.type} ${decoded.width}x${decoded.height}`,
    `detail ${detail ?? 'none'}`,
    tokens > 0 && `${tokens} tokens`,
  ]
    .filter(Boolean)
    .join(' ')

/** One line on a request that reached the stand-in; never the key, never an image. */
export function sayRequest(request: ApiRequest): string {
  const tokens = request.promptTokens === null ? null : `${request.promptTokens} prompt tokens`
  const outcome =
    request.outcome === 'refused' ? `${request.status} ${request.errorCode ?? ''}`.trim() : request.outcome
  return [
    `${request.method} ${request.path}`,
    request.model,
    ...request.images.map(sayImage),
    tokens,
    outcome,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** One line on a request to a real API, as the browser sent it; links are not opened for it. */
export async function sayBody(method: string, url: string, body: unknown): Promise<string> {
  const isForVendor = isVendor(new URL(url).host) && url.endsWith('/chat/completions')
  const checked = checkRequest(body, { detailMayBeMissing: true, isForVendor })
  const asked = 'request' in checked ? checked.request : null
  const images = (asked?.images ?? []).map(async ({ url: image, detail }) => {
    const [, base64] = image.split(';base64,')
    const decoded = base64 === undefined ? null : await decodeImage(Buffer.from(base64, 'base64'))
    return sayImage({ as: base64 === undefined ? 'link' : 'bytes', decoded, detail, tokens: 0 })
  })
  return [
    `${method} ${new URL(url).host}${new URL(url).pathname}`,
    asked?.model,
    ...(await Promise.all(images)),
  ]
    .filter(Boolean)
    .join(' · ')
}
