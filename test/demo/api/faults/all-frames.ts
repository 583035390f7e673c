import type { ReplyStream } from '../reply-stream.ts'

const someUsage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 }

/** All the events of a good answer, a word each. */
export function allFrames(stream: ReplyStream, text: string): string {
  const { role, text: part, finish, usage: report, done } = stream.frames
  const words = text.split(/(?<= )/)
  return role() + words.map(part).join('') + finish('stop') + report(someUsage) + done()
}
