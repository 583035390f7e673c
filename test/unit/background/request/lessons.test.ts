import { describe, expect, test } from 'vitest'
import { learnTraits, loadTraits } from '../../../../src/platform/store/server-traits-store.ts'
import { answers, fails, type Handler, posts, serve } from '../../fakes/answer-server.ts'
import { startQuestion } from './running-question.ts'

const answered = answers('A lake.')
const baseUrlOf = ([, request]: Parameters<Handler>) => `http://${request.headers.host}/v1`

/** A question that is asked of a server which answers one request after the other like this. */
async function askOf(handlers: Handler[], sendAs: 'link' | 'image') {
  const baseUrl = await serve((...call) => handlers.shift()?.(...call))
  const question = await startQuestion({ baseUrl, sendAs })
  const { ask } = await import('../../../../src/background/request/ask.ts')
  return { baseUrl, asked: question.workOn((run) => ask(run, question.conditions)) }
}

describe('what a question learns of a server', () => {
  const noStreamOptions = fails(400, {
    error: { message: "Unknown parameter: 'stream_options'.", code: 'unknown_parameter' },
  })

  test('is added to what another has learnt meanwhile', async () => {
    const refuseLater: Handler = async (...call) => {
      await learnTraits(baseUrlOf(call), (known) => ({ ...known, linksUnsupported: true }))
      noStreamOptions(...call)
    }
    const { asked, baseUrl } = await askOf([refuseLater, answered], 'image')
    await asked
    expect(await loadTraits(baseUrl)).toMatchObject({ linksUnsupported: true, sendsStreamOptions: false })
  })

  test('is not remembered where doing otherwise did not help', async () => {
    const noLinks = fails(400, { error: { message: 'The base64 of the flux drained.', code: null } })
    const { asked, baseUrl } = await askOf([noLinks, noLinks, answered], 'link')
    await asked
    expect(posts()).toHaveLength(2)
    expect(await loadTraits(baseUrl)).toMatchObject({ linksUnsupported: false })
  })

  test('does not bring back what was forgotten since it began', async () => {
    const baseUrl = await serve((...call) => handlers.shift()?.(...call))
    const handlers = [noStreamOptions, answered]
    const { conditions, workOn } = await startQuestion({ baseUrl, sendAs: 'image' })
    const traits = { ...conditions.traits, knowsOriginal: false }
    const { ask } = await import('../../../../src/background/request/ask.ts')
    await workOn((run) => ask(run, { ...conditions, traits }))
    expect(await loadTraits(baseUrl)).toMatchObject({ knowsOriginal: true, sendsStreamOptions: false })
  })
})
