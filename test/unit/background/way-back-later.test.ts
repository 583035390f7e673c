import { describe, expect, test, vi } from 'vitest'
import { answers, fails, posts } from '../fakes/answer-server.ts'
import { world } from '../fakes/browser.ts'
import { failed } from './failed-question.ts'
import { isStill } from './start-background.ts'

const newKey = 'sk-new-0123456789'
const elsewhere = fails(403, { error: { code: 'unsupported_country_region_territory', message: 'No.' } })
const blind = fails(404, { error: { code: 'model_not_found', message: 'No such model.' } })
const isDone = ({ state }: { state: { name: string } }) => state.name === 'done'

describe('a question whose cure takes more than one step, or time', () => {
  test('waits for the passphrase of the other server’s key', async () => {
    let isThere = false
    const { background, baseUrl, turn, saveSettings } = await failed((...call) =>
      (isThere ? answers('A lake.') : elsewhere)(...call),
    )
    isThere = true
    const other = baseUrl.replace('127.0.0.1', 'localhost')
    const passphrase = 'a lake at dawn, and a boat'
    const keeping = { storage: 'passphrase', passphrase } as const
    await background.ask('saveKey', { baseUrl: other, key: newKey, keeping })
    world.session = {}
    await background.ask('awaitCure', { turnId: turn.id })
    await saveSettings({ baseUrl: other })
    expect((await background.until(isStill)).turn).toEqual(turn)
    await background.ask('unlockKey', { baseUrl: other, passphrase: 'another one altogether' })
    expect(posts()).toHaveLength(1)
    await background.ask('unlockKey', { baseUrl: other, passphrase })
    await background.until(isDone)
    expect(posts()).toHaveLength(2)
  })

  test('is not asked by itself when the clock was set back since', async () => {
    const { background, turn, saveSettings } = await failed(blind)
    const ahead = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 3_600_000)
    await background.ask('awaitCure', { turnId: turn.id })
    ahead.mockRestore()
    await saveSettings({ model: 'other-model' })
    expect((await background.until(isStill)).turn).toEqual(turn)
    expect(posts()).toHaveLength(1)
  })
})
