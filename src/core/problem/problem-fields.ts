import * as v from 'valibot'
import { withoutBidiControls } from '../bidi-controls.ts'

/** A problem that carries nothing but its kind. */
export const plain = <const Kind extends string>(kind: Kind) => v.object({ kind: v.literal(kind) })

/** Words of a server, which our own directions do not listen to. */
export const shownText = v.pipe(v.string(), v.transform(withoutBidiControls))

export const finite = v.pipe(v.number(), v.finite())
/** Null where the server did not say. */
export const seconds = v.nullable(finite)
