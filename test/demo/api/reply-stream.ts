import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** What is said about an answer's cost at its end. */
export type ReportedUsage = {
  prompt_tokens: number
  completion_tokens: number
  total_tokens: number
  prompt_tokens_details: { cached_tokens: number; image_tokens: number }
  completion_tokens_details: { reasoning_tokens: number }
}

/** How an answer is written onto the line, step by step; each fault takes other steps. */
export type ReplyStream = ReturnType<typeof openReplyStream>

/** Milliseconds between two pieces of an ordinary answer. */
export const pieceDelayMs = 20

/** A text in pieces of about three words, as models send them. */
export const inPieces = (text: string): string[] =>
  text.match(/(?:\s*[^\s\u4e00-\u9fff]+|\s*[\u4e00-\u9fff]{1,4}){1,3}\s*/g) ?? []

/** A report with so many tokens of reasoning on top. */
const withReasoning = (usage: ReportedUsage, reasoningTokens: number): ReportedUsage => ({
  ...usage,
  completion_tokens: usage.completion_tokens + reasoningTokens,
  total_tokens: usage.total_tokens + reasoningTokens,
  completion_tokens_details: {
    reasoning_tokens: usage.completion_tokens_details.reasoning_tokens + reasoningTokens,
  },
})

/** The steps of a streamed Chat Completions answer; the headers leave with the first write. */
export function openReplyStream(
  response: ServerResponse,
  about: { id: string; model: string; usage: ReportedUsage | null; delayMs: number },
  signal: AbortSignal,
) {
  const base = {
    id: about.id,
    object: 'chat.completion.chunk',
    created: Math.floor(Date.now() / 1000),
    model: about.model,
    service_tier: 'default',
  }
  const withUsage = (chunk: object) => (about.usage ? { ...chunk, usage: null } : chunk)
  const choice = (delta: object, finish: string | null) =>
    withUsage({ ...base, choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }] })
  const frame = (event: unknown) => `data: ${JSON.stringify(event)}\n\n`

  const stream = {
    signal,
    /** Waits, or throws an AbortError when the other side is gone. */
    wait: (milliseconds: number) => sleep(milliseconds, undefined, { signal }),
    /** Writes the headers, with the content under this name or none. */
    open(contentType: string | null) {
      const named = contentType === null ? {} : { 'content-type': contentType }
      response.writeHead(200, { ...named, 'cache-control': 'no-cache' })
    },
    /** Writes bytes as they are. */
    raw(bytes: string | Buffer) {
      if (!response.headersSent) stream.open('text/event-stream; charset=utf-8')
      response.write(bytes)
    },
    /** The frames of an answer, for faults that break them. */
    frames: {
      role: () => frame(choice({ role: 'assistant', content: '', refusal: null }, null)),
      text: (text: string) => frame(choice({ content: text }, null)),
      thinking: (text: string) => frame(choice({ reasoning_content: text }, null)),
      refusal: (text: string) => frame(choice({ refusal: text }, null)),
      finish: (reason: string) => frame(choice({}, reason)),
      usage: (usage: unknown) => frame({ ...base, choices: [], usage }),
      done: () => 'data: [DONE]\n\n',
    },
    begin: () => stream.raw(stream.frames.role()),
    async text(text: string, delayMs = about.delayMs) {
      for (const piece of inPieces(text)) {
        if (delayMs > 0) await stream.wait(delayMs)
        signal.throwIfAborted()
        stream.raw(stream.frames.text(piece))
      }
    },
    finish: (reason = 'stop') => stream.raw(stream.frames.finish(reason)),
    usage(reasoningTokens = 0) {
      if (about.usage) stream.raw(stream.frames.usage(withReasoning(about.usage, reasoningTokens)))
    },
    end() {
      stream.raw(stream.frames.done())
      response.end()
    },
    /** Ends cleanly without the last words of the protocol. */
    endEarly: () => response.end(),
    /** Cuts the connection. */
    destroy: () => response.destroy(),
  }
  return stream
}
