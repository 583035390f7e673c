/** A level that goes to the API; `auto` never does, since the API's own `auto` is often the dearest. */
export type DetailLevel = (typeof detailLevels)[number]
export const detailLevels = ['low', 'high', 'original'] as const

/** What a user chooses: a level, or `auto`, which we resolve to a level before sending; in the order in which they are shown. */
export type DetailChoice = (typeof detailChoices)[number]
export const detailChoices = ['auto', ...detailLevels] as const
