import { basename, dirname, extname, join } from 'node:path'
import { maxFilesInRoom, rooms } from './rooms.ts'
import { importsOf, type SourceFile, withoutComments } from './source-files.ts'

const roomsOf = (wing: string): readonly string[] => (Object.hasOwn(rooms, wing) ? rooms[wing as never] : [])

/** The wing and the room that a path of `src/` lies in; the room is '' for a file of the wing itself. */
export function placeOf(path: string): { wing: string; room: string } {
  const [, wing = '', ...inside] = path.split('/')
  return { wing, room: inside.length > 1 ? (inside[0] ?? '') : '' }
}

/** What a file imports of ours, as paths from the top. */
function localImports({ path, text }: SourceFile): string[] {
  return importsOf(text)
    .filter(({ from }) => from.startsWith('.'))
    .map(({ from }) => join(dirname(path), from.replace(/\?.*$/, '')))
}

/** Files that lie in no room of their wing. */
export function withoutRoom(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => !roomsOf(placeOf(path).wing).includes(placeOf(path).room))
    .map(({ path }) => {
      const { wing } = placeOf(path)
      const known = roomsOf(wing).map((room) => room || `${wing} itself`)
      return `${path} lies in no room: put it where one would look for it (${known.join(', ')}), or write a new room into rooms.ts.`
    })
}

/** Imports, of types too, that go up the house. */
export function importsOfLaterRooms(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const from = placeOf(file.path)
    const order = roomsOf(from.wing)
    return localImports(file)
      .filter((target) => placeOf(target).wing === from.wing)
      .filter((target) => order.indexOf(placeOf(target).room) > order.indexOf(from.room))
      .map(
        (target) =>
          `${file.path} imports ${target}: ${nameOf(target)} comes after ${nameOf(file.path)}. ` +
          'Put what both need into the earlier room, or hand it over as a parameter.',
      )
  })
}

const nameOf = (path: string) => {
  const { wing, room } = placeOf(path)
  return room === '' ? wing : `${wing}/${room}`
}

/** Folders that hold more files than one sees at a glance. */
export function crowdedRooms(files: readonly SourceFile[]): string[] {
  const counts = new Map<string, number>()
  for (const { path } of files) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count > maxFilesInRoom)
    .map(([folder, count]) => `${folder} holds ${count} files: split it by concept into two rooms.`)
}

/** Groups of files that import each other in a circle, types included (Tarjan's strongly connected components). */
export function circles(files: readonly SourceFile[]): string[] {
  const targets = new Map(files.map((file) => [file.path, localImports(file)]))
  const order = new Map<string, number>()
  const open: string[] = []
  const found: string[][] = []
  /** Gives the earliest file, by its number, that `path` leads back to. */
  const visit = (path: string): number => {
    const known = order.get(path)
    if (known !== undefined) return open.includes(path) ? known : Number.POSITIVE_INFINITY
    const own = order.size
    order.set(path, own)
    open.push(path)
    const inside = (targets.get(path) ?? []).filter((target) => targets.has(target))
    const earliest = Math.min(own, ...inside.map(visit))
    if (earliest === own) found.push(open.splice(open.indexOf(path)))
    return earliest
  }
  for (const path of targets.keys()) visit(path)
  return found
    .filter((group) => group.length > 1)
    .map((group) => `${group.join(' -> ')}: put what they share, often a type, into a file beneath them.`)
}

/** The one file that reads what comes over the network. */
const reader = 'src/core/image/capped-stream.ts'

/** Files that read a body of a server or of a page by themselves, and so without a bound. */
export function unboundedReads(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => path !== reader)
    .flatMap(({ path, text }) => {
      const code = withoutComments(text)
      const mayFetch = /\bfetch\(/.test(code)
      const whole = /\.(text|json|arrayBuffer|blob|bytes|formData)\(\)/
      const streams =
        /\.(getReader|pipeThrough|pipeTo|tee)\(|for await \([^)]*\.body\b|XMLHttpRequest|new EventSource/
      return code
        .split('\n')
        .filter((line) => streams.test(line) || (mayFetch && whole.test(line)))
        .map((line) => `${path}: "${line.trim()}": ${reader} reads every body, with a bound.`)
    })
}

/**
 * Unit tests (`test/unit/<wing>/<room>/…`) that import nothing of their own room, by themselves or through their fixtures, or
 * that are named after a file of another room.
 */
export function strayTests(tests: readonly SourceFile[], source: readonly SourceFile[]): string[] {
  const byPath = new Map(tests.map((file) => [file.path, file]))
  const isAtHome = (file: SourceFile, room: string): boolean =>
    localImports(file).some((target) => {
      const fixture = target.startsWith(`test/unit/${room}/`) ? byPath.get(target) : undefined
      return dirname(target) === `src/${room}` || (fixture !== undefined && isAtHome(fixture, room))
    })
  return tests
    .filter(({ path }) => path.endsWith('.test.ts'))
    .flatMap((file) => {
      const room = dirname(file.path).replace('test/unit/', '')
      const named = basename(file.path, '.test.ts')
      const namesakes = source.filter(({ path }) => basename(path, extname(path)) === named)
      const isElsewhere =
        namesakes.length > 0 && !namesakes.some(({ path }) => dirname(path) === `src/${room}`)
      if (isElsewhere) return [`${file.path} is named after ${namesakes[0]?.path}: move it to that room.`]
      if (isAtHome(file, room)) return []
      return [`${file.path} tests nothing of src/${room}: move it to the room of what it tests.`]
    })
}
