import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../../../../src/core/settings/settings.ts'
import { openaiKey, openForm } from './options-background.ts'

describe('what was saved is shown', () => {
  it('with the last four characters of the key and nothing to save', async () => {
    const { form } = await openForm({ model: 'gpt-6-sol', maxAnswerTokens: 500 }, openaiKey)
    expect(form.draft.value).toMatchObject({ model: 'gpt-6-sol', maxAnswerTokens: '500', key: '' })
    expect(form.key.storedKey.value).toEqual({ last4: 'wxyz' })
    expect(form.saveState.value).toEqual({ name: 'idle' })
  })
})

describe('a field that is left', () => {
  it('is saved, by itself, as it is put in order, and that is said', async () => {
    const { background, form } = await openForm()
    form.change('model', 'half-ty')
    form.change('maxAnswerTokens', '1,024')
    await form.leave('maxAnswerTokens')
    expect(background.sent('saveSettings')).toEqual([{ settings: { maxAnswerTokens: 1024 } }])
    expect(form.draft.value).toMatchObject({ maxAnswerTokens: '1024', model: 'half-ty' })
    // Something else is typed still.
    expect(form.saveState.value).toEqual({ name: 'idle' })
    await form.leave('model')
    expect(form.saveState.value).toEqual({ name: 'saved' })
  })

  it('as it was is not sent', async () => {
    const { background, form } = await openForm({}, openaiKey)
    form.change('model', 'x')
    form.change('model', defaultSettings.model)
    await form.leave('model')
    await form.leave('key')
    expect(background.requests.map(({ name }) => name)).toEqual(['readState'])
    expect(form.saveState.value).toEqual({ name: 'idle' })
  })

  it('by Enter and then by a click elsewhere is sent once', async () => {
    const { background, form } = await openForm()
    form.change('model', 'gpt-6-sol')
    form.change('key', 'sk-1234')
    const fields = ['model', 'model', 'key', 'key'] as const
    await Promise.all(fields.map((field) => form.leave(field)))
    expect(background.sent('saveSettings')).toHaveLength(1)
    expect(background.sent('saveKey')).toHaveLength(1)
  })

  it('is saved at once where it is chosen, each choice of a quick row', async () => {
    const { background, form } = await openForm()
    const release = background.pause()
    form.choose('detail', 'low')
    form.choose('askAtOnce', false)
    form.choose('detail', 'high')
    form.choose('detail', 'auto')
    expect(form.saveState.value).toEqual({ name: 'saving' })
    release()
    await form.settled()
    expect(background.sent('saveSettings').map(({ settings }) => settings)).toEqual([
      { detail: 'low' },
      { askAtOnce: false },
      { detail: 'high' },
      { detail: 'auto' },
    ])
    expect(background.stored()).toMatchObject({ detail: 'auto', askAtOnce: false })
    expect(form.draft.value).toMatchObject({ detail: 'auto', askAtOnce: false })
    expect(form.saveState.value).toEqual({ name: 'saved' })
  })

  it('keeps what is typed while it is being saved', async () => {
    const { background, form } = await openForm()
    form.change('model', 'gpt-6-sol')
    const release = background.pause()
    const saving = form.leave('model')
    form.change('model', 'gpt-6-astra')
    form.change('key', 'sk-late')
    release()
    await saving
    expect(background.stored().model).toBe('gpt-6-sol')
    expect(form.draft.value).toMatchObject({ model: 'gpt-6-astra', key: 'sk-late' })
    expect(form.saveState.value).toEqual({ name: 'idle' })
  })

  it('goes out at once when the page is closed right after typing', async () => {
    const { background, form } = await openForm()
    background.pause()
    form.change('model', 'gpt-6-sol')
    form.change('key', 'sk-1234')
    void form.leaveAll()
    expect(background.requests.map(({ name }) => name)).toEqual(['readState', 'saveKey', 'saveSettings'])
    expect(form.isUnsaved()).toBe(false)
  })
})

describe('a refused field', () => {
  it.each([
    [
      'plain http elsewhere',
      'baseUrl',
      'http://example.com/v1',
      { kind: 'base-url-invalid', reason: 'http-elsewhere' },
    ],
    ['a script', 'baseUrl', 'javascript:alert(1)', { kind: 'base-url-invalid', reason: 'scheme' }],
    ['a key as the question', 'defaultQuestion', 'sk-CANARY-0123456789', { kind: 'question-is-key' }],
    ['a key as the model', 'model', 'sk-CANARY-0123456789abcdef', { kind: 'question-is-key' }],
    ['an admin key', 'key', 'sk-admin-1', { kind: 'key-malformed', reason: 'admin' }],
    ['a key of spaces', 'key', '   ', { kind: 'key-malformed', reason: 'empty' }],
    ['no model', 'model', ' \u0000', { kind: 'setting-invalid', field: 'model' }],
    [
      'a question of a megabyte',
      'defaultQuestion',
      'q'.repeat(1_000_000),
      { kind: 'setting-invalid', field: 'defaultQuestion' },
    ],
    ['no tokens', 'maxAnswerTokens', '0', { kind: 'setting-invalid', field: 'maxAnswerTokens' }],
    ['words for a number', 'maxAnswerTokens', 'many', { kind: 'setting-invalid', field: 'maxAnswerTokens' }],
    ['half a token', 'maxAnswerTokens', '20.5', { kind: 'setting-invalid', field: 'maxAnswerTokens' }],
    [
      'a long language',
      'answerLanguage',
      'x'.repeat(61),
      { kind: 'setting-invalid', field: 'answerLanguage' },
    ],
  ] as const)(
    '(%s) says why, stays as typed, and nothing is sent; the focus stays where the user went',
    async (_reason, field, typed, problem) => {
      const { background, form } = await openForm()
      form.change(field, typed)
      await form.leave(field)
      expect(form.refusals.value).toEqual({ [field]: problem })
      expect(form.focusWanted.value).toBeNull()
      expect(form.draft.value[field]).toBe(typed)
      expect(form.isUnsaved()).toBe(true)
      expect(background.requests.map(({ name }) => name)).toEqual(['readState'])
    },
  )

  it('keeps no other from being saved', async () => {
    const { background, form } = await openForm()
    form.change('maxAnswerTokens', '')
    await form.leave('maxAnswerTokens')
    form.choose('detail', 'low')
    await form.settled()
    expect(background.stored().detail).toBe('low')
    expect(form.saveState.value).toEqual({ name: 'saved' })
    expect(Object.keys(form.refusals.value)).toEqual(['maxAnswerTokens'])
  })

  it('is no longer refused once it is edited', async () => {
    const { form } = await openForm()
    form.change('model', '')
    await form.leave('model')
    form.change('model', 'g')
    expect(form.refusals.value).toEqual({})
  })
})

describe('when the background cannot save', () => {
  it('full storage is said until something else is typed, and everything typed stays', async () => {
    const { background, form } = await openForm()
    background.problems.saveSettings = { kind: 'storage-failed' }
    form.change('model', 'gpt-6-sol')
    await form.leave('model')
    expect(form.saveState.value).toEqual({ name: 'failed', problem: { kind: 'storage-failed' } })
    expect(form.draft.value).toMatchObject({ model: 'gpt-6-sol' })
    expect(form.isUnsaved()).toBe(true)
    form.change('model', 'gpt-6-astra')
    expect(form.saveState.value).toEqual({ name: 'idle' })
  })

  it('a key that it refuses is refused at the key', async () => {
    const { background, form } = await openForm()
    background.problems.saveKey = { kind: 'key-malformed', reason: 'characters' }
    form.change('key', 'sk-1234')
    await form.leave('key')
    expect(form.refusals.value).toHaveProperty('key')
    expect(form.draft.value.key).toBe('sk-1234')
  })

  it('a setting that only the background refuses is refused at its field', async () => {
    const { background, form } = await openForm()
    background.problems.saveSettings = { kind: 'setting-invalid', field: 'model' }
    form.change('model', 'gpt-6-sol')
    await form.leave('model')
    expect(form.refusals.value).toEqual({ model: { kind: 'setting-invalid', field: 'model' } })
  })

  it('an updated extension, which never answers, is said', async () => {
    const { background, form } = await openForm()
    background.go()
    form.change('model', 'gpt-6-sol')
    await form.leave('model')
    expect(form.saveState.value).toEqual({ name: 'no-reply' })
    expect(form.draft.value.model).toBe('gpt-6-sol')
  })
})

describe('a change elsewhere', () => {
  it('shows in the fields that were not edited and spares the others', async () => {
    const { form } = await openForm({}, openaiKey)
    form.change('model', 'mine')
    form.change('key', 'sk-typed')
    form.receive({ ...defaultSettings, model: 'theirs', detail: 'low' }, form.key.status.value)
    expect(form.draft.value).toMatchObject({ model: 'mine', detail: 'low', key: 'sk-typed' })
  })

  it('of the server does not make a key that is being typed that of another one', async () => {
    const { background, form } = await openForm({}, openaiKey)
    form.change('key', 'sk-typed')
    form.receive({ ...defaultSettings, baseUrl: 'https://openrouter.ai/api/v1' }, form.key.status.value)
    await form.leave('key')
    expect(background.sent('saveKey')).toEqual([])
    expect(form.newServer.value).toMatchObject({ host: 'api.openai.com' })
  })
})
