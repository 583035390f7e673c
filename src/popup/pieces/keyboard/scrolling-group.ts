/**
 * What a box that scrolls by itself needs to be reached by keyboard, with its name. It is no landmark: a chat can have many
 * of one name.
 */
export const scrollingGroup = (name: string) => ({ role: 'group', tabIndex: 0, 'aria-label': name }) as const
