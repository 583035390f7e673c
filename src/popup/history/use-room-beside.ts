import { useLayoutEffect } from 'preact/hooks'
import type { Layout } from '../pieces/layout.ts'
import type { ChatState } from '../state/chat.ts'

/** So wide is a tab in which the list of chats leaves the conversation all its room, in CSS pixels. */
const leastWidth = 860

/** Puts the list of chats beside the conversation as long as the tab is wide enough. */
export function useRoomBeside(history: ChatState['history'], layout: Layout): void {
  useLayoutEffect(() => {
    if (layout !== 'tab') return
    const room = matchMedia(`(min-width: ${leastWidth}px)`)
    const look = () => history.stand(room.matches)
    look()
    room.addEventListener('change', look)
    return () => room.removeEventListener('change', look)
  }, [history, layout])
}
