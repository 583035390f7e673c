import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../../../../src/core/settings/settings.ts'
import { openaiKey, openForm } from './options-background.ts'

const local = 'http://localhost:11434/v1'
const elsewhere = 'https://openrouter.ai/api/v1'

describe('another server', () => {
  it('elsewhere is not saved before its user agrees, and neither is its key', async () => {
    const { background, form } = await openForm({}, openaiKey)
    form.change('baseUrl', elsewhere)
    form.change('key', 'sk-or-5678')
    await form.leaveAll()
    expect(background.requests.map(({ name }) => name)).toEqual(['readState'])
    expect(form.newServer.value).toMatchObject({ host: 'openrouter.ai' })
    expect(form.isUnsaved()).toBe(true)
    expect(form.key.storedKey.value).toBeNull()
    // Other settings are saved meanwhile.
    form.choose('detail', 'low')
    await form.settled()
    expect(form.saveState.value).toEqual({ name: 'saved' })
    expect(background.stored()).toMatchObject({ baseUrl: defaultSettings.baseUrl, detail: 'low' })

    await form.useServer()
    expect(background.requests.map(({ name }) => name).slice(2)).toEqual([
      'saveKey',
      'saveSettings',
      'readState',
    ])
    expect(background.sent('saveKey')).toEqual([
      { baseUrl: elsewhere, key: 'sk-or-5678', keeping: { storage: 'computer' } },
    ])
    expect(background.stored().baseUrl).toBe(elsewhere)
    expect(background.keys).toMatchObject(openaiKey)
    expect(form.newServer.value).toBeNull()
    expect(form.key.storedKey.value).toEqual({ last4: '5678' })
    expect(form.isUnsaved()).toBe(false)
  })

  it('has the model that comes with it, unless the user chose one or is about to', async () => {
    for (const [typed, model] of [
      ['gpt-6-luna', 'openai/gpt-6-luna'],
      ['my/model', 'my/model'],
    ] as const) {
      const { background, form } = await openForm()
      form.change('baseUrl', elsewhere)
      form.change('key', 'sk-or-5678')
      form.change('model', typed)
      await form.useServer()
      await form.leaveAll()
      expect(form.draft.value.model).toBe(model)
      expect(background.stored()).toMatchObject({ baseUrl: elsewhere, model })
    }
  })

  it('with a key that cannot be used is not taken', async () => {
    const { background, form } = await openForm()
    form.change('baseUrl', elsewhere)
    form.change('key', 'sk-admin-1')
    await form.useServer()
    expect(form.refusals.value).toHaveProperty('key')
    expect(form.focusWanted.value).toEqual({ field: 'key' })
    expect(background.stored().baseUrl).toBe(defaultSettings.baseUrl)
  })

  it('that is not wanted after all goes, with the key that was typed for it', async () => {
    const { background, form } = await openForm({}, openaiKey)
    form.change('baseUrl', elsewhere)
    form.change('key', 'sk-or-5678')
    form.keepServer()
    await form.leaveAll()
    expect(form.draft.value).toMatchObject({ baseUrl: defaultSettings.baseUrl, key: '' })
    expect(form.key.storedKey.value).toEqual({ last4: 'wxyz' })
    expect(background.sent('saveKey')).toEqual([])
  })

  it('on this computer, to which nothing leaves, is saved when its field is left; its key is its own', async () => {
    const { background, form } = await openForm({}, openaiKey)
    form.change('baseUrl', ' http://localhost:11434/ ')
    const left = form.leave('baseUrl')
    form.change('key', 'sk-local')
    await Promise.all([left, form.leave('key')])
    expect(background.stored().baseUrl).toBe(local)
    expect(form.draft.value).toMatchObject({ baseUrl: local, key: '' })
    expect(background.keys).toEqual({ ...openaiKey, 'http://localhost:11434': 'sk-local' })
    expect(form.key.storedKey.value).toEqual({ last4: 'ocal' })
    expect(form.saveState.value).toEqual({ name: 'saved' })
  })

  it('on the same host, by another path, is no other', async () => {
    const { background, form } = await openForm({}, openaiKey)
    form.change('baseUrl', 'https://api.openai.com/v2')
    expect(form.newServer.value).toBeNull()
    await form.leave('baseUrl')
    expect(background.stored().baseUrl).toBe('https://api.openai.com/v2')
    expect(form.key.storedKey.value).toEqual({ last4: 'wxyz' })
  })

  it('that cannot be read takes no key', async () => {
    const { background, form } = await openForm({}, openaiKey)
    form.change('baseUrl', 'ftp://x')
    form.change('key', 'sk-5678')
    await form.leaveAll()
    expect(background.requests.map(({ name }) => name)).toEqual(['readState'])
  })
})
