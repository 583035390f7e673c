import type { ReplyStream } from '../reply-stream.ts'
import type { Fault } from './fault.ts'
import rows from './odd-streams.json' with { type: 'json' }

/** A body that a server was seen to send with a success: pieces of text, and pauses in milliseconds. */
type OddBody = { name: string; contentType: string | null; body: readonly (string | number)[] }

/** A name in the letters that names of models have. */
const slug = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

async function write(stream: ReplyStream, { contentType, body }: OddBody): Promise<void> {
  stream.open(contentType)
  for (const piece of body) {
    if (typeof piece === 'number') await stream.wait(piece)
    else stream.raw(piece)
  }
  stream.endEarly()
}

/** What other servers of the protocol were seen to answer, a model each: `fault-odd-` and the name of the row. */
export const otherServers: readonly Fault[] = (rows as OddBody[]).map((row) => ({
  name: `fault-odd-${slug(row.name)}`,
  shows: `another server: ${row.name}`,
  deliver: (stream) => write(stream, row),
}))
