import { IDBFactory } from 'fake-indexeddb'
import { vi } from 'vitest'
import type { Chat, Turn } from '../../../src/core/chat/turn.ts'
import { isRunning } from '../../../src/core/chat/turn-state.ts'
import type { Page } from '../../../src/core/chat/visible-to.ts'
import type { Settings } from '../../../src/core/settings/settings.ts'
import type { ChatView, Payload, Reply, RequestName } from '../../../src/platform/messages/messages.ts'
import { type FakeTab, openPort, world } from '../fakes/browser.ts'
import { eventually } from '../fakes/eventually.ts'
import { usePixels } from '../fakes/pixels.ts'

const popup = { id: 'own', url: 'chrome-extension://own/src/popup/index.html' }

/** The background of a test; it is started anew by each, as browsers do. */
export type Background = Awaited<ReturnType<typeof startBackground>>

/** Starts the background in the browser of this test: its listeners are there when it returns. */
export async function startBackground(settings: Partial<Settings> = {}) {
  vi.resetModules()
  vi.stubGlobal('indexedDB', new IDBFactory())
  usePixels()
  world.local.settings = settings
  await import('../../../src/background/index.ts')
  world.events.installed.dispatch()

  return {
    ...asPage({ isPrivate: false }),
    /** The same, asked by a page of a private window. */
    inPrivate: asPage({ isPrivate: true }),
    /** A page of ours connects. */
    connect(path = 'src/popup/index.html', tab?: { incognito: boolean }) {
      const opened = openPort(path)
      if (tab) Object.assign(opened.port.sender, { tab })
      world.events.connect.dispatch(opened.port)
      return opened
    },
    /** The user chooses the menu's item on an image. */
    clickImage(tab: FakeTab, srcUrl: string) {
      const { page: _, ...shown } = tab
      const menuItemId = world.menu[0]?.id ?? 'ask-image@popup'
      const info = { menuItemId, srcUrl, frameId: 0, editable: false, modifiers: [] }
      world.events.menuClicked.dispatch(info, shown)
    },
  }
}

/** What the background says to a page of ours. */
function asPage(page: Page) {
  /** What the page asks of the background. */
  function ask<Name extends RequestName>(name: Name, payload: Payload<Name>): Promise<Reply<Name>> {
    const [reply] = world.events.message.dispatch({ name, payload, page }, popup)
    return reply as Promise<Reply<Name>>
  }

  async function view(chatId: string): Promise<ChatView> {
    const reply = await ask('readChat', { chatId })
    if (!reply.ok) throw new Error(reply.problem.kind)
    return reply.value
  }

  async function chats(): Promise<Chat[]> {
    const reply = await ask('listChats', {})
    return reply.ok ? reply.value : []
  }

  return {
    ask,
    chats,
    /** The turns of a chat, by default the newest, once `is` holds for the last of them. */
    async until(
      is: (turn: Turn) => boolean,
      chatId?: string,
    ): Promise<{ chat: Chat; turns: Turn[]; turn: Turn }> {
      return eventually(async () => {
        const id = chatId ?? (await chats())[0]?.id
        const { chat, turns } = await view(id ?? 'none yet')
        const turn = turns.at(-1)
        if (!chat || !turn || !is(turn)) throw new Error(`not yet: ${JSON.stringify(turn?.state)}`)
        return { chat, turns, turn }
      })
    },
  }
}

/** Whether nothing happens with a turn any more by itself. */
export const isStill = (turn: Turn) => !isRunning(turn)
