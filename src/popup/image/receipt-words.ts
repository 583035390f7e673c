import type { Conversion, CopySource, LinkRefusal, SentNote } from '../../core/image/attached-image.ts'
import { type MessageKey, t } from '../../platform/words/i18n.ts'

const sourceKeys = {
  'data-url': 'popupFromDataUrl',
  page: 'popupFromPage',
  background: 'popupFromBackground',
  canvas: 'popupFromCanvas',
  screen: 'popupFromScreen',
  file: 'popupFromFile',
} as const satisfies Record<CopySource, MessageKey>

const conversionKeys = {
  converted: 'popupDidConvert',
  shrunk: 'popupDidShrink',
  'first-frame': 'popupDidFirstFrame',
  'turned-upright': 'popupDidTurn',
  'metadata-removed': 'popupDidRemoveMetadata',
  'matte-added': 'popupDidAddMatte',
  'cropped-from-screen': 'popupDidCrop',
} as const satisfies Record<Conversion, MessageKey>

const noteKeys = {
  'link-not-opened': 'popupNoteLinkNotOpened',
  'links-unsupported': 'popupNoteLinksUnsupported',
  'link-refused': 'popupNoteLinkRefused',
  reencoded: 'popupNoteReencoded',
  'shrunk-to-fit': 'popupNoteShrunkToFit',
} as const satisfies Record<SentNote, MessageKey>

const refusalKeys = {
  scheme: 'popupStayedScheme',
  credentials: 'popupStayedCredentials',
  private: 'popupStayedPrivate',
  'too-long': 'popupStayedTooLong',
  parameters: 'popupStayedParameters',
  nested: 'popupStayedNested',
  secret: 'popupStayedSecret',
} as const satisfies Record<LinkRefusal, MessageKey>

/** Where the bytes that we hold came from. */
export const sourceWords = (source: CopySource) => t(sourceKeys[source])

/** What was done to an image. */
export const conversionWords = (conversion: Conversion) => t(conversionKeys[conversion])

/** Why bytes were sent although a link was tried first. */
export const noteWords = (note: SentNote) => t(noteKeys[note])

/** Why the image itself was sent, and not its address. */
export const refusalWords = (refusal: LinkRefusal) => t(refusalKeys[refusal])

const typeNames: Record<string, string> = {
  'image/webp': 'WebP',
  'image/svg+xml': 'SVG',
  'image/x-icon': 'ICO',
  'image/vnd.microsoft.icon': 'ICO',
}

/** A MIME type as people call it: `image/jpeg` is JPEG. */
export function typeName(type: string | null): string {
  if (type === null) return t('popupImage')
  return typeNames[type] ?? type.replace(/^image\/(x-)?/, '').toUpperCase()
}
