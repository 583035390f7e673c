import { errorInside } from '../../core/failure/error-inside.ts'
import type { BodyLimits } from '../../core/image/capped-stream.ts'
import { isRecord } from '../../core/is-record.ts'
import type { ProblemReport } from '../../core/problem/problem.ts'
import { apiFetch } from './api-fetch.ts'
import { openReply } from './reply-frames.ts'
import { errorInSuccess, makeReport, passedLimit, strangeSuccess } from './request-report.ts'

/** What bounds an answer that is one object of JSON. */
export type JsonBounds = { milliseconds: number; maxBytes: number }

/** What was read of it, or why it could not be. */
export type JsonReply<T> = Promise<{ ok: true; value: T } | { ok: false; report: ProblemReport }>

type Fetch = ReturnType<typeof apiFetch>['fetch']

/** Asks for one object of JSON, which `read` makes something of; null means that it is not what was asked for. */
export async function askForJson<T>(
  server: { baseUrl: string; key: string | null },
  about: { model: string; sentLinks: boolean } & JsonBounds,
  call: (fetch: Fetch, options: { signal: AbortSignal }) => Promise<Response>,
  read: (body: unknown) => T | null,
  signal: AbortSignal,
): JsonReply<T> {
  const { milliseconds, maxBytes, ...asked } = about
  const limit = AbortSignal.timeout(milliseconds)
  const limits: BodyLimits = { maxBytes, maxEventBytes: maxBytes }
  const exchange = { ...server, ...asked, expects: 'application/json', limits } as const
  const { fetch, record } = apiFetch({ ...exchange, onLife: () => {} })
  const options = { signal: AbortSignal.any([signal, limit]) }
  const { frames, framing, broken } = openReply(() => call(fetch, options), limits, record)
  const values: unknown[] = []
  for await (const frame of frames)
    if (frame.name !== 'done') values.push(frame.name === 'value' ? frame.value : { error: frame.error })
  const [body] = values
  const error = isRecord(body) ? errorInside(body) : null
  if (body !== undefined && error === null && !record.isTooMuch) {
    const value = read(body)
    if (value !== null) return { ok: true, value }
  }
  const asking = { ...server, ...asked }
  const passed = passedLimit(limit.aborted ? 'firstByteSeconds' : null, record.isTooMuch)
  const strange =
    body === undefined
      ? strangeSuccess(framing, asking, record)
      : errorInSuccess(error ?? body, asking, record)
  const failed = record.isTooMuch ? passed : (record.refusal ?? strange ?? passed)
  return { ok: false, report: await makeReport(failed, broken(), record, server, signal) }
}
