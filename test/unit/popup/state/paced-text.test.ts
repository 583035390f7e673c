import { effect, signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import { type Clock, createPacedText } from '../../../../src/popup/state/paced-text.ts'

/** A clock that stands still until it is moved. */
function standingClock() {
  let time = 0
  let waiting: { at: number; call: () => void }[] = []
  const clock: Clock = {
    now: () => time,
    after(delayMs, call) {
      const entry = { at: time + delayMs, call }
      waiting.push(entry)
      return () => {
        waiting = waiting.filter((each) => each !== entry)
      }
    },
  }
  const move = (toMs: number) => {
    time = toMs
    const due = waiting.filter(({ at }) => at <= time)
    waiting = waiting.filter(({ at }) => at > time)
    for (const { call } of due) call()
  }
  return { clock, move, waiting: () => waiting.length }
}

/** An answer that grows by a word each millisecond, and a page that takes `costMs` to show it. */
function stream(words: number, costMs: number) {
  const answer = signal('')
  const { clock, move, waiting } = standingClock()
  const paced = createPacedText(answer, clock)
  const stop = paced.follow()
  const shown: { at: number; text: string }[] = []
  let busyUntil = 0
  const end = effect(() => {
    const text = paced.text.value
    if (text === '') return
    const startedAt = clock.now()
    shown.push({ at: startedAt, text })
    busyUntil = startedAt + costMs
    move(busyUntil)
    paced.shown(startedAt)
  })
  for (let word = 1; word <= words; word++) {
    move(Math.max(word, busyUntil))
    answer.value += 'w'
  }
  return { answer, shown, move, waiting, stop, end }
}

describe('an answer that streams', () => {
  it('shows its first word at once', () => {
    expect(stream(1, 5).shown).toEqual([{ at: 1, text: 'w' }])
  })

  it('is parsed once a frame when that is cheap, not with every word', () => {
    const { shown } = stream(160, 0)
    expect(shown.length).toBeGreaterThan(8)
    expect(shown.length).toBeLessThanOrEqual(11)
  })

  it('is parsed in a fifth of the time when that is dear', () => {
    const { shown } = stream(5000, 100)
    const pauses = shown.slice(1).map(({ at }, index) => at - (shown[index]?.at ?? 0))
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(500)
    expect(shown.length).toBeGreaterThanOrEqual(9)
  })

  it('shows what came last, though nothing comes after it', () => {
    const { answer, shown, move } = stream(50, 3)
    move(10_000)
    expect(shown.at(-1)?.text).toBe(answer.value)
  })

  it('leaves no timer behind', () => {
    const { stop, waiting } = stream(50, 3)
    expect(waiting()).toBe(1)
    stop()
    expect(waiting()).toBe(0)
  })
})
