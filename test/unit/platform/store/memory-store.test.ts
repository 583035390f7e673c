import { expect, test, vi } from 'vitest'
import { createMemoryStore } from '../../../../src/platform/store/memory-store.ts'
import { makeTurn } from '../../samples/samples.ts'
import { sampleChat } from './sample-store.ts'

test('what is written late of a forgotten private chat is not held, though the database would not take it', async () => {
  const onChange = vi.fn()
  const memory = createMemoryStore(onChange)
  await memory.commitTurn({ ...sampleChat, isPrivate: true }, makeTurn(), [], true)
  expect(memory.isPrivateTurn('turn')).toBe(true)
  memory.forgetPrivate()
  await memory.putTurn(makeTurn({ answer: 'Late' }))
  expect(await memory.readTurn('turn')).toBeNull()
  expect(onChange).toHaveBeenLastCalledWith(true)
})
