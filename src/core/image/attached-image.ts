import type { Size } from '../size.ts'
import type { DetailLevel } from '../tokens/detail-level.ts'

/** Where the pixels that we hold came from, least intrusive first. */
export type CopySource = (typeof copySources)[number]
export const copySources = ['data-url', 'page', 'background', 'canvas', 'screen', 'file'] as const

/** An image that a question brought along, as the popup shows it. The bytes lie in the image store under `id`. */
export type AttachedImage = {
  /** SHA-256, in hex, of the bytes held or, without bytes, of the link. */
  id: string
  /** The public link without credentials, or null when the image can only travel as bytes. */
  link: string | null
  /** Why its address is no such link; null when that is not the reason, missing in rows of before it was kept. */
  linkRefusal?: LinkRefusal | null
  /** Sniffed from the signature; null when only the link is known. */
  type: string | null
  /** Size of the original file in real pixels; null when a link's size could not be learnt. */
  size: Size | null
  /** Bytes of the original file; null when unknown. */
  byteLength: number | null
  animated: boolean
  /** Of the copy we hold; null when we hold none (link only). */
  copy: { source: CopySource; type: string; size: Size; byteLength: number } | null
  /** At most 480 px as a data URL. */
  preview: string | null
  /** The page's own alternative text, '' when it has none. */
  alternativeText: string
}

/** Whether an image is a file of the user's, and not of a page. */
export const isOwnFile = ({ copy }: AttachedImage): boolean => copy?.source === 'file'

/** Why an address stays here: what it carries or stands for. The address itself is not kept. */
export type LinkRefusal = (typeof linkRefusals)[number]
export const linkRefusals = [
  'scheme',
  'credentials',
  'private',
  'too-long',
  'parameters',
  'nested',
  'secret',
] as const

/** What was done to an image on its way. */
export type Conversion = (typeof conversions)[number]
export const conversions = [
  'converted',
  'shrunk',
  'first-frame',
  'turned-upright',
  'metadata-removed',
  'matte-added',
  'cropped-from-screen',
] as const

/** Why bytes were sent although a link was tried first, or not as they were. */
export type SentNote = (typeof sentNotes)[number]
export const sentNotes = [
  'link-not-opened',
  'links-unsupported',
  'link-refused',
  'reencoded',
  'shrunk-to-fit',
] as const

/** One image as it was really sent: the receipt. */
export type SentImage = {
  imageId: string
  as: 'link' | 'bytes'
  /** Null when none was named: then the server decides. */
  level: DetailLevel | null
  /** MIME type of what was sent; null for a link. */
  type: string | null
  size: Size | null
  byteLength: number | null
  conversions: Conversion[]
  /** Null when it went as it was meant to. */
  note: SentNote | null
  /** Why it did not go as its link, where its address is the reason; missing in rows of before it was kept. */
  linkRefusal?: LinkRefusal | null
}
