import { rooms, subjects, type Wing, wings } from './rooms.ts'

/** The wings of `src/` as a Markdown table. */
export function wingsTable(): string {
  const rows = Object.entries(wings).map(([wing, { what, imports, types = [] }]) => {
    const known = [
      ...imports.filter((name) => name !== wing).map(code),
      ...types.map((name) => `types of ${code(name)}`),
    ]
    return `| ${code(`${wing}/`)} | ${what} | ${known.join(', ') || 'nothing'} |`
  })
  return ['| wing | what it is | may import |', '|---|---|---|', ...rows].join('\n')
}

/**
 * The rooms as a Markdown table: a row for each subject, a column for each wing, and in it the room's place from the ground
 * up. A file may import rooms of its wing with a smaller number.
 */
export function roomsTable(): string {
  const names = Object.keys(wings) as Wing[]
  const rows = Object.entries(subjects).map(([room, subject]) => {
    const places = names.map((wing) => (rooms[wing] as readonly string[]).filter(Boolean).indexOf(room) + 1)
    return `| ${code(room)} | ${subject} | ${places.map((place) => place || '').join(' | ')} |`
  })
  return [
    `| room | what it is about | ${names.join(' | ')} |`,
    `|---|---|${names.map(() => '---|').join('')}`,
    ...rows,
  ].join('\n')
}

const code = (name: string) => `\`${name}\``
