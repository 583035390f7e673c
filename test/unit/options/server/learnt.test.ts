import { expect, test } from 'vitest'
import { failure, success } from '../../../../src/core/problem/result.ts'
import type { LearntServer } from '../../../../src/core/server/learnt-servers.ts'
import { createLearnt } from '../../../../src/options/server/learnt.ts'
import type { Request } from '../../../../src/options/state/request.ts'

const baseUrl = 'https://api.mistral.ai/v1'
const mistral: LearntServer = { baseUrl, traits: ['detail'], answerLimits: [], learntAt: null }
const ollama: LearntServer = {
  baseUrl: 'http://localhost:11434/v1',
  traits: ['original'],
  answerLimits: [],
  learntAt: 5,
}

/** The list, of a background that knows two servers and answers `forgetLearnt` like this. */
async function openList(forgets: unknown) {
  const request = (async (name: string) =>
    name === 'readLearnt' ? success([ollama, mistral]) : forgets) as unknown as Request
  const learnt = createLearnt(request)
  await learnt.load()
  return learnt
}

test('what was learnt is listed, and forgotten one server at a time, and that is said', async () => {
  const learnt = await openList(success([ollama]))
  expect(learnt.servers.value).toEqual([ollama, mistral])
  await learnt.forget(baseUrl)
  expect(learnt.servers.value).toEqual([ollama])
  expect(learnt.event.value).toEqual({ name: 'forgotten', baseUrl })
})

test.each<[string, unknown]>([
  ['does not answer', null],
  ['cannot write', failure({ kind: 'storage-failed' })],
])('a background that %s leaves the list, and that is said too', async (_, reply) => {
  const learnt = await openList(reply)
  await learnt.forget(baseUrl)
  expect(learnt.servers.value).toEqual([ollama, mistral])
  expect(learnt.event.value).toEqual({ name: 'kept', baseUrl })
})
