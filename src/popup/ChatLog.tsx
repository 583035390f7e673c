import { pictureGroups } from '../core/chat/picture-groups.ts'
import { t } from '../platform/words/i18n.ts'
import { PictureStrip } from './image/PictureStrip.tsx'
import { Onboarding } from './key/Onboarding.tsx'
import { Unlock } from './key/Unlock.tsx'
import type { Layout } from './pieces/layout.ts'
import { Keeping } from './problem/Keeping.tsx'
import { ProblemNote } from './problem/ProblemNote.tsx'
import { EmptyChat } from './question/EmptyChat.tsx'
import type { ChatState } from './state/chat.ts'
import { MoreBelow } from './turn/scroll/MoreBelow.tsx'
import { useScrollAnchor } from './turn/scroll/use-scroll-anchor.ts'
import { TurnView } from './turn/TurnView.tsx'

/** Images, questions, answers, costs. */
export function ChatLog({ chat, layout }: { chat: ChatState; layout: Layout }) {
  const turns = chat.turns.value
  const problem = chat.problem.value
  const isKeyWanted = chat.isKeyWanted.value
  const isEndWanted = isKeyWanted || problem !== null
  const { scroller, content, onScroll, ...more } = useScrollAnchor(chat.chatId.value, turns, isEndWanted)
  const isReady = chat.view.value !== null && chat.key.value !== null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <main ref={scroller} onScroll={onScroll} tabIndex={0} aria-label={t('popupChat')}>
      {/* Announced by the Announcer in sentences, not token by token. */}
      <div ref={content} role="log" aria-label={t('popupChatLog')} aria-live="off">
        {isReady && turns.length === 0 && !isKeyWanted && <EmptyChat chat={chat} layout={layout} />}
        {pictureGroups(turns).map((group) => (
          <section key={group.head.id}>
            <PictureStrip chat={chat} group={group} layout={layout} />
            {group.turns.map((turn) => (
              <TurnView key={turn.id} chat={chat} turn={turn} />
            ))}
          </section>
        ))}
        {isReady && chat.isWithoutKey.value && <Onboarding chat={chat} />}
        {isReady && chat.isLocked.value && <Unlock chat={chat} />}
        <Keeping chat={chat} />
        {problem && <ProblemNote chat={chat} report={problem} turn={null} />}
      </div>
      <MoreBelow {...more} />
    </main>
  )
}
