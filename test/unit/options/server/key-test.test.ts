import { describe, expect, it } from 'vitest'
import { createKeyTest } from '../../../../src/options/server/key-test.ts'
import { openaiKey, openForm } from '../state/options-background.ts'

/** The key test of an options page. */
async function openKeyTest(...page: Parameters<typeof openForm>) {
  const { background, form } = await openForm(...page)
  return { background, form, keyTest: createKeyTest(form) }
}

describe('the key test', () => {
  it('saves the typed key, as leaving its field does, uses it, and counts the models', async () => {
    const { background, form, keyTest } = await openKeyTest({}, openaiKey)
    form.change('key', ' sk-typed ')
    await keyTest.test()
    expect(background.sent('saveKey')).toMatchObject([{ key: 'sk-typed' }])
    expect(background.sent('testKey')).toEqual([{ baseUrl: 'https://api.openai.com/v1', key: null }])
    expect(keyTest.state.value).toEqual({ name: 'works', host: 'api.openai.com', modelCount: 2 })
    expect(keyTest.models.value).toEqual(['gpt-6-luna', 'gpt-6-sol'])
  })

  it('uses the typed key of a server that is not agreed to, and saves neither', async () => {
    const { background, form, keyTest } = await openKeyTest({}, openaiKey)
    form.change('baseUrl', 'https://openrouter.ai/api/v1')
    form.change('key', ' sk-typed ')
    await keyTest.test()
    expect(background.sent('testKey')).toEqual([{ baseUrl: 'https://openrouter.ai/api/v1', key: 'sk-typed' }])
    expect(background.sent('saveKey')).toEqual([])
  })

  it('uses the stored key when none is typed', async () => {
    const { background, keyTest } = await openKeyTest({}, openaiKey)
    await keyTest.test()
    expect(background.sent('testKey')).toEqual([{ baseUrl: 'https://api.openai.com/v1', key: null }])
  })

  it('tells the problem, and nothing more of it once the key is edited', async () => {
    const { background, form, keyTest } = await openKeyTest()
    background.problems.testKey = { kind: 'key-refused' }
    form.change('key', 'sk-bad')
    await keyTest.test()
    expect(keyTest.state.value).toMatchObject({ name: 'failed', problem: { kind: 'key-refused' } })
    form.change('key', 'sk-bad2')
    expect(keyTest.state.value).toEqual({ name: 'idle' })
  })

  it('refuses a bad server or key at its field without calling anyone', async () => {
    const { background, form, keyTest } = await openKeyTest()
    form.change('baseUrl', 'http://example.com')
    await keyTest.test()
    expect(form.refusals.value).toHaveProperty('baseUrl')
    form.change('baseUrl', 'https://example.com')
    form.change('key', 'sk-admin-1')
    await keyTest.test()
    expect(form.refusals.value).toHaveProperty('key')
    expect(background.sent('testKey')).toEqual([])
  })

  it('ignores an answer about a server that is no longer in the field', async () => {
    const { background, form, keyTest } = await openKeyTest({}, openaiKey)
    const release = background.pause()
    const testing = keyTest.test()
    form.change('baseUrl', 'https://openrouter.ai/api/v1')
    release()
    await testing
    expect(keyTest.state.value).toEqual({ name: 'idle' })
    expect(keyTest.models.value).toEqual([])
  })
})

describe('names of models for the Model field', () => {
  it('are fetched once, with the stored key', async () => {
    const { background, keyTest } = await openKeyTest({}, openaiKey)
    await keyTest.offerModels()
    await keyTest.offerModels()
    expect(background.sent('testKey')).toEqual([{ baseUrl: 'https://api.openai.com/v1', key: null }])
    expect(keyTest.models.value).toHaveLength(2)
  })

  it('are not fetched before a key is stored, nor from a server that is only typed', async () => {
    const first = await openKeyTest()
    await first.keyTest.offerModels()
    expect(first.background.sent('testKey')).toEqual([])
    const second = await openKeyTest({}, openaiKey)
    second.form.change('baseUrl', 'https://openrouter.ai/api/v1')
    await second.keyTest.offerModels()
    expect(second.background.sent('testKey')).toEqual([])
  })
})
