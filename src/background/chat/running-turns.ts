import { charactersOf, storeDelayMs } from '../../core/chat/answer-limits.ts'
import { leaseMs, withLease } from '../../core/chat/lease.ts'
import type { Chat, Turn } from '../../core/chat/turn.ts'
import type { TurnState } from '../../core/chat/turn-state.ts'
import { isRunning } from '../../core/chat/turn-state.ts'
import { failure, type Result, success } from '../../core/problem/result.ts'
import type { ChatView } from '../../platform/messages/messages.ts'
import { chatStore, isPrivateStored } from '../../platform/store/chat-store.ts'
import type { ImageBytes } from '../../platform/store/store-contract.ts'
import { publishText, publishToChat, publishTurn } from './feed.ts'
import { keepAlive } from './keep-alive.ts'
import { noteTurn } from './unseen.ts'

/** A turn that this background works on: the newest version of its row, and the way to stop it. */
export type Running = {
  turn: Turn
  readonly isPrivate: boolean
  readonly controller: AbortController
  /** Resolves once nothing of it is left to be done; `end` says so. */
  readonly ended: Promise<void>
  readonly end: () => void
  flushTimer?: ReturnType<typeof setTimeout>
  /** The user has asked while the image was still being looked for. */
  askWhenReady?: boolean
  /** The user wants this one sent although a limit on spending is reached. */
  mayPassLimit?: boolean
  /** The computer slept so long that nobody could believe this any more; it ends as interrupted, not as stopped. */
  hasSlept?: boolean
}

const renewMs = leaseMs / 3
const running = new Map<string, Running>()

/** A turn that was taken into work, its chat, and the chat's turns as they were before. */
export type Begun = { run: Running; chat: Chat; before: Turn[] }

/** Chats that a turn is being made for. */
const claimed = new Set<string>()

/**
 * Takes a turn of a chat into work; `make` makes it from the chat's turns as they are when nobody else works on them. One that
 * does not run any more keeps the chat no longer, as the pages show already: what is left of it, to be stored, is waited for.
 * Problems: chat-busy (so that ten fast clicks make one request), chat-gone, those of `make`.
 */
export async function begin(chatId: string, make: (turns: Turn[]) => Result<Turn>): Promise<Result<Begun>> {
  const other = runOf(chatId)
  if (other && !isRunning(other.turn)) await other.ended
  if (runOf(chatId) || claimed.has(chatId)) return failure({ kind: 'chat-busy' })
  claimed.add(chatId)
  try {
    const before = await currentTurns(chatId)
    const chat = await chatStore.readChat(chatId)
    if (chat === null || chat.deletedAt !== null) return failure({ kind: 'chat-gone' })
    const made = make(before)
    return made.ok ? success({ run: beginNew(made.value, chat), chat, before }) : made
  } finally {
    claimed.delete(chatId)
  }
}

/** Takes a turn of a chat into work that nobody knows of yet. */
export function beginNew(turn: Turn, { isPrivate }: Chat): Running {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  const controller = new AbortController()
  const run: Running = { turn: withLease(turn, Date.now()), isPrivate, controller, ended, end }
  running.set(turn.id, run)
  return run
}

/** Whether a turn's question was asked before the turn was taken into work. */
export const wasAsked = (before: Turn[], turnId: string): boolean =>
  before.some(({ id, state }) => id === turnId && state.name !== 'draft')

const runOf = (chatId: string) => [...running.values()].find(({ turn }) => turn.chatId === chatId)

/** Works on a turn until `work` ends, keeping the background alive; a bug inside leaves no turn that seems to run. */
export async function workOn(run: Running, work: () => Promise<void>): Promise<void> {
  const release = keepAlive()
  const renewing = setInterval(renewLease, renewMs, run)
  try {
    await work()
  } finally {
    clearInterval(renewing)
    clearTimeout(run.flushTimer)
    running.delete(run.turn.id)
    if (isRunning(run.turn)) await save(run, { state: { name: 'interrupted' } })
    run.end()
    release()
  }
}

/** Changes the turn's row, stores it and tells the pages. */
export async function save(run: Running, changes: Partial<Turn>): Promise<void> {
  clearTimeout(run.flushTimer)
  delete run.flushTimer
  const isAsleepNotStopped = run.hasSlept && changes.state?.name === 'stopped'
  const ended: Partial<Turn> = isAsleepNotStopped ? { state: { name: 'interrupted' } } : {}
  run.turn = withLease({ ...run.turn, ...changes, ...ended }, Date.now())
  publishTurn(run.turn)
  noteTurn(run.turn, run.isPrivate)
  await chatStore.putTurn(run.turn)
}

/** Says that the turn is still worked on; one whose lease ran out meanwhile lost its connection while the computer slept. */
function renewLease(run: Running): void {
  const { leaseUntil } = run.turn
  if (leaseUntil === null) return
  if (leaseUntil >= Date.now()) return void save(run, {})
  run.hasSlept = true
  run.controller.abort()
}

/** Stores a chat with its turn and new images, all or nothing, and tells the pages. */
export async function commit(run: Running, chat: Chat, images: ImageBytes[], isNew = false): Promise<void> {
  run.turn = withLease(run.turn, Date.now())
  await chatStore.commitTurn(chat, run.turn, images, isNew)
  // The user may have given it a title meanwhile.
  const stored = isNew ? null : await chatStore.readChat(chat.id)
  publishToChat(chat.id, { name: 'chat', chat: stored ?? chat })
  publishTurn(run.turn)
  noteTurn(run.turn, run.isPrivate)
}

/** Gives a question to the turn of a chat whose image is still being looked for; the turn's id, or null when there is none. */
export async function askWhenReady(
  chatId: string,
  asked: Pick<Turn, 'question' | 'model' | 'detail'> & Partial<Pick<Turn, 'earlierImages'>>,
): Promise<string | null> {
  const run = runOf(chatId)
  if (!run || !isPreparing(run)) return null
  run.askWhenReady = true
  // Not the draft any more that it may just have become.
  await save(run, { ...asked, state: { name: 'acquiring' } })
  return run.turn.id
}

/** Whether a turn that is worked on is still being made ready for its question. */
const isPreparing = ({ turn: { state }, controller }: Running) =>
  !controller.signal.aborted &&
  (state.name === 'acquiring' || (state.name === 'draft' && state.missing === 'question'))

/** Adds text to the answer: pages see it at once, the database soon (`storeDelayMs`). */
export function append(run: Running, text: string): void {
  const offset = run.turn.answer.length
  run.turn = { ...run.turn, answer: run.turn.answer + text }
  publishText(run.turn, 'answer', offset, text)
  storeSoon(run)
}

/** Adds to what the model thought; `milliseconds` is how long it took since the piece before. */
export function appendThinking(run: Running, text: string, milliseconds: number): void {
  const before = run.turn.thinking ?? { text: '', milliseconds: 0 }
  const thinking = { text: before.text + text, milliseconds: before.milliseconds + milliseconds }
  run.turn = { ...run.turn, thinking }
  publishText(run.turn, 'thinking', before.text.length, text)
  storeSoon(run)
}

function storeSoon(run: Running): void {
  run.flushTimer ??= setTimeout(
    () => {
      delete run.flushTimer
      run.turn = withLease(run.turn, Date.now())
      void chatStore.putTurn(run.turn)
    },
    storeDelayMs(charactersOf(run.turn)),
  )
}

/** Stops a running turn; what arrived is kept. */
export function stop(turnId: string): void {
  running.get(turnId)?.controller.abort()
}

/** Stops whatever runs in a chat. */
export function stopChat(chatId: string): void {
  for (const { turn, controller } of running.values()) if (turn.chatId === chatId) controller.abort()
}

/** Whether a turn belongs to a private window's chat. */
export const isPrivateTurn = (turnId: string): boolean =>
  running.get(turnId)?.isPrivate ?? isPrivateStored(turnId)

let privateSessions = 0

/** Numbers the time between one end of all private windows and the next: what began in an earlier one is not to go on. */
export const privateSession = () => privateSessions

/** Stops what runs in chats of private windows; resolves once nothing of it is left to be done. */
export async function stopPrivate(): Promise<void> {
  privateSessions += 1
  const ofPrivate = [...running.values()].filter((run) => run.isPrivate)
  for (const { controller } of ofPrivate) controller.abort()
  await Promise.all(ofPrivate.map(({ ended }) => ended))
}

/** Stops everything. */
export function stopAll(): void {
  for (const { controller } of running.values()) controller.abort()
}

/** Whether this background works on a turn that has not come to its end. */
export function isWorkingOn(turnId: string): boolean {
  const run = running.get(turnId)
  return run !== undefined && isRunning(run.turn)
}

/** The turns of a chat with the text that the database does not have yet. */
export async function currentTurns(chatId: string): Promise<Turn[]> {
  return (await chatStore.readTurns(chatId)).map((turn) => running.get(turn.id)?.turn ?? turn)
}

/** A turn in its newest version. */
export async function currentTurn(turnId: string): Promise<Turn | null> {
  return running.get(turnId)?.turn ?? chatStore.readTurn(turnId)
}

/** A chat as pages show it. */
export async function viewChat(chatId: string | null): Promise<ChatView> {
  const chat = chatId === null ? null : await chatStore.readChat(chatId)
  return chat === null ? { chat: null, turns: [] } : { chat, turns: await currentTurns(chat.id) }
}

/** Marks what an earlier background left running: its text is kept, nothing is sent again. */
export async function markInterrupted(): Promise<void> {
  const interrupted: TurnState = { name: 'interrupted' }
  for (const turn of await chatStore.readRunningTurns()) {
    if (running.has(turn.id)) continue
    const ended = { ...turn, state: interrupted, leaseUntil: null }
    await chatStore.putTurn(ended)
    // The database holds none of a private window's.
    noteTurn(ended, false)
  }
}
