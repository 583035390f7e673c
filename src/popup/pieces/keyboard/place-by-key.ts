/**
 * The place in a list of `count` to which a key leads from the place `at` (-1: from none): before its first or behind its last
 * where an arrow goes beyond. Undefined for a key that leads nowhere.
 */
export const placeByKey = (key: string, at: number, count: number): number | undefined =>
  ({ ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 })[key]
