import { expect, test } from 'vitest'
import type { AnswerRequest } from '../../../../src/background/request/openai.ts'
import {
  ask,
  delta,
  event,
  finish,
  type Handler,
  openStream,
  seen,
  sends,
  serve,
} from '../../fakes/answer-server.ts'

/** A server that is left alone after its end for a moment, and in mid-answer for long. */
const brief: Partial<AnswerRequest> = { afterFinishSeconds: 0.1, silenceSeconds: 20 }

const usageEvent = (usage: unknown) => event({ choices: [], usage })
const thinks = (reasoning: string) => event({ choices: [{ index: 0, delta: { reasoning } }] })
const drips =
  (first: string, piece: string, milliseconds: number, last = ''): Handler =>
  (response) => {
    openStream(response).write(first)
    const timer = setInterval(() => response.write(piece), 20)
    setTimeout(() => {
      clearInterval(timer)
      response.end(last)
    }, milliseconds)
  }

test('a server that thinks for long with signs of life is not late', async () => {
  const handle = drips(thinks('Hm'), thinks('.'), 1500, delta('A boat') + finish('stop'))
  const result = await ask(handle, { firstByteSeconds: 0.75, silenceSeconds: 0.75 })
  expect(result).toMatchObject({ text: 'A boat', end: { name: 'done' } })
})

test('silence after thinking is one in mid-answer, and may last as long as that before the first byte', async () => {
  const result = await ask((response) => void openStream(response).write(thinks('Hm')), {
    firstByteSeconds: 0.2,
    silenceSeconds: 0.01,
  })
  expect(result).toMatchObject({ thinking: 'Hm', problem: { kind: 'connection-lost', reason: 'silence' } })
})

test('what keeps a finished answer open does not lengthen the time for its usage', async () => {
  const finished = delta('A boat') + finish('stop').replace(event('[DONE]'), '')
  const before = Date.now()
  const handle = drips(finished, `: ping\n\n${event({ type: 'ping' })}${event([])}`, 5000)
  const result = await ask(handle, brief)
  expect(result).toMatchObject({ text: 'A boat', end: { name: 'done' } })
  expect(Date.now() - before).toBeLessThan(4000)
})

test('a finish reason beside words waits for more as in mid-answer, and is an end at last', async () => {
  const piece = event({ choices: [{ index: 0, delta: { content: 'A boat' }, finish_reason: 'stop' }] })
  const result = await ask((response) => void openStream(response).write(piece), {
    afterFinishSeconds: 0.01,
    silenceSeconds: 0.1,
  })
  expect(result).toMatchObject({ text: 'A boat', end: { name: 'done' } })
})

test('a whole message with its reason is an end, though the line stays open', async () => {
  const message = { choices: [{ index: 0, message: { content: 'A boat' }, finish_reason: 'stop' }] }
  for (const body of [JSON.stringify(message), event(message)]) {
    const before = Date.now()
    const result = await ask((response) => void openStream(response).write(body), brief)
    expect(result).toMatchObject({ text: 'A boat', end: { name: 'done' } })
    expect(Date.now() - before).toBeLessThan(4000)
  }
})

test('usage after such a reason is the last word', async () => {
  const piece = event({ choices: [{ index: 0, delta: { content: 'A boat' }, finish_reason: 'stop' }] })
  const usage = usageEvent({ prompt_tokens: 120, completion_tokens: 7 })
  const result = await ask((response) => void openStream(response).write(piece + usage), brief)
  expect(result).toMatchObject({ end: { name: 'done' }, usage: { promptTokens: 120 } })
})

test('Stop between such pieces is a stop', async () => {
  const stop = new AbortController()
  const piece = event({ choices: [{ index: 0, delta: { content: 'A boat' }, finish_reason: 'stop' }] })
  const baseUrl = await serve((response) => void openStream(response).write(piece))
  const pending = ask(baseUrl, {}, stop.signal)
  await expect.poll(() => seen.length).toBe(1)
  setTimeout(() => stop.abort(), 50)
  expect(await pending).toMatchObject({ text: 'A boat', end: { name: 'stopped' } })
})

test('an answer that was [DONE] is not waited for, though the line stays open', async () => {
  const result = await ask((response) => void openStream(response).write(delta('A boat') + event('[DONE]')))
  expect(result).toMatchObject({ text: 'A boat', end: { name: 'done' } })
})

test('thinking counts to the most characters that are taken', async () => {
  const thinks = event({ choices: [{ index: 0, delta: { reasoning: 'x'.repeat(30) } }] })
  const result = await ask(sends(thinks, delta('y'.repeat(30)), finish('stop')), { maxCharacters: 40 })
  expect(result).toMatchObject({ thinking: 'x'.repeat(30), text: 'y'.repeat(10), end: { name: 'cut' } })
})

test('no first byte within the limit is a lost connection, and the request is closed', async () => {
  let isClosed = false
  const result = await ask(
    (response) => {
      response.on('close', () => {
        isClosed = true
      })
    },
    { firstByteSeconds: 0.1 },
  )
  expect(result.problem).toEqual({ kind: 'connection-lost', reason: 'no-first-byte' })
  await expect.poll(() => isClosed).toBe(true)
})

test('silence in mid-answer is a lost connection, and the text is kept', async () => {
  const result = await ask((response) => void openStream(response).write(delta('Half')), {
    silenceSeconds: 0.1,
  })
  expect(result).toMatchObject({ text: 'Half', problem: { kind: 'connection-lost', reason: 'silence' } })
})
