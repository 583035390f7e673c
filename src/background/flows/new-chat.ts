import type { AttachedImage } from '../../core/image/attached-image.ts'
import { failure, type Result, success } from '../../core/problem/result.ts'
import type { Payload, Replies } from '../../platform/messages/messages.ts'
import { chatStore } from '../../platform/store/chat-store.ts'
import { loadSettings } from '../../platform/store/settings-store.ts'
import { makeChat, makeTurn } from '../chat/chats.ts'
import { beginNew, currentTurn, currentTurns, privateSession, workOn } from '../chat/running-turns.ts'
import type { ReadyImage } from '../image/attach-image.ts'
import { ask } from '../request/ask.ts'
import { takeImages } from './take-images.ts'

/**
 * Begins a new chat with a turn's question, which waits there for the user, and the picture that it was about: its own images,
 * else the last ones before it. Nothing is sent. Problem: chat-gone.
 */
export async function newChatFrom({
  turnId,
}: Payload<'newChatFrom'>): Promise<Result<Replies['newChatFrom']>> {
  const session = privateSession()
  const turn = await currentTurn(turnId)
  const known = turn && (await chatStore.readChat(turn.chatId))
  if (!turn || !known || known.deletedAt !== null) return failure({ kind: 'chat-gone' })
  const upToHere = (await currentTurns(known.id)).filter(({ sequence }) => sequence <= turn.sequence)
  const images = upToHere.findLast((earlier) => earlier.images.length > 0)?.images ?? []
  const ready = await Promise.all(images.map(withBytes))
  const chat = await makeChat(turn.question, known.isPrivate)
  // The last private window has closed meanwhile: nobody would forget what began now.
  if (chat.isPrivate && session !== privateSession()) return failure({ kind: 'chat-gone' })
  const { question, model, detail } = turn
  const run = beginNew({ ...makeTurn(chat.id, [], { question, model, detail }), images }, chat)
  const settings = await loadSettings()
  const shown = { ...chat, thumbnail: known.thumbnail }
  await workOn(run, () => takeImages(run, shown, ready, { askNow: false, isNew: true, settings, askBy: ask }))
  return success({ chatId: chat.id })
}

/** An image with its bytes, which the new chat may keep elsewhere: the old one may be in memory only. */
async function withBytes(attached: AttachedImage): Promise<ReadyImage> {
  const blob = attached.copy && (await chatStore.readImage(attached.id))
  return { attached, bytes: blob ? { id: attached.id, blob } : null, thumbnail: null }
}
