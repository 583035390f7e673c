import { ChatLog } from './ChatLog.tsx'
import { Footer } from './Footer.tsx'
import { Header } from './Header.tsx'
import { HistoryList } from './history/HistoryList.tsx'
import type { Layout } from './pieces/layout.ts'
import { DropPlace } from './question/OwnImages.tsx'
import type { ChatState } from './state/chat.ts'
import { Announcer } from './turn/Announcer.tsx'

/** The whole page: popup, side panel or tab. */
export function App({ chat, layout }: { chat: ChatState; layout: Layout }) {
  const isHistory = chat.history.isOpen.value
  return (
    <>
      <Header chat={chat} layout={layout} />
      {isHistory ? <HistoryList chat={chat} /> : <ChatLog chat={chat} layout={layout} />}
      {!isHistory && <Footer chat={chat} layout={layout} />}
      {!isHistory && <DropPlace chat={chat} />}
      <Announcer chat={chat} />
    </>
  )
}
