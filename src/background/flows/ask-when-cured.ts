import browser from 'webextension-polyfill'
import type { Turn } from '../../core/chat/turn.ts'
import { isFirstCure } from '../../core/problem/problem-cure.ts'
import { type Result, success } from '../../core/problem/result.ts'
import { keyToSend } from '../../core/request/conditions.ts'
import { isCured, modelAfter } from '../../core/request/cured.ts'
import type { Settings } from '../../core/settings/settings.ts'
import type { Payload } from '../../platform/messages/messages.ts'
import { chatStore } from '../../platform/store/chat-store.ts'
import { loadKey } from '../../platform/store/key-store.ts'
import { loadSettings } from '../../platform/store/settings-store.ts'
import { currentTurn, currentTurns } from '../chat/running-turns.ts'
import { askCured } from './ask-question.ts'

const awaitedKey = 'awaited-cure'

/** So long after the user set out for a cure, or after a key was refused, a question is asked again by itself. */
const patienceMs = 15 * 60_000

/** The question whose cure the user has set out for, when that was, in ms since 1970, and the settings then. */
type Awaited = { turnId: string; at: number; settings: Settings }

/** A key that was saved: for which server, and whether it is another one than before. */
type SavedKey = { baseUrl: string; isOther: boolean }

/** Remembers which question is to be asked again once what stands in its way is changed. */
export async function awaitCure({ turnId }: Payload<'awaitCure'>): Promise<Result<null>> {
  const awaited: Awaited = { turnId, at: Date.now(), settings: await loadSettings() }
  await browser.storage.session.set({ [awaitedKey]: awaited })
  return success(null)
}

/** Forgets the question that waits for its cure if its turn is not kept. */
export async function forgetAwaitedCure(isKept: (turnId: string) => Promise<boolean>): Promise<void> {
  const awaited = await readAwaited()
  if (awaited && !(await isKept(awaited.turnId))) await browser.storage.session.remove(awaitedKey)
}

let last: Promise<unknown> = Promise.resolve()

/**
 * Asks the question that waits for this once more, if what stood in its way is changed now; after saved settings, or a saved
 * key. One after the other: what the first has begun the second sees. Resolves once it is begun.
 */
export function askIfCured(saved: SavedKey | null): Promise<void> {
  const asked = last.then(() => askOnce(saved))
  last = asked.catch(() => {})
  return asked
}

async function askOnce(saved: SavedKey | null): Promise<void> {
  const waiting = await findWaiting()
  if (waiting?.turn.state.name !== 'failed') return
  const { turn, before } = waiting
  const { problem } = waiting.turn.state.report
  const now = await loadSettings()
  const isHere = saved !== null && new URL(saved.baseUrl).origin === new URL(now.baseUrl).origin
  // Who has not set out for it is asked for only if it is plain: a refused key, and another one for the same server.
  if (
    before === null &&
    !(isFirstCure('key', problem) && saved?.isOther && turn.host === new URL(now.baseUrl).host)
  )
    return
  const change = { before, now, isKeySaved: isHere }
  const isReady = keyToSend({ key: await loadKey(now.baseUrl), settings: now }).ok
  if (!isReady || !isCured(problem, change)) return
  await browser.storage.session.remove(awaitedKey)
  await askCured(turn.id, modelAfter(change, turn.model))
}

/** The question that was asked last of all, or whose cure the user has set out for since then. */
async function findWaiting(): Promise<{ turn: Turn; before: Settings | null } | null> {
  const now = Date.now()
  const earliest = now - patienceMs
  const newest = (await chatStore.listChats())[0]
  if (!newest) return null
  const awaited = await readAwaited()
  // What lies ahead was awaited before the clock was set back, nobody knows when.
  if (awaited && awaited.at >= earliest && awaited.at <= now && newest.updatedAt <= awaited.at) {
    const turn = await currentTurn(awaited.turnId)
    const isLast = turn && (await currentTurns(turn.chatId)).at(-1)?.id === turn.id
    if (isLast) return { turn, before: awaited.settings }
  }
  const turn = newest.updatedAt >= earliest ? (await currentTurns(newest.id)).at(-1) : null
  return turn ? { turn, before: null } : null
}

async function readAwaited(): Promise<Awaited | null> {
  return ((await browser.storage.session.get(awaitedKey))[awaitedKey] as Awaited | undefined) ?? null
}
