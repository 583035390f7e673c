import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { TypedQuestions } from '../../platform/store/typed-questions.ts'
import type { Send } from './commands.ts'
import type { NextQuestion } from './next-question.ts'
import type { OwnImages } from './own-images.ts'
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
  ownImages: OwnImages
  openChat: (chatId: string) => Promise<void>
}

/** Asking what stands in the box. */
export function createAskQuestion(world: World) {
  const { send, shown, next, typedQuestions, isKeyWanted, ownImages, openChat } = world
  const wantedFocus = signal<{ field: Field } | null>(null)
  const isSending = signal(false)

  /** A question may be asked of a chat with an image; also while that is being looked for or read, it then waits. */
  const canAsk = computed(() => {
    const running = shown.running.value
    const hasImage = shown.chatId.value !== null || ownImages.adding.value > 0
    return hasImage && (!running || running.state.name === 'acquiring')
  })

  function focusOn(field: Field): void {
    wantedFocus.value = { field }
  }

  async function askQuestion(): Promise<void> {
    const question = next.text.value.trim()
    if (question === '' || !canAsk.value || isSending.value) return
    if (isKeyWanted.value) return focusOn('key')
    isSending.value = true
    // A question that was asked with a picture is not asked without it.
    if (await ownImages.whenAdded()) await sendQuestion(question)
    else next.setText(question)
    isSending.value = false
  }

  async function sendQuestion(question: string): Promise<void> {
    const chatId = shown.chatId.value
    const inBox = next.text.value
    // What was typed since stays.
    const isUntouched = inBox.trim() === question || inBox === shown.draft.value?.question
    const asked = await send('ask', {
      chatId,
      question,
      model: next.model.value,
      detail: next.detail.value,
      earlierImages: next.earlierImages.value,
    })
    if (!asked) return
    if (isUntouched) typedQuestions.write(chatId, '')
    if (isUntouched && shown.chatId.value === chatId && next.text.value === inBox) next.setText('')
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
