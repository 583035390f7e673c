import { isLocalServer } from './server-kind.ts'

/** Models that think before the first byte of an answer. */
const reasoningModel = /^(o\d|gpt-(?!5-chat)([5-9]|\d\d))|reason|think|deepseek-r\d|qwq/

/** Seconds to wait for the first byte: of a usual model, and of a reasoning model or a local server. */
const firstByteLimits = { usual: 60, patient: 300 }

/** Seconds to wait for an answer's first byte. */
export function firstByteSeconds(model: string, baseUrl: string): number {
  // OpenRouter and others put the vendor before the name: `openai/gpt-5.4`.
  const name = model.toLowerCase().split('/').at(-1) ?? ''
  const patient = reasoningModel.test(name) || isLocalServer(baseUrl)
  return patient ? firstByteLimits.patient : firstByteLimits.usual
}
