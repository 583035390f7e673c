import { batch, computed, signal } from '@preact/signals'
import { holdsLease } from '../../core/chat/lease.ts'
import type { Chat, Turn } from '../../core/chat/turn.ts'
import { isRunning } from '../../core/chat/turn-state.ts'
import type { askBackground } from '../../platform/messages/ask-background.ts'
import type { ChatView, TextPart } from '../../platform/messages/messages.ts'
import { createLiveTexts } from './live-texts.ts'

const rereadMs = 400
const lookMs = 5000

/** The chat on the page: its rows, its answers and what was thought before them as they stream, and what follows from them. */
export function createShownChat(ask: typeof askBackground) {
  const view = signal<ChatView | null>(null)
  const heardAt = signal(0)
  const texts = createLiveTexts()
  const chatId = computed(() => view.value?.chat?.id ?? null)
  /** Whether a turn says that it runs, and nobody has renewed its lease: the computer slept, or the background died unseen. */
  const hasLapsed = signal(false)
  const turns = computed<readonly Turn[]>(() => {
    const rows = view.value?.turns ?? []
    return hasLapsed.value ? rows.map(asBelieved) : rows
  })
  const running = computed(() => turns.value.findLast(isRunning) ?? null)
  const draft = computed(() => {
    const last = turns.value.at(-1)
    return last?.state.name === 'draft' ? last : null
  })

  function show(shown: ChatView): void {
    heardAt.value = Date.now()
    take(shown)
  }

  function take(shown: ChatView): void {
    batch(() => {
      for (const turn of shown.turns) texts.takeRow(turn)
      view.value = shown
      lookAtLeases()
    })
  }

  let looking: ReturnType<typeof setTimeout> | undefined
  function lookAtLeases(): void {
    clearTimeout(looking)
    const running = (view.value?.turns ?? []).filter(isRunning)
    hasLapsed.value = running.some((turn) => !holdsLease(turn, Date.now()))
    if (running.length > 0) looking = setTimeout(lookAtLeases, lookMs)
  }

  function takeTurn(turn: Turn): void {
    const shown = view.value
    if (!shown || turn.chatId !== chatId.value) return
    const known = shown.turns.find(({ id }) => id === turn.id)
    // A lease that is renewed is no sign of life of the server.
    if (known?.state.name !== turn.state.name || texts.isBehind(turn)) heardAt.value = Date.now()
    const changed = known
      ? shown.turns.map((old) => (old.id === turn.id ? turn : old))
      : [...shown.turns, turn].sort((a, b) => a.sequence - b.sequence)
    take({ ...shown, turns: changed })
  }

  let isRereading = false
  async function fillGap(): Promise<void> {
    const id = chatId.value
    if (isRereading || id === null) return
    isRereading = true
    const reply = await ask('readChat', { chatId: id })
    isRereading = false
    if (reply.ok && chatId.value === id) for (const turn of reply.value.turns) takeTurn(turn)
    // The row lags behind the stream, so one reading may not be enough.
    if (reply.ok && texts.hasGap()) setTimeout(fillGap, rereadMs)
  }

  return {
    /** Null until the background has said which chat to show. */
    view,
    chatId,
    turns,
    /** The turn whose request is under way, or null. */
    running,
    /** The turn that waits for a question or a key, or null. */
    draft,
    /** The answers as they stream. */
    answers: texts.answers,
    /** What the models think before them, as it streams. */
    thoughts: texts.thoughts,
    /** When the last news came of what is asked, in milliseconds since 1970. */
    heardAt,
    show,
    takeTurn,
    takeChat(chat: Chat) {
      if (view.value && chat.id === chatId.value) view.value = { ...view.value, chat }
    },
    takeText(turnId: string, part: TextPart, offset: number, text: string) {
      if (!turns.value.some(({ id }) => id === turnId)) return
      heardAt.value = Date.now()
      texts.takeText(turnId, part, offset, text)
      if (texts.hasGap()) void fillGap()
    },
  }
}

/** A turn that claims to run without a lease is one that was interrupted. */
function asBelieved(turn: Turn): Turn {
  const isBelieved = !isRunning(turn) || holdsLease(turn, Date.now())
  return isBelieved ? turn : { ...turn, state: { name: 'interrupted' } }
}

export type ShownChat = ReturnType<typeof createShownChat>
