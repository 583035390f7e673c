import { expect, test } from 'vitest'
import { delta, openStream, posts, serve } from '../fakes/answer-server.ts'
import { world } from '../fakes/browser.ts'
import { eventually } from '../fakes/eventually.ts'
import { openTab } from '../fakes/tab.ts'
import { lake, pageWithPicture } from '../samples/page-samples.ts'
import { startBackground } from './start-background.ts'

test('what was asked in a private window ends and is forgotten when the last of them closes', async () => {
  let isOpen = true
  const baseUrl = await serve((response) => {
    openStream(response).write(delta('A la'))
    response.on('close', () => {
      isOpen = false
    })
  })
  const background = await startBackground({ baseUrl })
  const popup = background.connect()
  popup.say({ name: 'follow-newest' })
  background.clickImage(openTab(await pageWithPicture(), { incognito: true }), lake)
  await eventually(() => expect(JSON.stringify(popup.heard)).toContain('A la'))
  expect(posts()).toHaveLength(1)
  // The history does not show it; the session holds the click.
  expect(await background.chats()).toEqual([])
  expect(JSON.stringify(world.session)).toContain('lake.png')

  world.windows = [{ incognito: true }]
  world.events.windowRemoved.dispatch(2)
  // A message later, what the event could have set going is done.
  await background.chats()
  expect(isOpen).toBe(true)

  world.windows = [{ incognito: false }]
  world.events.windowRemoved.dispatch(1)
  await eventually(() => expect(isOpen).toBe(false))
  await eventually(() => expect(JSON.stringify(world.session)).not.toContain('lake.png'))
})
