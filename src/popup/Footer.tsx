import type { Layout } from './pieces/layout.ts'
import { AskLine } from './question/AskLine.tsx'
import { AskSheet } from './question/AskSheet.tsx'
import { QuestionBox } from './question/QuestionBox.tsx'
import type { ChatState } from './state/chat.ts'

/** The next question: its words, how it will be asked, and what that will cost. */
export function Footer({ chat, layout }: { chat: ChatState; layout: Layout }) {
  return (
    <footer>
      <QuestionBox chat={chat} layout={layout} />
      <AskLine chat={chat} />
      <AskSheet chat={chat} />
    </footer>
  )
}
