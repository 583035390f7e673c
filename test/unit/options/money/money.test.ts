import { describe, expect, it } from 'vitest'
import type { OwnPrice } from '../../../../src/core/money/own-prices.ts'
import { createPriceEditor, readTyped } from '../../../../src/options/money/price-editor.ts'
import { openForm } from '../state/options-background.ts'

const typed = {
  host: 'localhost:11434',
  model: 'llava',
  input: '0.5',
  cachedInput: '',
  output: '1',
  countsAs: '',
}
const price: OwnPrice = {
  host: 'localhost:11434',
  model: 'llava',
  input: 0.5,
  cachedInput: null,
  output: 1,
  countsAs: '',
}

describe('a limit as typed', () => {
  it('is stored as a number, empty as none, and refused with its reason', async () => {
    const { background, form } = await openForm()
    form.change('dailyLimitUsd', '$0.50')
    await form.leave('dailyLimitUsd')
    expect(background.stored()).toMatchObject({ dailyLimitUsd: 0.5, monthlyLimitUsd: null })
    form.change('dailyLimitUsd', 'much')
    await form.leave('dailyLimitUsd')
    expect(form.refusals.value).toEqual({
      dailyLimitUsd: { kind: 'setting-invalid', field: 'dailyLimitUsd' },
    })
  })
})

describe("the user's own price", () => {
  it.each([
    ['as typed', {}, price, []],
    ['of a server given by its base URL', { host: 'http://localhost:11434/v1' }, price, []],
    ['with a comma', { input: '0,5' }, price, []],
    ['without a model', { model: ' ' }, null, ['model']],
    ['without numbers', { input: '', output: 'x' }, null, ['input', 'output']],
    ['with a cached price that is none', { cachedInput: 'free' }, null, ['cachedInput']],
  ])('%s', (_name, changes, read, refused) => {
    expect(readTyped({ ...typed, ...changes })).toEqual({ price: read, refused })
  })

  it('is stored at once, beside half-typed fields, replaced by its correction, and removed', async () => {
    const { background, form } = await openForm()
    form.change('model', 'half-ty')
    const editor = createPriceEditor(form)
    editor.add(typed)
    await editor.save()
    expect(background.stored()).toMatchObject({ prices: [price], model: 'gpt-6-luna' })
    expect(editor.typed.value).toBeNull()
    editor.edit(price)
    expect(editor.isUnsaved()).toBe(false)
    editor.change('model', 'llava:13b')
    expect(editor.isUnsaved()).toBe(true)
    await editor.save()
    expect(background.stored().prices.map(({ model }) => model)).toEqual(['llava:13b'])
    await editor.remove({ ...price, model: 'llava:13b' })
    expect(background.stored().prices).toEqual([])
    expect(form.draft.value.model).toBe('half-ty')
  })

  it('that is half typed does not give way to another', async () => {
    const { form } = await openForm({ prices: [price] })
    const editor = createPriceEditor(form)
    editor.add({ host: 'localhost' })
    editor.edit(price)
    expect(editor.typed.value).toMatchObject({ model: 'llava' })
    editor.change('model', 'half-ty')
    editor.add({ model: 'other' })
    expect(editor.typed.value).toMatchObject({ model: 'half-ty' })
    editor.cancel()
    editor.add({ model: 'other' })
    expect(editor.typed.value).toMatchObject({ model: 'other' })
  })

  it('survives the next change of a setting', async () => {
    const { background, form } = await openForm({ prices: [price] })
    form.change('model', 'gpt-6-sol')
    await form.leave('model')
    expect(background.stored()).toMatchObject({ model: 'gpt-6-sol', prices: [price] })
  })
})
