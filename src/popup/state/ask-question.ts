import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { TypedQuestions } from '../../platform/store/typed-questions.ts'
import type { Send } from './commands.ts'
import type { NextQuestion } from './next-question.ts'
import type { ShownChat } from './shown-chat.ts'

/** A field on which an action puts the focus. */
export type Field = 'question' | 'model' | 'key'

type World = {
  send: Send
  shown: ShownChat
  next: NextQuestion
  typedQuestions: TypedQuestions
  /** Whether a key has to be typed first. */
  isKeyWanted: ReadonlySignal<boolean>
  openChat: (chatId: string) => Promise<void>
}

/** Asking what stands in the box. */
export function createAskQuestion({ send, shown, next, typedQuestions, isKeyWanted, openChat }: World) {
  const wantedFocus = signal<{ field: Field } | null>(null)
  const isSending = signal(false)

  /** A question may be asked of a chat with an image; also while that is being looked for, it then waits. */
  const canAsk = computed(() => {
    const running = shown.running.value
    return shown.chatId.value !== null && (!running || running.state.name === 'acquiring')
  })

  function focusOn(field: Field): void {
    wantedFocus.value = { field }
  }

  async function askQuestion(): Promise<void> {
    const chatId = shown.chatId.value
    const question = next.text.value.trim()
    if (question === '' || !canAsk.value || isSending.value) return
    if (isKeyWanted.value) return focusOn('key')
    isSending.value = true
    const asked = await send('ask', {
      chatId,
      question,
      model: next.model.value,
      detail: next.detail.value,
      earlierImages: next.earlierImages.value,
    })
    isSending.value = false
    if (!asked) return
    typedQuestions.write(chatId, '')
    if (shown.chatId.value === chatId) next.setText('')
    if (asked.chatId !== chatId) await openChat(asked.chatId)
  }

  return {
    wantedFocus: wantedFocus as ReadonlySignal<{ field: Field } | null>,
    isSending: isSending as ReadonlySignal<boolean>,
    canAsk,
    focusOn,
    askQuestion,
  }
}
