import { type ApiError, apiError, type Checked } from './api-error.ts'
import { type DecodedImage, decodeImage } from './decode-image.ts'
import { download } from './download.ts'

export type Detail = 'auto' | 'low' | 'high' | 'original'

/** One image of a request, fetched or decoded for real. */
export type ReceivedImage = {
  as: 'link' | 'bytes'
  /** The link; null for bytes. */
  url: string | null
  /** The MIME type that the data URL or the link's host claims. */
  declaredType: string | null
  /** Null when there is nothing that decodes. */
  decoded: DecodedImage | null
  detail: Detail | null
  bytes: Buffer
  byteLength: number
  /** By the published rule; 0 when the image is refused. */
  tokens: number
  error: ApiError | null
}

const accepted = ['image/png', 'image/jpeg', 'image/webp', 'image/gif']

const unsupported = apiError(
  400,
  "You uploaded an unsupported image. Please make sure your image has of one the following formats: ['png', 'jpeg', 'gif', 'webp'].",
  { code: 'invalid_image_format' },
)

/** Why the API refuses what it got; null when it takes it. */
function judge(bytes: Buffer, decoded: DecodedImage | null): ApiError | null {
  if (bytes.length === 0) return apiError(400, 'The image file is empty.', { code: 'empty_image_file' })
  const supported = "['image/jpeg', 'image/png', 'image/gif', 'image/webp']"
  if (!decoded && /^(\xff\xd8\xff|\x89PNG|GIF8|RIFF)/.test(bytes.toString('latin1', 0, 4)))
    return apiError(
      400,
      `The image data you provided does not represent a valid image. Please check your input and try again with one of the supported image formats: ${supported}.`,
      { code: 'image_parse_error' },
    )
  if (!decoded || !accepted.includes(decoded.type)) return unsupported
  if (decoded.animated && decoded.type !== 'image/png') return unsupported
  return null
}

function readDataUrl(url: string): Checked<{ declaredType: string; bytes: Buffer }> {
  const [, declaredType, base64] = /^data:([\w.+-]+\/[\w.+-]+);base64,([A-Za-z0-9+/]*={0,2})$/.exec(url) ?? []
  if (declaredType === undefined || base64 === undefined || base64.length % 4 !== 0)
    return { error: apiError(400, 'Invalid base64 image_url.', { code: 'invalid_base64_image' }) }
  if (!declaredType.startsWith('image/'))
    return {
      error: apiError(400, 'Invalid MIME type. Only image types are supported.', {
        code: 'invalid_image_format',
      }),
    }
  return { value: { declaredType, bytes: Buffer.from(base64, 'base64') } }
}

/** Downloads or decodes what an `image_url` names; its `error` says why the API would refuse it. */
export async function readImagePart(
  url: string,
  detail: Detail | null,
  signal: AbortSignal,
): Promise<ReceivedImage> {
  const isData = url.startsWith('data:')
  const found = isData ? readDataUrl(url) : await download(url, signal)
  const image = { as: isData ? 'bytes' : 'link', url: isData ? null : url, detail, tokens: 0 } as const
  if ('error' in found)
    return {
      ...image,
      declaredType: null,
      decoded: null,
      bytes: Buffer.alloc(0),
      byteLength: 0,
      error: found.error,
    }
  const { declaredType, bytes } = found.value
  const decoded = await decodeImage(bytes)
  const error = judge(bytes, decoded)
  return { ...image, declaredType, decoded, bytes, byteLength: bytes.length, error }
}
