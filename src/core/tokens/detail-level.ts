/** A level that goes to the API; `auto` never does, since the API's own `auto` is often the dearest. */
export type DetailLevel = 'low' | 'high' | 'original'

/** What a user chooses: a level, or `auto`, which we resolve to a level before sending. */
export type DetailChoice = 'auto' | DetailLevel

/** The choices in the order in which they are shown. */
export const detailChoices = ['auto', 'low', 'high', 'original'] as const satisfies readonly DetailChoice[]
