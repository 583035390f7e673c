import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isRecord } from '../../../src/core/is-record.ts'
import { describeImages } from './answers.ts'
import { type ApiError, apiError, errorBody } from './api-error.ts'
import { isKnownModel, listModels } from './api-models.ts'
import type { ApiRequest, RequestListener } from './api-request.ts'
import { countImages, countText, reportUsage, withinTokens } from './bill-request.ts'
import { checkRequest, isVendor } from './check-request.ts'
import { asChatBody } from './count-input.ts'
import type { Asked } from './faults/fault.ts'
import { findFault } from './faults/faults.ts'
import { obeyPicture } from './orders.ts'
import { misfitOf } from './published/misfit.ts'
import { readImagePart } from './read-image-part.ts'
import { openReplyStream, pieceDelayMs } from './reply-stream.ts'
import { sampleAnswer } from './sample-answer.ts'

/** The one key that the stand-in takes. */
export const demoKey = 'sk-demo-0000000000000000000000000000abcd'

const maxBodyBytes = 50 * 1024 * 1024
const reasoningTokens = 128
const countingPath = '/v1/responses/input_tokens'

const corsHeaders = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': '*, authorization, content-type',
  'access-control-expose-headers': 'x-request-id, retry-after',
  'access-control-max-age': '600',
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function parse(bytes: Buffer): unknown {
  const text = bytes.toString('utf8')
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    // Not JSON: the check of the body will say so.
    return text
  }
}

function checkKey(authorization: string | undefined): ApiError | null {
  if (!authorization?.startsWith('Bearer '))
    return apiError(
      401,
      "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
    )
  return authorization === `Bearer ${demoKey}`
    ? null
    : apiError(401, `Incorrect API key provided: ${authorization.slice(7, 12)}****.`, {
        code: 'invalid_api_key',
      })
}

/** A stand-in for the Chat Completions API: `handle` answers one HTTP request and records it in `requests`. */
export function createStandInApi(options: {
  foreignUrl: () => string
  listener: RequestListener
  /** Waits until what was written in the name of a model has been read; rejects when the reader is gone. */
  untilRead: (model: string, signal: AbortSignal) => Promise<void>
}) {
  const requests: ApiRequest[] = []
  const attempts = new Map<string, number>()

  function refuse(record: ApiRequest, response: ServerResponse, error: ApiError): void {
    const { type, text } = errorBody(error)
    record.status = error.status
    record.errorCode = error.code
    record.outcome = 'refused'
    options.listener(record)
    response.writeHead(error.status, { 'content-type': type, ...error.headers }).end(text)
  }

  function sendJson(record: ApiRequest, response: ServerResponse, value: object): void {
    record.status = 200
    record.outcome = 'answered'
    options.listener(record)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  }

  async function complete(
    record: ApiRequest,
    sent: unknown,
    response: ServerResponse,
    signal: AbortSignal,
  ): Promise<void> {
    const model = isRecord(record.body) && typeof record.body.model === 'string' ? record.body.model : null
    record.model = model
    const found = model === null ? null : findFault(model)
    const checked = checkRequest(record.body, {
      detailMayBeMissing: found?.fault.detailMayBeMissing ?? false,
      isForVendor: isVendor(record.headers.host ?? '') && record.path !== countingPath,
    })
    if ('error' in checked) return refuse(record, response, checked.error)
    const misfit = misfitOf(record.path, sent)
    if (misfit !== null) {
      console.error(`A body that the published schema does not have: ${misfit}`)
      return refuse(record, response, apiError(400, misfit, { code: 'not_in_published_schema' }))
    }
    const { request } = checked
    if (!isKnownModel(request.model))
      return refuse(
        record,
        response,
        apiError(404, `The model \`${request.model}\` does not exist or you do not have access to it.`, {
          code: 'model_not_found',
        }),
      )
    record.images = await Promise.all(
      request.images.map(({ url, detail }) => readImagePart(url, detail, signal)),
    )
    const attempt = (attempts.get(request.model) ?? 0) + 1
    attempts.set(request.model, attempt)
    const asked: Asked = {
      request,
      body: isRecord(record.body) ? record.body : {},
      images: record.images,
      attempt,
      number: found?.number ?? 0,
      key: demoKey,
      foreignUrl: options.foreignUrl(),
      untilRead: () => options.untilRead(request.model, signal),
    }
    const noVision = request.model === 'text-only' ? findFault('fault-no-vision') : null
    const faulty = (found ?? noVision)?.fault.refuse?.(asked) ?? countImages(request.model, record.images)
    if (faulty) return refuse(record, response, faulty)
    record.imageTokens = record.images.reduce((sum, { tokens }) => sum + tokens, 0)
    record.promptTokens = record.imageTokens + countText(request)
    if (record.path === countingPath)
      return sendJson(record, response, {
        object: 'response.input_tokens',
        input_tokens: record.promptTokens,
      })
    await answer(record, response, asked, signal)
  }

  async function answer(
    record: ApiRequest,
    response: ServerResponse,
    asked: Asked,
    signal: AbortSignal,
  ): Promise<void> {
    const { request } = asked
    const fault = findFault(request.model)?.fault
    const reasoning = request.model === 'reasoning' ? reasoningTokens : 0
    const whole =
      fault?.answer?.(asked) ??
      obeyPicture(asked) ??
      sampleAnswer(asked) ??
      describeImages(request, record.images)
    const text = fault?.deliver ? whole : withinTokens(whole, Math.max(0, request.maxTokens - reasoning))
    const finish = text === whole ? 'stop' : 'length'
    const usage = reportUsage(record, text, reasoning)
    const id = `chatcmpl-demo${randomBytes(8).toString('hex')}`
    record.answer = text
    if (!request.stream) {
      const message = { role: 'assistant', content: text, refusal: null }
      const choices = [{ index: 0, message, logprobs: null, finish_reason: finish }]
      const created = Math.floor(Date.now() / 1000)
      return sendJson(record, response, {
        id,
        object: 'chat.completion',
        created,
        model: request.model,
        choices,
        usage,
      })
    }
    record.status = 200
    record.outcome = 'answering'
    options.listener(record)
    const about = {
      id,
      model: request.model,
      usage: request.includeUsage ? usage : null,
      delayMs: pieceDelayMs,
    }
    const stream = openReplyStream(response, about, signal)
    if (fault?.deliver) await fault.deliver(stream, asked, text)
    else {
      if (reasoning > 0) await stream.wait(1500)
      stream.begin()
      await stream.text(text)
      stream.finish(finish)
      stream.usage()
      stream.end()
    }
    record.outcome = 'answered'
    options.listener(record)
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(corsHeaders)) response.setHeader(name, value)
    response.setHeader('x-request-id', `req_${randomBytes(12).toString('hex')}`)
    if (request.method === 'OPTIONS') return void response.writeHead(204).end()
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    const bytes = await readBody(request)
    const path = new URL(request.url ?? '/', 'http://stand-in').pathname
    const isCounting = path === countingPath
    const sent = parse(bytes)
    const record: ApiRequest = {
      at: Date.now(),
      method: request.method ?? '',
      path,
      headers: Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      ),
      body: isCounting ? asChatBody(sent) : sent,
      bodyBytes: bytes.length,
      model: null,
      images: [],
      promptTokens: null,
      imageTokens: null,
      answer: '',
      status: null,
      errorCode: null,
      outcome: 'pending',
    }
    requests.push(record)
    const keyError = checkKey(request.headers.authorization)
    if (keyError) return refuse(record, response, keyError)
    if (bytes.length > maxBodyBytes)
      return refuse(record, response, apiError(413, 'Request too large.', { code: 'request_too_large' }))
    if (record.method === 'GET' && record.path === '/v1/models')
      return sendJson(record, response, listModels())
    if (record.method === 'POST' && ['/v1/chat/completions', countingPath].includes(record.path)) {
      try {
        return await complete(record, sent, response, gone.signal)
      } catch (error) {
        if (!gone.signal.aborted) throw error
        record.outcome = 'abandoned'
        return options.listener(record)
      }
    }
    refuse(record, response, apiError(404, `Invalid URL (${record.method} ${record.path})`))
  }

  return { handle, requests, forgetAttempts: () => attempts.clear() }
}
