import * as v from 'valibot'

/** A problem that carries nothing but its kind. */
export const plain = <const Kind extends string>(kind: Kind) => v.object({ kind: v.literal(kind) })

export const finite = v.pipe(v.number(), v.finite())
/** Null where the server did not say. */
export const seconds = v.nullable(finite)
