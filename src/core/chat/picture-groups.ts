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

const bringsPictures = ({ images, state }: Turn) => images.length > 0 || state.name === 'acquiring'
