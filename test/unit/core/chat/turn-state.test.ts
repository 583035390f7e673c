import { describe, expect, test } from 'vitest'
import { maxTurnCharacters } from '../../../../src/core/chat/answer-limits.ts'
import { withLease } from '../../../../src/core/chat/lease.ts'
import { readTurnRow } from '../../../../src/core/chat/stored-rows.ts'
import {
  isAsked,
  isRunning,
  isSettled,
  mayContinue,
  type TurnState,
} from '../../../../src/core/chat/turn-state.ts'
import { makeTurn } from '../../samples/samples.ts'
import { stateSamples } from '../../samples/state-samples.ts'

const names = Object.keys(stateSamples) as TurnState['name'][]
const turnIn = (name: TurnState['name']) => makeTurn({ state: stateSamples[name], answer: 'A beginning' })
const namesOf = (is: (turn: ReturnType<typeof turnIn>) => boolean) => names.filter((name) => is(turnIn(name)))

describe('the state of a turn', () => {
  test.each(names)('%s is read from storage as it was written', (name) => {
    expect(readTurnRow(turnIn(name))).toEqual(turnIn(name))
  })

  test('that can be stopped is one that waits for the page, the server, its words, or its patience', () => {
    expect(namesOf(isRunning)).toEqual(['acquiring', 'waiting', 'thinking', 'answering', 'retrying'])
  })

  test('holds a lease exactly while it runs', () => {
    expect(namesOf((turn) => withLease(turn, 0).leaseUntil !== null)).toEqual(namesOf(isRunning))
  })

  test('in which the question may still change is one before the question', () => {
    expect(namesOf((turn) => !isAsked(turn))).toEqual(['acquiring', 'draft'])
  })

  test('that is settled is no running one and no draft', () => {
    expect(namesOf(isSettled)).toEqual([
      'done',
      'cut',
      'declined',
      'empty',
      'stopped',
      'failed',
      'interrupted',
    ])
  })

  test('that leaves an answer without its end may be continued, if there is a beginning', () => {
    expect(namesOf(mayContinue)).toEqual(['cut', 'stopped', 'failed', 'interrupted'])
    expect(names.filter((name) => mayContinue({ ...turnIn(name), answer: '' }))).toEqual([])
    expect(names.filter((name) => mayContinue({ ...turnIn(name), answer: ' \n\u200b' }))).toEqual([])
  })

  test('whose answer is as long as one may be, with what was thought for it, is not continued', () => {
    const half = 'x'.repeat(maxTurnCharacters / 2)
    const thinking = { text: half, milliseconds: 1 }
    expect(names.filter((name) => mayContinue({ ...turnIn(name), answer: half + half }))).toEqual([])
    expect(names.filter((name) => mayContinue({ ...turnIn(name), answer: half, thinking }))).toEqual([])
  })
})
