import { Announcer } from './Announcer.tsx'
import { Conversation } from './Conversation.tsx'
import type { ChatModel } from './chat.ts'
import { Footer } from './Footer.tsx'
import { Header } from './Header.tsx'
import { HistoryList } from './HistoryList.tsx'
import type { Layout } from './layout.ts'
import { DropPlace } from './OwnImages.tsx'

/** The whole page: popup, side panel or tab. */
export function App({ chat, layout }: { chat: ChatModel; layout: Layout }) {
  const isHistory = chat.history.isOpen.value
  return (
    <>
      <Header chat={chat} layout={layout} />
      {isHistory ? <HistoryList chat={chat} /> : <Conversation chat={chat} layout={layout} />}
      {!isHistory && <Footer chat={chat} layout={layout} />}
      {!isHistory && <DropPlace chat={chat} />}
      <Announcer chat={chat} />
    </>
  )
}
