import type { ChatState } from '../state/chat.ts'

/** The question that is asked once a key is there; '' where none waits. */
export const waitingQuestion = (chat: ChatState): string =>
  chat.draft.value === null ? '' : chat.next.text.value.trim()

/** Shows it as it will stand in the chat. */
export function WaitingQuestion({ question }: { question: string }) {
  if (question === '') return null
  return (
    <p class="question" dir="auto">
      {question}
    </p>
  )
}
