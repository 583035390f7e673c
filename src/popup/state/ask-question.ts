import { batch, computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Payload } from '../../platform/messages/messages.ts'
import type { TypedQuestions } from '../../platform/store/typed-questions.ts'
import type { Send } from './commands.ts'
import type { NextQuestion } from './next/next-question.ts'
import type { OwnImages } from './next/own-images.ts'
import { createRewording } from './rewording.ts'
import type { ShownChat } from './shown-chat.ts'

/** A field on which an action puts the focus; detail and model lie in the sheet, which opens for them. */
export type Field = 'question' | 'model' | 'detail' | 'key'

type World = {
  send: Send
  shown: ShownChat
  next: NextQuestion
  typedQuestions: TypedQuestions
  /** Whether a key has to be typed first. */
  isKeyWanted: ReadonlySignal<boolean>
  ownImages: OwnImages
  openChat: (chatId: string) => Promise<void>
  openSheet: () => void
}

/** Asking what stands in the box. */
export function createAskQuestion(world: World) {
  const { send, shown, next, typedQuestions, isKeyWanted, ownImages, openChat, openSheet } = world
  const wantedFocus = signal<{ field: Field } | null>(null)
  const isSending = signal(false)
  const rewording = createRewording({ send, shown, next, focusOn })

  /** A question may be asked of a chat with an image; also while that is being looked for or read, it then waits. */
  const canAsk = computed(() => {
    const running = shown.running.value
    const hasImage = shown.chatId.value !== null || ownImages.isAdding.value
    return hasImage && (!running || running.state.name === 'acquiring')
  })

  function focusOn(field: Field): void {
    batch(() => {
      if (field === 'model' || field === 'detail') openSheet()
      wantedFocus.value = { field }
    })
  }

  async function askQuestion(): Promise<void> {
    const question = next.text.value.trim()
    if (question === '' || !canAsk.value || isSending.value) return
    if (isKeyWanted.value) return focusOn('key')
    if (next.isKey.value) return focusOn('question')
    // As it stands now: while a picture is read, the page may turn to the chat that begins with it.
    const asked = {
      question,
      model: next.model.value,
      detail: next.detail.value,
      earlierImages: next.earlierImages.value,
    }
    const typedIn = shown.chatId.value
    isSending.value = true
    try {
      // A question that was asked with a picture is not asked without it.
      const isWhole = await ownImages.whenAdded()
      const hasBegunChat = typedIn === null && shown.chatId.value !== null
      if (hasBegunChat) await forgetTyped(typedIn, question)
      if (isWhole) await sendQuestion(asked)
      else if (isProposed() && (hasBegunChat || shown.chatId.value === typedIn)) next.setText(question)
    } finally {
      isSending.value = false
    }
  }

  /** Whether the box holds nothing of the user's own. */
  const isProposed = () => ['', shown.draft.value?.question].includes(next.text.value)

  /** The question went with its picture into the chat that begins with it. */
  async function forgetTyped(typedIn: string | null, question: string): Promise<void> {
    if ((await typedQuestions.read(typedIn)).trim() === question) typedQuestions.write(typedIn, '')
  }

  async function sendQuestion(asked: Omit<Payload<'ask'>, 'chatId'>): Promise<void> {
    const chatId = shown.chatId.value
    const inBox = next.text.value
    // What was typed since stays.
    const isUntouched = inBox.trim() === asked.question || isProposed()
    const reworded = await rewording.ask(asked)
    const sent = reworded === null ? await send('ask', { chatId, ...asked }) : reworded
    if (!sent) return
    const isBoxMine = shown.chatId.value !== chatId || next.text.value === inBox
    if (isUntouched && isBoxMine) typedQuestions.write(chatId, '')
    if (isUntouched && isBoxMine && shown.chatId.value === chatId) next.setText('')
    if (sent.chatId !== chatId) await openChat(sent.chatId)
  }

  return {
    wantedFocus: wantedFocus as ReadonlySignal<{ field: Field } | null>,
    isSending: isSending as ReadonlySignal<boolean>,
    canAsk,
    /** Whether the box holds something of the user's own. */
    isTyped: () => !isProposed(),
    focusOn,
    mayReplace: rewording.mayReplace,
    editQuestion: rewording.editQuestion,
    askQuestion,
  }
}
