import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { downloadFile } from '../../platform/browser/download-file.ts'
import type { askBackground } from '../../platform/messages/ask-background.ts'
import type { ChatView, FeedEvent } from '../../platform/messages/messages.ts'
import type { StorageHealth } from '../../platform/store/chat-store.ts'
import type { TypedQuestions } from '../../platform/store/typed-questions.ts'
import { createAskQuestion } from './ask-question.ts'
import { createChatActions } from './chat-actions.ts'
import { createCommands } from './commands.ts'
import type { Feed } from './connect.ts'
import { createCures } from './cures.ts'
import { createHistory } from './history.ts'
import { createKey } from './key.ts'
import { createEarlyTyping } from './next/early-typing.ts'
import { createNextQuestion, type NextQuestion } from './next/next-question.ts'
import { createOwnImages, type OwnFiles } from './next/own-images.ts'
import { createOwnComputer } from './own-computer.ts'
import { createPageActions, type RequestSiteAccess } from './page-actions.ts'
import { createShownChat, type ShownChat } from './shown-chat.ts'
import { createSpending } from './spending.ts'
import { createTurnActions } from './turn-actions.ts'

/** What the state needs of the world. */
export type World = {
  ask: typeof askBackground
  connect: (onEvent: (event: FeedEvent) => void) => Feed
  typedQuestions: TypedQuestions
  files: OwnFiles
  requestSiteAccess: RequestSiteAccess
  download: typeof downloadFile
}

/** Makes the state of a chat page: signals to read, and actions that alone change them. */
export function createChat(world: World) {
  const { ask, typedQuestions } = world
  const { send, report, ...commands } = createCommands(ask)
  const shown = createShownChat(ask)
  const { takeState, storeKey, ...key } = createKey(ask, () => inSameChat(shown, () => asking.askQuestion()))
  const next = createNextQuestion({ ask, typedQuestions, shown, settings: key.settings })
  const history = createHistory(send)
  const spending = createSpending(ask, shown.chatId)
  const storage = signal<StorageHealth>({ name: 'kept' })
  const ownImages = createOwnImages({
    ask,
    chatId: () => shown.chatId.value,
    openChat,
    files: world.files,
    onAdded: report,
  })
  const { isKeyWanted } = key
  const { openSheet, closeSheet } = spending
  const asking = createAskQuestion({
    send,
    shown,
    next,
    typedQuestions,
    isKeyWanted,
    ownImages,
    openChat,
    openSheet,
  })
  const turnActions = createTurnActions(send, shown.running, next)
  const { isTyped, focusOn } = asking
  const { retry } = turnActions
  const cures = createCures({ send, shown, next, isTyped, focusOn, closeSheet, storeKey, openChat, retry })

  function show(view: ChatView): void {
    const isFirst = shown.view.value === null
    const isOther = isFirst || shown.chatId.value !== (view.chat?.id ?? null)
    batch(() => {
      shown.show(view)
      if (!isOther) return void next.recall()
      // What came of a click before the first chat was there stays, as does the list with its Undo after a deletion.
      if (!isFirst) commands.dismissProblem()
      if (view.chat && !isFirst) history.close()
      void next.turnTo(shown.chatId.value)
    })
  }

  async function openChat(chatId: string | null): Promise<void> {
    history.close()
    await turnTo(chatId)
  }

  let turnedLast = {}
  async function turnTo(chatId: string | null): Promise<void> {
    const turned = {}
    turnedLast = turned
    feed.follow(chatId)
    const view = chatId === null ? { chat: null, turns: [] } : await send('readChat', { chatId })
    // Another was opened meanwhile.
    if (view && turned === turnedLast) show(view)
  }

  const takers = { show, shown, next, history, takeState, spending, storage }
  const feed = world.connect((event) => takeEvent(event, takers))

  return {
    ...shown,
    ...turnActions,
    ...cures,
    ...key,
    ...commands,
    ...asking,
    ...createChatActions({ send, ask, shown, download: world.download }),
    ...createOwnComputer(ask),
    ...createEarlyTyping(),
    /** Whether what is asked now is kept. */
    storage: storage as ReadonlySignal<StorageHealth>,
    next,
    history,
    /** What was spent so far. */
    spending,
    page: createPageActions(send, ask, world.requestSiteAccess),
    ownImages,
    openChat,
    async deleteChat(chatId: string) {
      if ((await history.remove(chatId)) && shown.chatId.value === chatId) await turnTo(null)
    },
  }
}

/** Does something unless another chat has come into the place of the one that is shown now. */
function inSameChat({ chatId }: ShownChat, act: () => Promise<void>): () => Promise<void> {
  const before = chatId.value
  return async () => {
    if (before === null || chatId.value === before) await act()
  }
}

export type ChatState = ReturnType<typeof createChat>

type Takers = {
  show: (view: ChatView) => void
  shown: ShownChat
  next: NextQuestion
  history: Pick<ReturnType<typeof createHistory>, 'refresh'>
  takeState: (state: Extract<FeedEvent, { name: 'state' }>) => void
  spending: Pick<ReturnType<typeof createSpending>, 'refresh'>
  storage: Signal<StorageHealth>
}

/** Hands what the background tells to the part of the state that it is about. */
function takeEvent(
  event: FeedEvent,
  { show, shown, next, history, takeState, spending, storage }: Takers,
): void {
  switch (event.name) {
    case 'show':
      show(event.view)
      break
    case 'chat':
      shown.takeChat(event.chat)
      break
    case 'turn':
      shown.takeTurn(event.turn)
      if (event.turn.id === shown.draft.value?.id) next.propose(event.turn.question)
      break
    case 'text':
      shown.takeText(event.turnId, event.part, event.offset, event.text)
      break
    case 'history':
      history.refresh()
      break
    case 'state':
      takeState(event)
      break
    case 'spent':
      spending.refresh()
      break
    case 'storage':
      storage.value = event.health
      break
    default:
      event satisfies never
  }
}
