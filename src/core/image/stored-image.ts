import * as v from 'valibot'
import { withoutBidiControls } from '../bidi-controls.ts'
import { detailLevels } from '../tokens/detail-level.ts'
import { conversions, copySources, linkRefusals, sentNotes } from './attached-image.ts'

/** Pixels of one side, or a number of bytes or tokens. */
export const storedCount = v.pipe(v.number(), v.finite(), v.minValue(0))

const text = v.string()
const size = v.object({ width: storedCount, height: storedCount })

/** A small picture of ours; anything else in its place is left out, and the row stays readable. */
export const storedPicture = v.fallback(
  v.nullable(v.pipe(text, v.regex(/^data:image\/(webp|png|jpeg);base64,[\w+/=]*$/))),
  null,
)

/** Rows of before it was kept say nothing of it, and a later version's reason is none that we can tell. */
const storedRefusal = v.exactOptional(v.fallback(v.nullable(v.picklist(linkRefusals)), null))

/** An image as stored with its question. */
export const storedImage = v.looseObject({
  id: text,
  link: v.nullable(v.pipe(text, v.regex(/^https?:\/\//))),
  linkRefusal: storedRefusal,
  type: v.nullable(text),
  size: v.nullable(size),
  byteLength: v.nullable(storedCount),
  animated: v.boolean(),
  copy: v.nullable(
    v.looseObject({
      source: v.picklist(copySources),
      type: text,
      size,
      byteLength: storedCount,
    }),
  ),
  preview: storedPicture,
  alternativeText: v.pipe(text, v.transform(withoutBidiControls)),
})

/** The receipt of an image as stored. */
export const storedReceipt = v.looseObject({
  imageId: text,
  as: v.picklist(['link', 'bytes']),
  level: v.nullable(v.picklist(detailLevels)),
  type: v.nullable(text),
  size: v.nullable(size),
  byteLength: v.nullable(storedCount),
  conversions: v.array(v.picklist(conversions)),
  note: v.nullable(v.picklist(sentNotes)),
  linkRefusal: storedRefusal,
})
