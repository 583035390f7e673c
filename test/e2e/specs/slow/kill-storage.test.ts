import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Surface } from '../../drivers/driver.ts'
import { chatIdsExpression, deaths, repeats } from '../../scenes/kill-scene.ts'
import {
  importSource,
  manyRows,
  putVersion1Source,
  type StoredCounts,
  storedCountsSource,
} from '../../scenes/many-rows.ts'
import { openScene, type Scene } from '../../scenes/scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene(null)
})
afterAll(() => scene?.close())

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
/** Sends a message and does not wait for what comes of it. */
const send = (name: string) =>
  scene.browser.evaluate(
    `(void browser.runtime.sendMessage({ name: '${name}', payload: {} }).catch(() => {}), null)`,
  )
const clear = () =>
  scene.browser.evaluate(
    "browser.runtime.sendMessage({ name: 'clearHistory', payload: {} }).then(() => null)",
  )
const listChats = () => scene.browser.evaluate<string[]>(chatIdsExpression)
const stored = () => scene.browser.evaluate<StoredCounts>(storedCountsSource)
const all = { ...manyRows, leased: manyRows.turns }
const none = { chats: 0, turns: 0, leased: 0 }

const storedWhole = [all, none]

describe.each(deaths)('when $name', ({ die }) => {
  test.each(repeats)('in the middle of a migration: the old database or the new one (%i)', async () => {
    await scene.browser.evaluate(putVersion1Source)
    await send('listChats')
    await pause(Math.random() * 200)
    await die(scene)
    const { version, ...counts } = await stored()
    expect(counts).toEqual({ ...manyRows, leased: version === 1 ? 0 : manyRows.turns })
    expect(await listChats()).toHaveLength(manyRows.chats)
  })

  test.each(repeats)('in the middle of "Clear all": everything or nothing (%i)', async () => {
    await scene.browser.evaluate(putVersion1Source)
    await listChats()
    await send('clearHistory')
    await pause(Math.random() * 50)
    await die(scene)
    const { version, ...counts } = await stored()
    expect(version).toBe(2)
    expect(storedWhole).toContainEqual(counts)
  })
})

const deathsOfPage: { name: string; die: (scene: Scene, page: Surface) => Promise<void> }[] = [
  { name: 'its page is closed', die: (_, page) => page.close() },
  ...deaths.filter(({ name }) => !name.startsWith('the background')),
]

describe.each(deathsOfPage)('when $name', ({ die }) => {
  test.each(repeats)('in the middle of an import: all of it or nothing (%i)', async () => {
    await clear()
    const options = await scene.browser.openExtensionPage('src/options/index.html')
    await options.evaluate(importSource)
    await pause(Math.random() * 400)
    await die(scene, options)
    const { version, ...counts } = await stored()
    expect(version).toBe(2)
    expect(storedWhole).toContainEqual(counts)
  })
})
