import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  endOf,
  type ReasonMeaning,
  readReason,
  type Said,
} from '../../../../../src/core/request/reply/answer-end.ts'

const table: Record<ReasonMeaning, readonly (string | null)[]> = {
  none: [null, '', ' ', 'null', 'NULL', 'None', 'undefined', 'FINISH_REASON_UNSPECIFIED', 'not_finished'],
  done: [
    ...[
      'stop',
      'STOP',
      ' Stop\n',
      'end_turn',
      'endTurn',
      'eos',
      'eos_token',
      'stop_sequence',
      'completed',
      'load',
    ],
    ...['FinishReason.STOP', 'finish_reason_stop', 'tool_calls', 'function_call', 'MALFORMED_FUNCTION_CALL'],
    ...['constructor', '__proto__', 'whatever comes next', 'OTHER'],
  ],
  cut: [
    ...[
      'length',
      'LENGTH',
      'max_tokens',
      'MAX_TOKENS',
      'maxTokens',
      'max-tokens',
      'model_length',
      'max_output_tokens',
    ],
    ...[
      'FinishReason.MAX_TOKENS',
      'model_context_window_exceeded',
      'repetition_truncation',
      'incomplete',
      'max_length',
    ],
  ],
  declined: [
    ...[
      'content_filter',
      'contentFilter',
      'Content Filter',
      'content_filter: SAFETY',
      'sensitive',
      'SAFETY',
      'refusal',
    ],
    ...[
      'RECITATION',
      'PROHIBITED_CONTENT',
      'BLOCKLIST',
      'SPII',
      'IMAGE_SAFETY',
      'guardrail_intervened',
      'blocked',
    ],
    ...['moderation', 'policy_violation', 'data_inspection_failed'],
  ],
  lost: [
    'network_error',
    'NetworkError',
    'abort',
    'aborted',
    'cancelled',
    'canceled',
    'timeout',
    'time_limit_timed_out',
  ],
  error: ['error', 'ERROR', 'server_error', 'failed', 'insufficient_system_resource', 'engine_overloaded'],
}
const rows = Object.entries(table).flatMap(([meaning, reasons]) =>
  reasons.map((reason) => [reason, meaning] as const),
)
test.each(rows)('finish reason %j is %s', (reason, meaning) => expect(readReason(reason)).toBe(meaning))

test('any reason is read without a throw, whatever its length', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (reason) => readReason(reason) !== undefined))
  expect(readReason(`${'x'.repeat(1e6)}length`)).toBe('done')
})

const good: Said = { reason: 'done', isRefusal: false, hasText: true, hasThought: false, isWhole: false }
const mute = { ...good, hasText: false }
const ends: [why: string, said: Said, end: ReturnType<typeof endOf>][] = [
  ['a good end', good, 'done'],
  ['a good end without a word', mute, 'empty'],
  ['a good end of thinking alone', { ...mute, hasThought: true }, 'empty'],
  ['no end at all', { ...good, reason: 'none' }, 'unfinished'],
  ['no reason, but an end', { ...good, reason: 'none', isWhole: true }, 'done'],
  ['neither a reason nor a word, but an end', { ...mute, reason: 'none', isWhole: true }, 'empty'],
  ['a cut', { ...good, reason: 'cut' }, 'cut'],
  ['a cut of thinking alone', { ...mute, reason: 'cut', hasThought: true }, 'cut'],
  ['a cut of nothing', { ...mute, reason: 'cut' }, 'empty'],
  ['a refusal that ends well', { ...good, isRefusal: true }, 'declined'],
  ['a refusal that is cut', { ...good, isRefusal: true, reason: 'cut' }, 'declined'],
  ['a refusal that breaks off', { ...good, isRefusal: true, reason: 'none' }, 'unfinished'],
  ['a filter', { ...mute, reason: 'declined' }, 'declined'],
  ['a lost line', { ...good, reason: 'lost' }, 'lost'],
  ['an error', { ...good, reason: 'error' }, 'error'],
]
test.each(ends)('%s', (_, said, end) => expect(endOf(said)).toBe(end))
