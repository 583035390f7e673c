import { describe, expect, it } from 'vitest'
import { openaiKey, openForm } from './options-background.ts'

describe('a key', () => {
  it('is stored cleaned when its field is left, and the field is emptied', async () => {
    const { background, form } = await openForm()
    form.change('key', ' "sk-new-1234"\n')
    await form.leave('key')
    expect(background.requests.map(({ name }) => name)).toEqual(['readState', 'saveKey'])
    expect(background.sent('saveKey')).toEqual([
      { baseUrl: 'https://api.openai.com/v1', key: 'sk-new-1234', keeping: { storage: 'computer' } },
    ])
    expect(form.draft.value.key).toBe('')
    expect(form.key.storedKey.value).toEqual({ last4: '1234' })
    expect(form.saveState.value).toEqual({ name: 'saved' })
  })

  it('is kept as was chosen before it is typed', async () => {
    const { background, form } = await openForm()
    await form.keepKey('session')
    form.change('key', 'sk-1234')
    await form.leave('key')
    expect(background.sent('saveKey')).toMatchObject([{ keeping: { storage: 'session' } }])
  })

  it('moves at once to where it is kept now, without a passphrase to be typed', async () => {
    const { background, form } = await openForm({}, openaiKey)
    await form.keepKey('session')
    expect(background.sent('moveKey')).toMatchObject([{ keeping: { storage: 'session' } }])
    expect(form.saveState.value).toEqual({ name: 'saved' })
  })

  it('waits for the passphrase that is to lock it, and for the button', async () => {
    const { background, form } = await openForm({}, openaiKey)
    await form.keepKey('passphrase')
    form.change('passphrase', 'short')
    await form.leaveAll()
    await form.lockKey()
    expect(form.refusals.value).toHaveProperty('passphrase')
    expect(form.focusWanted.value).toEqual({ field: 'passphrase' })
    expect(background.requests.map(({ name }) => name)).toEqual(['readState'])
    form.change('passphrase', 'correct horse battery')
    await form.lockKey()
    expect(background.sent('moveKey')).toMatchObject([
      { keeping: { storage: 'passphrase', passphrase: 'correct horse battery' } },
    ])
    expect(form.draft.value.passphrase).toBe('')
  })

  it('whose passphrase is typed and not locked with, or whose place is chosen alone, is not closed over', async () => {
    const { form } = await openForm({}, openaiKey)
    expect(form.isUnsaved()).toBe(false)
    await form.keepKey('passphrase')
    expect(form.isUnsaved()).toBe(true)
    form.change('passphrase', 'correct horse battery')
    await form.lockKey()
    expect(form.isUnsaved()).toBe(false)
    form.change('passphrase', 'another one')
    expect(form.isUnsaved()).toBe(true)
  })

  it('that is typed before its passphrase is not stored without it', async () => {
    const { background, form } = await openForm()
    await form.keepKey('passphrase')
    form.change('key', 'sk-1234')
    await form.leave('key')
    expect(background.sent('saveKey')).toEqual([])
    expect(form.needsPassphrase.value).toBe(true)
    expect(form.isUnsaved()).toBe(true)
    form.change('passphrase', 'correct horse battery')
    await form.lockKey()
    expect(background.sent('saveKey')).toHaveLength(1)
    expect(form.draft.value).toMatchObject({ key: '', passphrase: '' })
  })

  it('of the saved server is the one that is removed', async () => {
    const { background, form } = await openForm({}, openaiKey)
    await form.removeKey()
    expect(background.keys).toEqual({})
    expect(form.key.storedKey.value).toBeNull()
  })
})
