import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../../../../src/core/settings/settings.ts'
import { openaiKey, openForm } from './options-background.ts'

describe('what was saved is shown', () => {
  it('with the last four characters of the key and nothing to save', async () => {
    const { form } = await openForm({ model: 'gpt-6-sol', maxAnswerTokens: 500 }, openaiKey)
    expect(form.draft.value).toMatchObject({ model: 'gpt-6-sol', maxAnswerTokens: '500', key: '' })
    expect(form.key.storedKey.value).toEqual({ last4: 'wxyz' })
    expect(form.isDirty.value).toBe(false)
  })
})

describe('saving', () => {
  it('puts the base URL in order, stores every field and says so', async () => {
    const { background, form } = await openForm()
    form.change('baseUrl', ' http://localhost:11434/ ')
    form.change('maxAnswerTokens', '1,024')
    form.change('askAtOnce', false)
    expect(form.isDirty.value).toBe(true)
    await form.save()
    expect(background.stored()).toEqual({
      ...defaultSettings,
      baseUrl: 'http://localhost:11434/v1',
      maxAnswerTokens: 1024,
      askAtOnce: false,
    })
    expect(form.draft.value).toMatchObject({ baseUrl: 'http://localhost:11434/v1', maxAnswerTokens: '1024' })
    expect(form.saveState.value).toEqual({ name: 'saved' })
    expect(form.isDirty.value).toBe(false)
  })

  it('stores the cleaned key after the settings, for the saved server, and empties the field', async () => {
    const { background, form } = await openForm()
    form.change('key', ' "sk-new-1234"\n')
    await form.save()
    expect(background.requests.map(({ name }) => name)).toEqual(['readState', 'saveSettings', 'saveKey'])
    expect(background.sent('saveKey')).toEqual([
      { baseUrl: 'https://api.openai.com/v1', key: 'sk-new-1234', keeping: { storage: 'computer' } },
    ])
    expect(JSON.stringify(background.sent('saveSettings'))).not.toContain('1234')
    expect(form.draft.value.key).toBe('')
    expect(form.key.storedKey.value).toEqual({ last4: '1234' })
  })

  it('without a typed key leaves the stored one alone', async () => {
    const { background, form } = await openForm({}, openaiKey)
    form.change('model', 'gpt-6-sol')
    await form.save()
    expect(background.sent('saveKey')).toEqual([])
    expect(form.key.storedKey.value).toEqual({ last4: 'wxyz' })
  })

  it('ten fast clicks save once', async () => {
    const { background, form } = await openForm()
    form.change('model', 'gpt-6-sol')
    await Promise.all(Array.from({ length: 10 }, () => form.save()))
    expect(background.sent('saveSettings')).toHaveLength(1)
  })

  it('keeps what is typed while it runs', async () => {
    const { background, form } = await openForm()
    form.change('model', 'gpt-6-sol')
    const release = background.pause()
    const saving = form.save()
    form.change('model', 'gpt-6-astra')
    form.change('key', 'sk-late')
    release()
    await saving
    expect(background.stored().model).toBe('gpt-6-sol')
    expect(form.draft.value).toMatchObject({ model: 'gpt-6-astra', key: 'sk-late' })
    expect(form.isDirty.value).toBe(true)
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
    '(%s) gets the focus with its reason, stays as typed, and nothing is sent',
    async (_reason, field, typed, problem) => {
      const { background, form } = await openForm()
      form.change(field, typed)
      await form.save()
      expect(form.refusals.value).toEqual({ [field]: problem })
      expect(form.focusWanted.value).toEqual({ field })
      expect(form.draft.value[field]).toBe(typed)
      expect(form.saveState.value).toEqual({ name: 'refused' })
      expect(background.requests.map(({ name }) => name)).toEqual(['readState'])
    },
  )

  it('sends the focus to the first of several on the page', async () => {
    const { form } = await openForm()
    form.change('maxAnswerTokens', '')
    form.change('model', '')
    await form.save()
    expect(Object.keys(form.refusals.value).sort()).toEqual(['maxAnswerTokens', 'model'])
    expect(form.focusWanted.value).toEqual({ field: 'model' })
  })

  it('is no longer refused once it is edited', async () => {
    const { form } = await openForm()
    form.change('model', '')
    await form.save()
    form.change('model', 'g')
    expect(form.refusals.value).toEqual({})
    expect(form.saveState.value).toEqual({ name: 'idle' })
  })
})

describe('when the background cannot save', () => {
  it('full storage is said and everything typed stays', async () => {
    const { background, form } = await openForm()
    background.problems.saveSettings = { kind: 'storage-failed' }
    form.change('model', 'gpt-6-sol')
    form.change('key', 'sk-1234')
    await form.save()
    expect(form.saveState.value).toEqual({ name: 'failed', problem: { kind: 'storage-failed' } })
    expect(form.draft.value).toMatchObject({ model: 'gpt-6-sol', key: 'sk-1234' })
    expect(background.sent('saveKey')).toEqual([])
  })

  it('a key that it refuses is refused at the key, with the settings already saved', async () => {
    const { background, form } = await openForm()
    background.problems.saveKey = { kind: 'key-malformed', reason: 'characters' }
    form.change('key', 'sk-1234')
    await form.save()
    expect(form.refusals.value).toHaveProperty('key')
    expect(form.draft.value.key).toBe('sk-1234')
  })

  it('a setting that only the background refuses is refused at its field', async () => {
    const { background, form } = await openForm()
    background.problems.saveSettings = { kind: 'setting-invalid', field: 'model' }
    await form.save()
    expect(form.refusals.value).toEqual({ model: { kind: 'setting-invalid', field: 'model' } })
    expect(form.focusWanted.value).toEqual({ field: 'model' })
  })

  it('an updated extension, which never answers, is said', async () => {
    const { background, form } = await openForm()
    background.go()
    form.change('model', 'gpt-6-sol')
    await form.save()
    expect(form.saveState.value).toEqual({ name: 'no-reply' })
    expect(form.draft.value.model).toBe('gpt-6-sol')
  })
})

describe('a key is for one server only', () => {
  it('another server in the field hides the stored key', async () => {
    const { form } = await openForm({}, openaiKey)
    form.change('baseUrl', 'https://openrouter.ai/api/v1')
    expect(form.key.storedKey.value).toBeNull()
    form.change('baseUrl', 'https://api.openai.com')
    expect(form.key.storedKey.value).toEqual({ last4: 'wxyz' })
  })

  it('another saved server has no key until one is typed', async () => {
    const { background, form } = await openForm({}, openaiKey)
    form.change('baseUrl', 'https://openrouter.ai/api/v1')
    await form.save()
    expect(form.key.storedKey.value).toBeNull()
    expect(background.sent('saveKey')).toEqual([])
  })

  it('the saved server is the one whose key is removed', async () => {
    const { background, form } = await openForm({}, openaiKey)
    await form.removeKey()
    expect(background.keys).toEqual({})
    expect(form.key.storedKey.value).toBeNull()
  })
})

describe('a change elsewhere', () => {
  it('shows in the fields that were not edited and spares the others', async () => {
    const { form } = await openForm({}, openaiKey)
    form.change('model', 'mine')
    form.change('key', 'sk-typed')
    form.receive({ ...defaultSettings, model: 'theirs', detail: 'low' }, form.key.status.value)
    expect(form.draft.value).toMatchObject({ model: 'mine', detail: 'low', key: 'sk-typed' })
    expect(form.isDirty.value).toBe(true)
  })
})
