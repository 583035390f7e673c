import type { Turn } from './turn.ts'

/** Turns that are about the same pictures: the first brought them, or looks for one, and the others go on with them. */
export type PictureGroup = { head: Turn; turns: Turn[] }

/** The turns of a chat, in their order, cut before each that brings pictures of its own. */
export function pictureGroups(turns: readonly Turn[]): PictureGroup[] {
  const groups: PictureGroup[] = []
  for (const turn of turns) {
    const last = groups.at(-1)
    if (last && !bringsPictures(turn)) last.turns.push(turn)
    else groups.push({ head: turn, turns: [turn] })
  }
  return groups
}

/**
 * The turns whose pictures have others in their place: all of a group of which one is repeated by a turn that brings pictures
 * of its own. What was asked and answered about the wrong picture says nothing about the right one. Of several in one place
 * the last holds, whichever of the others it was put in the place of.
 */
export function replacedTurns(turns: readonly Turn[]): ReadonlySet<string> {
  const replaced = new Set<string>()
  /** By each turn of a place: the turns of all groups that have stood there. */
  const places = new Map<string, string[]>()
  for (const { head, turns: about } of pictureGroups(turns)) {
    const before = (head.images.length > 0 && head.repeats !== null && places.get(head.repeats)) || []
    for (const id of before) replaced.add(id)
    const place = [...before, ...about.map(({ id }) => id)]
    for (const id of place) places.set(id, place)
  }
  return replaced
}

/** The pictures that asking a turn again has to bring along: its own, where others are in their place since. */
export function picturesToBring(turns: readonly Turn[], { id }: Turn): Turn['images'] {
  if (!replacedTurns(turns).has(id)) return []
  return pictureGroups(turns).find((group) => group.turns.some((turn) => turn.id === id))?.head.images ?? []
}

const bringsPictures = ({ images, state }: Turn) => images.length > 0 || state.name === 'acquiring'
