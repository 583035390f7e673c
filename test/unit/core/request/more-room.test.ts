import { describe, expect, test } from 'vitest'
import type { Turn } from '../../../../src/core/chat/turn.ts'
import type { RequestRecord } from '../../../../src/core/money/usage.ts'
import { moreRoom, takenByThinking } from '../../../../src/core/request/more-room.ts'
import { defaultSettings } from '../../../../src/core/settings/settings.ts'
import { makeRow, usage } from '../../samples/ledger-rows.ts'
import { makeTurn } from '../../samples/samples.ts'

const cut = { name: 'cut' } as const
const thinking = { text: 'Hm.', milliseconds: 12_000 }

/** A request for an answer of 4,096 tokens at most, of which so many were thought. */
const request = (reasoningTokens: number | null, completionTokens = 4096): RequestRecord => ({
  startedAt: 0,
  estimate: { ...makeRow().estimate, maxAnswerTokens: 4096 },
  usage: { ...usage, completionTokens, reasoningTokens },
  usd: null,
  requestId: null,
})
const unreported = { ...request(null), usage: null }

describe('whether thinking took the longest answer', () => {
  test.each<[ReturnType<typeof takenByThinking>, string, Partial<Turn>]>([
    ['all', 'thinking came, and no word', { thinking, requests: [unreported] }],
    ['all', 'no word came, and the server counts what was thought', { requests: [request(4096)] }],
    ['all', 'no word came of the tokens that are billed', { requests: [request(null)] }],
    ['all', 'spaces are no words', { answer: ' \n', requests: [request(4096)] }],
    ['most', 'a beginning came, and most was thought', { answer: 'A', requests: [request(4000)] }],
    [null, 'most of it was the answer', { answer: 'A lake', requests: [request(2000)] }],
    [null, 'nobody says how much was thought', { answer: 'A', thinking, requests: [request(null)] }],
    [null, 'nothing came at all', { requests: [unreported] }],
    [null, 'nothing was billed either', { requests: [request(0, 0)] }],
    [null, 'it was stopped', { state: { name: 'stopped' }, thinking, requests: [request(4096)] }],
    ['most', 'the last request counts', { answer: 'A', requests: [request(0), request(4000)] }],
  ])('%s: %s', (expected, _, turn) => {
    expect(takenByThinking(makeTurn({ state: cut, ...turn }))).toBe(expected)
  })
})

describe('more room for an answer', () => {
  const roomOf = (turn: Partial<Turn>, settings = {}) =>
    moreRoom(makeTurn({ state: cut, model: 'gpt-6-sol', requests: [request(4096)], ...turn }), {
      ...defaultSettings,
      ...settings,
    })
  const after = (maxAnswerTokens: number): Partial<Turn> => ({
    requests: [{ ...unreported, estimate: { ...unreported.estimate, maxAnswerTokens } }],
  })

  test('is four times as much, at the price of what was sent and of all that may come', () => {
    const prices = [
      {
        host: 'api.openai.com',
        model: 'gpt-6-sol',
        input: 1000,
        cachedInput: 0,
        output: 2000,
        countsAs: '',
      },
    ]
    // 1,040 tokens at $1,000 a million, and 16,384 at $2,000.
    expect(roomOf({}, { prices })).toEqual({ tokens: 16_384, usd: expect.closeTo(1.04 + 32.768) })
  })

  test('is priced by the estimate where the server did not report', () => {
    const reported = roomOf({ requests: [{ ...request(4096), usage: { ...usage, promptTokens: 1050 } }] })
    expect(roomOf({ requests: [unreported] })).toEqual(reported)
  })

  test.each<[string, Partial<Turn>, object]>([
    ['the server has no price', {}, { baseUrl: 'http://localhost:1234/v1' }],
    [
      'the image was not counted',
      { requests: [{ ...unreported, estimate: { ...unreported.estimate, imageTokens: null } }] },
      {},
    ],
  ])('has no price when %s', (_, turn, settings) => {
    expect(roomOf(turn, settings)).toEqual({ tokens: 16_384, usd: null })
  })

  test.each<[number | undefined, string, Partial<Turn>, object]>([
    [128_000, 'at most what the options allow', after(60_000), {}],
    [undefined, 'the most that the options allow was not enough', after(128_000), {}],
    [64_000, 'what the options give now, where that is more', {}, { maxAnswerTokens: 64_000 }],
    [16_384, 'nothing came, and nobody says why', { requests: [unreported] }, {}],
    [16_384, 'a beginning came, and most was thought', { answer: 'A', requests: [request(4000)] }, {}],
    [undefined, 'an answer that is only long is continued', { answer: 'A', requests: [request(0)] }, {}],
    [undefined, 'an answer that is not cut', { state: { name: 'empty' } }, {}],
    [undefined, 'nothing was sent', { requests: [] }, {}],
  ])('%s: %s', (expected, _, turn, settings) => {
    expect(roomOf(turn, settings)?.tokens).toBe(expected)
  })
})
