import { IDBFactory } from 'fake-indexeddb'
import { expect, test, vi } from 'vitest'
import { defaultSettings } from '../../../../src/core/settings/settings.ts'
import { world } from '../../fakes/browser.ts'
import { makeRow } from '../../samples/ledger-rows.ts'
import { makeTurn } from '../../samples/samples.ts'
import { sampleBytes, sampleChat } from './sample-store.ts'

// People have years of chats and a key under these names. They stay, whatever the code calls things: a new name here is a
// migration, and not a change of this test.
test('what people have stored is found under the names that it always had', async () => {
  vi.resetModules()
  vi.stubGlobal('indexedDB', new IDBFactory())
  const { chatStore } = await import('../../../../src/platform/store/chat-store.ts')
  const { ledger } = await import('../../../../src/platform/store/ledger-store.ts')
  const { storeKey } = await import('../../../../src/platform/store/key-store.ts')
  const { storeSettings } = await import('../../../../src/platform/store/settings-store.ts')
  const { learnTraits } = await import('../../../../src/platform/store/server-traits-store.ts')
  await chatStore.commitTurn(sampleChat, makeTurn(), [sampleBytes], true)
  await ledger.reserve(makeRow(), null)
  await storeSettings(defaultSettings)
  await storeKey(defaultSettings.baseUrl, 'sk-mine')
  await learnTraits(defaultSettings.baseUrl, (known) => ({ ...known, sendsDetail: false }))

  const databases = await indexedDB.databases()
  expect(databases.map(({ name }) => name).sort()).toEqual(['conversations', 'ledger'])
  expect(Object.keys(world.local).sort()).toEqual(['keys', 'servers', 'settings'])
  expect(Object.keys(world.local.keys as object)).toEqual(['https://api.openai.com'])
  // New settings may come; these stay.
  const names = [
    ...['answerLanguage', 'askAtOnce', 'baseUrl', 'dailyLimitUsd', 'defaultQuestion', 'detail'],
    ...['interfaceLanguage', 'maxAnswerTokens', 'model', 'monthlyLimitUsd', 'pageMenu', 'prices'],
    ...['reuseAnswers', 'sendAs'],
  ]
  expect(names.filter((name) => !(name in defaultSettings))).toEqual([])
})
