import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holdsLease, leaseMs, withLease } from '../../../../src/core/chat/lease.ts'
import { readChatRow, readTurnRow } from '../../../../src/core/chat/stored-rows.ts'
import { chatOfVersion1, turnOfVersion1 } from '../../samples/old-schemas.ts'
import { problemSamples } from '../../samples/problem-samples.ts'
import { makeImage, makeTurn } from '../../samples/samples.ts'

const failed = (problem: unknown) => ({
  ...makeTurn(),
  state: { name: 'failed', report: { problem, host: 'h', requestId: null, details: null } },
})

describe('rows of the database', () => {
  test.each(problemSamples)('keep the problem %j', (problem) => {
    expect(readTurnRow(failed(problem))).toEqual(failed(problem))
  })

  test('with a problem that this version does not know say "unexpected"', () => {
    expect(readTurnRow(failed({ kind: 'moon-in-the-way' }))?.state).toMatchObject({
      report: { problem: { kind: 'unexpected' } },
    })
  })

  test('carry along what a later version added', () => {
    expect(readTurnRow({ ...makeTurn(), mood: 'sunny' })).toHaveProperty('mood', 'sunny')
  })

  test('of before it was kept, or of a later version, say nothing of why an address stayed here', () => {
    const [image] = readTurnRow({ ...turnOfVersion1, leaseUntil: null })?.images ?? []
    expect(image).not.toHaveProperty('linkRefusal')
    const odd = { ...makeTurn(), images: [{ ...makeImage(), linkRefusal: 'moon-in-the-way' }] }
    expect(readTurnRow(odd)?.images).toMatchObject([{ linkRefusal: null }])
  })

  test('lose a preview that is no picture of ours', () => {
    const odd = makeImage({ preview: 'https://evil.example/track.png' })
    expect(readTurnRow(makeTurn({ images: [odd] }))?.images[0]?.preview).toBeNull()
    expect(readChatRow({ ...chatOfVersion1, thumbnail: 'javascript:1' })?.thumbnail).toBeNull()
  })

  test.each([
    ['a sequence beyond counting', { sequence: 1e300 }],
    ['a sequence that is NaN', { sequence: Number.NaN }],
    ['no id', { id: '' }],
    ['an id of a megabyte', { id: 'x'.repeat(1e6) }],
    ['an answer that is null', { answer: null }],
  ])('with %s cannot be read', (_reason, change) => {
    expect(readTurnRow({ ...makeTurn(), ...change })).toBeNull()
  })

  test('of any shape never throw', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), (row) => {
        readChatRow(row)
        readTurnRow(row)
      }),
    )
  })

  test('damaged in any one field are read without it or not at all', () => {
    const fields = Object.keys(turnOfVersion1) as (keyof typeof turnOfVersion1)[]
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.anything(), (field, value) => {
        const read = readTurnRow({ ...turnOfVersion1, leaseUntil: null, [field]: value })
        if (read) expect(typeof read.answer).toBe('string')
        if (read) expect(Array.isArray(read.images)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the lease of a running answer', () => {
  const now = 1_800_000_000_000
  const running = withLease(makeTurn({ state: { name: 'answering' } }), now)
  test.each([
    ['at once', now, true],
    ['just before its end', now + leaseMs, true],
    ['after its end', now + leaseMs + 1, false],
    ['after an hour of sleep', now + 3_600_000, false],
    ['with the clock ten years ahead', now + 10 * 365 * 86_400_000, false],
    ['with the clock a day back', now - 86_400_000, false],
  ])('%s', (_reason, at, holds) => expect(holdsLease(running, at)).toBe(holds))

  test('is not there once it ended', () => {
    expect(withLease({ ...running, state: { name: 'done' } }, now).leaseUntil).toBeNull()
  })
})
