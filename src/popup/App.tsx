import { useCallback, useState } from 'preact/hooks'
import { ChatLog } from './ChatLog.tsx'
import { Footer } from './Footer.tsx'
import { Header } from './Header.tsx'
import { HelpSheet } from './HelpSheet.tsx'
import { ChatsBeside, HistoryList } from './history/HistoryList.tsx'
import { useRoomBeside } from './history/use-room-beside.ts'
import { EarlyField } from './key/EarlyField.tsx'
import type { Layout } from './pieces/layout.ts'
import { DropPlace } from './question/OwnImages.tsx'
import type { ChatState } from './state/chat.ts'
import { Announcer } from './turn/Announcer.tsx'
import { usePageKeys } from './use-page-keys.ts'

/** The whole page: popup, side panel or tab. */
export function App({ chat, layout }: { chat: ChatState; layout: Layout }) {
  const { isOpen, isBeside } = chat.history
  const [isHelpOpen, setHelpOpen] = useState(false)
  const openHelp = useCallback(() => setHelpOpen(true), [])
  useRoomBeside(chat.history, layout)
  usePageKeys(chat, openHelp)
  const isHistory = isOpen.value
  const isKeyKnown = chat.isKeyKnown.value
  return (
    <>
      {isBeside.value && <ChatsBeside chat={chat} />}
      <Header chat={chat} layout={layout} onHelp={openHelp} />
      {isHistory ? <HistoryList chat={chat} /> : <ChatLog chat={chat} layout={layout} />}
      {!isKeyKnown && <EarlyField chat={chat} />}
      {/* Where a key is wanted there is no other field that it could land in. */}
      {!isHistory && isKeyKnown && !chat.isKeyWanted.value && <Footer chat={chat} layout={layout} />}
      {!isHistory && <DropPlace chat={chat} />}
      <Announcer chat={chat} />
      {isHelpOpen && <HelpSheet layout={layout} onClose={() => setHelpOpen(false)} />}
    </>
  )
}
