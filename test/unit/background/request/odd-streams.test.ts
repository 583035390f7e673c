import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { AnswerRequest } from '../../../../src/background/request/openai.ts'
import rows from '../../../demo/api/faults/odd-streams.json' with { type: 'json' }
import { ask, type Handler, posts, serve } from '../../fakes/answer-server.ts'
import { oddChunks } from '../../samples/odd-streams/odd-chunks.ts'
import { oddEnds } from '../../samples/odd-streams/odd-ends.ts'
import { oddErrors } from '../../samples/odd-streams/odd-errors.ts'
import { oddFraming } from '../../samples/odd-streams/odd-framing.ts'
import type { OddStream } from '../../samples/odd-streams/odd-stream.ts'
import { oddThinking } from '../../samples/odd-streams/odd-thinking.ts'

/** Writes a body as a row has it: pieces of text, and pauses in milliseconds, made shorter where a test asks for it. */
const says =
  (
    { status, contentType, body }: Pick<OddStream, 'status' | 'contentType' | 'body'>,
    scale: number,
  ): Handler =>
  async (response) => {
    response.writeHead(status, contentType === null ? {} : { 'content-type': contentType })
    for (const piece of body) {
      if (typeof piece === 'number') await sleep(piece * scale)
      else response.write(piece)
    }
    response.end()
  }

/** What came of a row, in its own words. */
async function outcomeOf(row: OddStream, change: Partial<AnswerRequest> = {}, scale = 1) {
  const { end, problem, text, thinking, usage } = await ask(says(row, scale), change)
  expect(posts()).toHaveLength(1)
  return {
    end: end.name === 'failed' ? problem?.kind : end.name,
    text,
    thinking,
    usage: usage !== null && usage.promptTokens === 120,
  }
}

const expected = ({ expect: { end, text, thinking = '', usage = false } }: OddStream) => ({
  ...{ end, text, thinking },
  // A row that says nothing of the usage may have one.
  usage: usage || expect.any(Boolean),
})

const shared = rows as OddStream[]
const hasPause = ({ body }: OddStream) => body.some((piece) => typeof piece === 'number')

describe('the shared rows', () => {
  test.each(shared.filter((row) => !hasPause(row)))('$name', async (row) => {
    expect(await outcomeOf(row)).toEqual(expected(row))
  })

  // The times of the request shrink with the pauses.
  const brief = { firstByteSeconds: 6, silenceSeconds: 4.5, afterFinishSeconds: 0.5 }
  test.each(shared.filter(hasPause))('$name, ten times as fast', async (row) => {
    expect(await outcomeOf(row, brief, 0.1)).toEqual(expected(row))
  })

  test('those with a pause, as they are', async () => {
    const slow = shared.filter(hasPause)
    const baseUrl = await serve((response, request) => {
      const row = slow[Number(request.url?.split('/')[1])]
      return row ? says(row, 1)(response, request) : void response.destroy()
    })
    const texts = slow.map(async (_, index) => (await ask(`${baseUrl.replace('/v1', '')}/${index}`)).text)
    expect(await Promise.all(texts)).toEqual(slow.map((row) => row.expect.text))
  }, 30_000)
})

const kinds = { oddFraming, oddEnds, oddChunks, oddThinking, oddErrors }
describe.each(Object.entries(kinds))('rows of the same kinds: %s', (_, ofKind) => {
  test.each(ofKind)('$name', async (row) => {
    expect(await outcomeOf(row)).toEqual(expected(row))
  })
})
