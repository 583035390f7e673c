import { batch, computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Turn } from '../../core/chat/turn.ts'
import { type ProblemReport, reportOf } from '../../core/problem/problem.ts'
import type { KeyStatus } from '../../core/server/key-status.ts'
import { needsKey } from '../../core/server/server-traits.ts'
import type { Settings } from '../../core/settings/settings.ts'
import type { askBackground } from '../../platform/messages/ask-background.ts'
import type { FeedEvent, Payload, Replies, Reply, RequestName } from '../../platform/messages/messages.ts'
import type { StorageHealth } from '../../platform/store/chat-store.ts'
import type { TypedQuestions } from '../../platform/store/typed-questions.ts'
import type { Feed } from './connect.ts'
import { createHistory } from './history.ts'
import { createNextQuestion } from './next-question.ts'
import { createOwnImages, type OwnFiles } from './own-images.ts'
import { createPageActions, type RequestSiteAccess } from './page-actions.ts'
import { createShownChat } from './shown-chat.ts'
import { createSpending } from './spending.ts'
import { createTurnActions } from './turn-actions.ts'

/** A field on which an action puts the focus. */
export type Field = 'question' | 'model' | 'key'

/** What the state needs of the world. */
export type World = {
  ask: typeof askBackground
  connect: (onEvent: (event: FeedEvent) => void) => Feed
  typedQuestions: TypedQuestions
  files: OwnFiles
  requestSiteAccess: RequestSiteAccess
  /** The chat to show instead of the background's current one. */
  chatId?: string | null
}

/** Makes the state of a chat page: signals to read, and actions that alone change them. */
export function createChat({
  ask,
  connect,
  typedQuestions,
  files,
  requestSiteAccess,
  chatId: wanted,
}: World) {
  const settings = signal<Settings | null>(null)
  const key = signal<KeyStatus | null>(null)
  const storage = signal<StorageHealth>({ name: 'kept' })
  const problem = signal<ProblemReport | null>(null)
  const wantedFocus = signal<{ field: Field } | null>(null)
  const isSending = signal(false)

  const shown = createShownChat(ask)
  const next = createNextQuestion({ ask, typedQuestions, shown, settings })
  const history = createHistory(send)
  const spending = createSpending(ask, shown.chatId)
  const page = createPageActions(send, ask, requestSiteAccess)
  const isWithoutKey = computed(
    () => key.value?.hasKey === false && settings.value !== null && needsKey(settings.value.baseUrl),
  )
  const isLocked = computed(() => key.value?.isLocked === true)

  /** A question may be asked of a chat with an image; also while that is being looked for, it then waits. */
  const canAsk = computed(() => {
    const running = shown.running.value
    return shown.chatId.value !== null && (!running || running.state.name === 'acquiring')
  })

  /** Sends a command; a problem is shown, and undefined comes back. */
  async function send<Name extends RequestName>(
    name: Name,
    payload: Payload<Name>,
  ): Promise<Replies[Name] | undefined> {
    const reply = await ask(name, payload)
    problem.value = reply.ok ? null : reportOf(reply.problem)
    return reply.ok ? reply.value : undefined
  }

  const ownImages = createOwnImages({
    send,
    chatId: () => shown.chatId.value,
    openChat,
    files,
    onProblem(found) {
      problem.value = reportOf(found)
    },
  })

  function onEvent(event: FeedEvent): void {
    switch (event.name) {
      case 'show':
        show(event)
        break
      case 'chat':
        shown.takeChat(event.chat)
        break
      case 'turn':
        shown.takeTurn(event.turn)
        if (event.turn.id === shown.draft.value?.id) next.propose(event.turn.question)
        break
      case 'text':
        shown.takeText(event.turnId, event.offset, event.text)
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

  function show({ view }: Extract<FeedEvent, { name: 'show' }>): void {
    const isFirst = shown.view.value === null
    const isOther = isFirst || shown.chatId.value !== (view.chat?.id ?? null)
    batch(() => {
      shown.show(view)
      if (!isOther) return
      // What came of a click before the first chat was there stays, as does the list with its Undo after a deletion.
      if (!isFirst) problem.value = null
      if (view.chat && !isFirst) history.close()
      void next.turnTo(shown.chatId.value)
    })
  }

  function takeState(state: { settings: Settings; key: KeyStatus }): void {
    batch(() => {
      settings.value = state.settings
      key.value = state.key
    })
  }

  async function openChat(chatId: string | null): Promise<void> {
    history.close()
    await turnTo(chatId)
  }

  async function turnTo(chatId: string | null): Promise<void> {
    feed.follow(chatId)
    const view = chatId === null ? { chat: null, turns: [] } : await send('readChat', { chatId })
    if (view) show({ name: 'show', view })
  }

  async function askQuestion(): Promise<void> {
    const chatId = shown.chatId.value
    const question = next.text.value.trim()
    if (question === '' || !canAsk.value || isSending.value) return
    if (isWithoutKey.value || isLocked.value) return focusOn('key')
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

  async function takeKey(reply: Reply<'saveKey'>): Promise<ProblemReport | null> {
    if (!reply.ok) return reportOf(reply.problem)
    key.value = reply.value
    await askQuestion()
    return null
  }

  function focusOn(field: Field): void {
    wantedFocus.value = { field }
  }

  const feed = connect(onEvent)
  if (wanted) void openChat(wanted)
  void ask('readState', {}).then((reply) => reply.ok && takeState(reply.value))

  return {
    ...shown,
    ...createTurnActions(send, shown.running, next),
    settings: readOnly(settings),
    key: readOnly(key),
    /** Whether what is asked now is kept. */
    storage: readOnly(storage),
    /** Whether the server needs a key that is not there. */
    isWithoutKey,
    /** Whether its key lies under a passphrase that was not typed yet. */
    isLocked,
    /** What went wrong with the last command, outside any turn. */
    problem: readOnly(problem),
    wantedFocus: readOnly(wantedFocus),
    isSending: readOnly(isSending),
    canAsk,
    next,
    history,
    /** What was spent so far. */
    spending,
    page,
    ownImages,
    openChat,
    askQuestion,
    focusOn,
    async deleteChat(chatId: string) {
      if ((await history.remove(chatId)) && shown.chatId.value === chatId) await turnTo(null)
    },
    /** Puts a question back into the box. */
    editQuestion(turn: Turn | null) {
      if (turn) next.setText(turn.question)
      focusOn('question')
    },
    /** Stores a key for the current server and asks what waits; gives the problem, or null. */
    async saveKey(typed: string): Promise<ProblemReport | null> {
      const baseUrl = settings.value?.baseUrl
      if (baseUrl === undefined) return null
      const storage = key.value?.storage === 'session' ? 'session' : 'computer'
      return takeKey(await ask('saveKey', { baseUrl, key: typed, keeping: { storage } }))
    },
    /** Opens the locked key of the current server and asks what waits; gives the problem, or null. */
    async unlockKey(passphrase: string): Promise<ProblemReport | null> {
      const baseUrl = settings.value?.baseUrl
      return baseUrl === undefined ? null : takeKey(await ask('unlockKey', { baseUrl, passphrase }))
    },
    dismissProblem() {
      problem.value = null
    },
  }
}

/** A signal that nobody outside changes. */
function readOnly<T>(changing: ReadonlySignal<T>): ReadonlySignal<T> {
  return changing
}

export type ChatState = ReturnType<typeof createChat>
