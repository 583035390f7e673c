import { apiError } from '../api-error.ts'
import type { Asked, Fault } from './fault.ts'

const imageRefused = (code: string, message: string) => apiError(400, message, { code })

const unsupportedFormat = imageRefused(
  'invalid_image_format',
  "You uploaded an unsupported image. Please make sure your image has of one the following formats: ['png', 'jpeg', 'gif', 'webp'].",
)

const sentLink = ({ images }: Asked) => images.find(({ as }) => as === 'link')

const unknownParameter = (parameter: string) =>
  apiError(400, `Unknown parameter: '${parameter}'.`, { code: 'unknown_parameter', param: parameter })

/** A server that does not know a parameter of the body. */
const withoutParameter = (name: string, parameter: string): Fault => ({
  name,
  shows: `a server that does not know ${parameter}`,
  refuse: ({ body }) => (body[parameter] === undefined ? null : unknownParameter(parameter)),
})

const patches = (width: number, height: number) => Math.ceil(width / 32) * Math.ceil(height / 32)
const fewPatches = 300

const imageError = (name: string, code: string, message: string): Fault => ({
  name,
  shows: `${code}, unless the image is JPEG or PNG bytes`,
  refuse: ({ images }) => (images.every(isPlainBytes) ? null : imageRefused(code, message)),
})

const isPlainBytes = ({ as, decoded }: Asked['images'][number]) =>
  as === 'bytes' && ['image/jpeg', 'image/png'].includes(decoded?.type ?? '')

/** Errors about the image, the parameters and the words. */
export const requestFaults: readonly Fault[] = [
  {
    name: 'fault-image-url',
    shows: 'links cannot be downloaded; bytes work',
    refuse: (asked) =>
      sentLink(asked)
        ? apiError(400, `Error while downloading ${sentLink(asked)?.url}.`, {
            code: 'invalid_image_url',
            param: 'url',
          })
        : null,
  },
  {
    name: 'fault-image-url-timeout',
    shows: 'downloading a link takes too long; bytes work',
    refuse: (asked) =>
      sentLink(asked)
        ? apiError(400, `Timeout while downloading ${sentLink(asked)?.url}.`, {
            code: 'invalid_image_url',
            param: 'url',
          })
        : null,
  },
  imageError('fault-image-format', 'invalid_image_format', unsupportedFormat.message),
  imageError(
    'fault-image-parse',
    'image_parse_error',
    'The image data you provided does not represent a valid image.',
  ),
  { name: 'fault-image-format-always', shows: 'no image is good enough', refuse: () => unsupportedFormat },
  {
    name: 'fault-image-url-always',
    shows: 'neither link nor bytes are taken',
    refuse: (asked) =>
      sentLink(asked)
        ? apiError(400, `Error while downloading ${sentLink(asked)?.url}.`, { code: 'invalid_image_url' })
        : unsupportedFormat,
  },
  {
    name: 'fault-patches',
    shows: `images over ${fewPatches} patches are refused`,
    refuse: ({ images }) => {
      const counts = images.map(({ decoded }) => (decoded ? patches(decoded.width, decoded.height) : 0))
      const most = Math.max(0, ...counts)
      return most > fewPatches
        ? apiError(
            400,
            `Image requires ${most} patches after processing, exceeding the limit of ${fewPatches}.`,
            { code: 'image_too_large' },
          )
        : null
    },
  },
  {
    name: 'fault-413',
    shows: 'the request is too large every first of two times',
    refuse: ({ attempt }) =>
      attempt % 2 === 1
        ? apiError(413, '', { body: { type: 'text/html', text: '<h1>413 Request Entity Too Large</h1>' } })
        : null,
  },
  {
    name: 'fault-policy',
    shows: 'the image is declined',
    refuse: () =>
      imageRefused('image_content_policy_violation', 'The image was declined by our safety system.'),
  },
  {
    name: 'fault-prompt',
    shows: 'the question is declined',
    refuse: () => imageRefused('invalid_prompt', 'Invalid prompt: your prompt was flagged.'),
  },
  {
    name: 'fault-no-vision',
    shows: 'a model that takes no images',
    refuse: ({ images }) =>
      images.length > 0
        ? apiError(400, 'Invalid content type. image_url is only supported by certain models.', {
            param: 'messages.[1].content.[1].type',
          })
        : null,
  },
  {
    name: 'fault-context',
    shows: 'the chat is too long for the model',
    refuse: () =>
      apiError(
        400,
        "This model's maximum context length is 128000 tokens. However, your messages resulted in 131072 tokens. Please reduce the length of the messages.",
        { code: 'context_length_exceeded', param: 'messages' },
      ),
  },
  withoutParameter('fault-max-completion-tokens', 'max_completion_tokens'),
  withoutParameter('fault-stream-options', 'stream_options'),
  {
    name: 'fault-detail-param',
    shows: 'a server that does not know detail',
    detailMayBeMissing: true,
    refuse: ({ request }) =>
      request.images.some(({ detail }) => detail !== null)
        ? unknownParameter('messages[1].content[1].image_url.detail')
        : null,
  },
  {
    name: 'fault-no-links',
    shows: 'only base64 images, as Ollama says it',
    refuse: (asked) =>
      sentLink(asked)
        ? apiError(400, 'image URLs are not currently supported, please use base64 encoded data instead')
        : null,
  },
]
