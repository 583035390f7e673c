import fc from 'fast-check'
import { expect, test } from 'vitest'
import { errorInside, isDoubtful } from '../../../../src/core/failure/error-inside.ts'
import { isRecord } from '../../../../src/core/is-record.ts'

const choices = [{ delta: { content: 'A boat' } }]
const errors: Record<string, unknown>[] = [
  { error: 'No.' },
  { error: { message: 'No.' } },
  { error: { code: 502 }, choices },
  { error: [{ message: 'No.' }] },
  { object: 'error', message: 'No.' },
  { type: 'error', error: { message: 'No.' } },
  { base_resp: { status_code: 1008, status_msg: 'No.' }, choices: null },
  { base_resp: { status_code: '1008' } },
  { code: 500, msg: 'No.', success: false },
  { code: 'Arrearage', message: 'No.' },
  { success: false, message: 'No.' },
  { detail: 'No.' },
  { detail: [{ msg: 'No.' }] },
  { message: 'No.', type: 'invalid_request_error', param: null, code: null },
  { status: 'error', message: 'No.' },
  { error: true },
  { error: 500, choices },
  { errors: [{ message: 'No.' }] },
  { error_code: 336_003, error_msg: 'No.' },
  { statusCode: 503, message: 'No.' },
  { Response: { Error: { Message: 'No.' } } },
]
test.each(errors)('%j is an error', (body) => expect(errorInside(body)).toEqual(body))

test('of a choice, the error itself is told', () => {
  const error = { code: 502, message: 'No.' }
  expect(errorInside({ choices: [{ delta: {} }, { error }] })).toEqual({ error })
})

test('of Groq too', () => {
  expect(errorInside({ choices, x_groq: { error: 'No.' } })).toEqual({ error: 'No.' })
})

const news: Record<string, unknown>[] = [
  { code: 'QUEUED', message: 'Wait.' },
  { code: 102, msg: 'Wait.' },
  { detail: 'Wait.' },
  { choices: [], code: 1008, message: 'Wait.' },
]
test.each(news)('%j may be news', (body) => expect(isDoubtful(body)).toBe(true))
test('what says that it is an error, or an answer, is no news', () => {
  const doubtful = [...errors, { choices }, {}].filter(isDoubtful)
  expect(doubtful).toEqual([
    { code: 'Arrearage', message: 'No.' },
    { detail: 'No.' },
    { detail: [{ msg: 'No.' }] },
  ])
})

const answers: Record<string, unknown>[] = [
  {},
  { choices },
  { choices, error: null },
  { choices, error: {} },
  { choices, error: '' },
  { choices, error: [] },
  { choices, error: false },
  { choices, error: 0 },
  { choices, errors: [], x_groq: { error: null } },
  { choices, error: { code: 0, message: 'success' } },
  { choices, error: { code: null, message: '' } },
  { choices: [{ ...choices[0], error: null }] },
  { choices, base_resp: { status_code: 0, status_msg: '' } },
  { choices: [], base_resp: { status_code: 0, status_msg: 'ok' } },
  { choices, code: 500, message: 'beside an answer' },
  { choices: [], code: 0, message: 'success' },
  { choices: [], code: 200, msg: 'OK' },
  { choices: [], code: 'success', message: 'done' },
  { type: 'ping' },
  { object: 'list', data: [] },
  { detail: null },
]
test.each(answers)('%j is none', (body) => expect(errorInside(body)).toBeNull())

test('anything at all is looked at without a throw', () => {
  fc.assert(fc.property(fc.anything(), (body) => !isRecord(body) || errorInside(body) !== undefined))
})
