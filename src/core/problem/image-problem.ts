import * as v from 'valibot'
import { finite, plain } from './problem-fields.ts'

/** An image that could not be found, read or sent. */
export type ImageProblem = v.InferOutput<typeof imageProblem>

export const imageProblem = v.variant('kind', [
  // As the server saw it
  plain('link-not-opened'),
  plain('links-unsupported'),
  plain('image-unreadable'),
  plain('image-too-large'),
  // On the page
  plain('image-gone'),
  plain('image-not-loaded'),
  plain('image-not-found'),
  plain('image-empty'),
  v.object({ kind: v.literal('image-unsupported'), type: v.string() }),
  plain('image-undecodable'),
  v.object({ kind: v.literal('image-file-too-big'), maxBytes: finite }),
  v.object({ kind: v.literal('image-too-many-pixels'), width: finite, height: finite }),
  plain('image-unreachable'),
  plain('page-forbidden'),
  /** It answers nobody: busy with itself, or stopped in a debugger. */
  plain('page-frozen'),
])
