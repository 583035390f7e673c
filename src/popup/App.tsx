import { ChatLog } from './ChatLog.tsx'
import { Footer } from './Footer.tsx'
import { Header } from './Header.tsx'
import { HistoryList } from './history/HistoryList.tsx'
import { EarlyField } from './key/EarlyField.tsx'
import type { Layout } from './pieces/layout.ts'
import { DropPlace } from './question/OwnImages.tsx'
import type { ChatState } from './state/chat.ts'
import { Announcer } from './turn/Announcer.tsx'

/** The whole page: popup, side panel or tab. */
export function App({ chat, layout }: { chat: ChatState; layout: Layout }) {
  const isHistory = chat.history.isOpen.value
  const isKeyKnown = chat.isKeyKnown.value
  return (
    <>
      <Header chat={chat} layout={layout} />
      {isHistory ? <HistoryList chat={chat} /> : <ChatLog chat={chat} layout={layout} />}
      {!isKeyKnown && <EarlyField chat={chat} />}
      {/* Where a key is wanted there is no other field that it could land in. */}
      {!isHistory && isKeyKnown && !chat.isKeyWanted.value && <Footer chat={chat} layout={layout} />}
      {!isHistory && <DropPlace chat={chat} />}
      <Announcer chat={chat} />
    </>
  )
}
