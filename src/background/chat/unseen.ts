import browser from 'webextension-polyfill'
import { type BadgeMark, badgeDelay, badgeOf, markOf } from '../../core/chat/badge-of.ts'
import type { Turn } from '../../core/chat/turn.ts'
import { isRunning } from '../../core/chat/turn-state.ts'
import { showBadge } from '../../platform/browser/places/badge.ts'
import { loadSettings } from '../../platform/store/settings-store.ts'
import { useLanguage } from '../../platform/words/i18n.ts'
import { isShown, watchShown } from './listeners.ts'

/** The marks by the chat's id: they outlive the background, and are forgotten with the browser. */
type Marks = Record<string, BadgeMark>
const marksKey = 'badge-marks'

/** A page that goes may make room for another one with the same chat. */
const changePlaceMs = 1000

/** The newest turn of each chat that this background worked on, until it has been seen or marked in its end. */
const newest = new Map<string, Turn>()
const startedAt = Date.now()

watchShown((chatId, isShownNow) => {
  if (isShownNow) look(chatId)
  else lookLater(chatId, changePlaceMs)
})

const waiting = new Map<string, ReturnType<typeof setTimeout>>()

function lookLater(chatId: string, delayMs: number): void {
  clearTimeout(waiting.get(chatId))
  const timer = setTimeout(() => {
    waiting.delete(chatId)
    look(chatId)
  }, delayMs)
  waiting.set(chatId, timer)
}

/**
 * Takes note of a turn as it was just stored; what is asked in private windows is marked nowhere, since every window has the
 * one icon.
 */
export function noteTurn(turn: Turn, isPrivate: boolean): void {
  if (isPrivate) return
  newest.set(turn.chatId, turn)
  look(turn.chatId)
}

/** Marks a chat, or takes its mark away, by what is to be seen of it now. */
function look(chatId: string): void {
  const turn = newest.get(chatId)
  const isSeen = isShown(chatId)
  if (!turn && !isSeen) return
  // A page of a background that was ended comes back in a moment.
  const delay = turn && !isSeen ? badgeDelay(Math.max(turn.createdAt, startedAt), Date.now()) : 0
  if (delay > 0) {
    lookLater(chatId, delay)
    return
  }
  if (turn && !isRunning(turn)) newest.delete(chatId)
  mark(chatId, isSeen || !turn ? null : markOf(turn))
}

/** Forgets a chat that was removed; null: all of them. */
export function forgetUnseen(chatId: string | null): void {
  if (chatId === null) newest.clear()
  else newest.delete(chatId)
  change((marks) => {
    for (const marked of Object.keys(marks)) if (chatId === null || chatId === marked) delete marks[marked]
  })
}

/** Shows what earlier backgrounds marked, and nothing of what the icon may still say from before the browser was started. */
export const restoreBadge = () => change(() => {}, true)

function mark(chatId: string, wanted: BadgeMark | null): void {
  change((marks) => {
    if (wanted === null) delete marks[chatId]
    else marks[chatId] = wanted
  })
}

let changing: Promise<void> = Promise.resolve()

/** One change after the other, so that none is lost. */
function change(edit: (marks: Marks) => void, isAlwaysShown = false): void {
  changing = changing
    .then(() => apply(edit, isAlwaysShown))
    .catch(() => {
      // A browser that is closing; the icon goes with it.
    })
}

async function apply(edit: (marks: Marks) => void, isAlwaysShown: boolean): Promise<void> {
  const stored = (await browser.storage.session.get(marksKey))[marksKey] as Marks | undefined
  const marks = { ...stored }
  edit(marks)
  const isChanged = JSON.stringify(marks) !== JSON.stringify(stored ?? {})
  if (!isChanged && !isAlwaysShown) return
  if (Object.keys(marks).length === 0) await browser.storage.session.remove(marksKey)
  else await browser.storage.session.set({ [marksKey]: marks })
  useLanguage((await loadSettings()).interfaceLanguage)
  await showBadge(badgeOf(Object.values(marks)))
}
