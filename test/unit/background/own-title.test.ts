import { expect, test } from 'vitest'
import { answers, delta, openStream, serve } from '../fakes/answer-server.ts'
import { eventually } from '../fakes/eventually.ts'
import { openTab } from '../fakes/tab.ts'
import { readRaw } from '../samples/old-schemas.ts'
import { lake, pageWithPicture } from '../samples/page-samples.ts'
import { isStill, startBackground } from './start-background.ts'

const own = { title: 'Our lake', hasOwnTitle: true }

test('a title of the user is told to every page, and neither answer nor question takes its place', async () => {
  const answering = Promise.withResolvers<{ end(): void }>()
  const baseUrl = await serve((response) => {
    openStream(response).write(delta('A mountain lake.'))
    answering.resolve(response)
  })
  const background = await startBackground({ baseUrl })
  background.clickImage(openTab(await pageWithPicture()), lake)
  const { chat } = await background.until(({ answer }) => answer !== '')
  const page = background.connect()
  page.say({ name: 'follow', chatId: chat.id })
  expect(await background.ask('renameChat', { chatId: chat.id, title: '  Our\n lake ' })).toMatchObject({
    value: own,
  })
  const response = await answering.promise
  response.end()
  await background.until(isStill)
  await background.ask('ask', { chatId: chat.id, question: 'More?', model: 'm', detail: 'low' })
  await background.until(({ sequence }) => sequence === 2)
  await eventually(() =>
    expect(page.heard).toContainEqual({ name: 'chat', chat: expect.objectContaining(own) }),
  )
  expect(await background.chats()).toMatchObject([own])
})

test('a title that is given while the picture is looked for stays when the picture comes', async () => {
  const background = await startBackground({ baseUrl: await serve(answers('A lake.')) })
  const found = Promise.withResolvers<void>()
  const { locate, ...page } = await pageWithPicture({ alternativeText: 'What the page says' })
  const late = async () => {
    await found.promise
    return locate()
  }
  background.clickImage(openTab({ ...page, locate: late }), lake)
  const { chat } = await background.until(({ state }) => state.name === 'acquiring')
  await background.ask('renameChat', { chatId: chat.id, title: 'Our lake' })
  found.resolve()
  expect((await background.until(isStill)).chat).toMatchObject(own)
})

test('a title without a word changes nothing', async () => {
  const background = await startBackground({ baseUrl: await serve(answers('A lake.')) })
  background.clickImage(openTab(await pageWithPicture({ alternativeText: 'A mountain lake' })), lake)
  const { chat } = await background.until(isStill)
  const reply = await background.ask('renameChat', { chatId: chat.id, title: ' \n ' })
  expect(reply).toEqual({ ok: true, value: chat })
  expect(chat.title).toBe('A mountain lake')
})

test('a title that is given in a private window is kept in memory alone', async () => {
  const background = await startBackground({ baseUrl: await serve(answers('A lake.')) })
  background.clickImage(openTab(await pageWithPicture(), { incognito: true }), lake)
  const { chat } = await background.inPrivate.until(isStill)
  await background.inPrivate.ask('renameChat', { chatId: chat.id, title: 'Our lake' })
  await background.inPrivate.ask('ask', { chatId: chat.id, question: 'More?', model: 'm', detail: 'low' })
  await background.inPrivate.until(({ sequence, state }) => sequence === 2 && state.name === 'done')
  expect(await background.inPrivate.chats()).toMatchObject([own])
  expect(JSON.stringify(await readRaw('chats'))).not.toContain('Our lake')
})
