import type { Chat, Turn } from '../../core/chat/turn.ts'
import { readDataUrl } from '../../core/image/data-url.ts'
import { failure, type Result, success } from '../../core/problem/result.ts'
import type { Settings } from '../../core/settings/settings.ts'
import type { Payload, Replies } from '../../platform/messages/messages.ts'
import { chatStore } from '../../platform/store/chat-store.ts'
import { loadSettings } from '../../platform/store/settings-store.ts'
import { t, useLanguage } from '../../platform/words/i18n.ts'
import { makeChat, makeTurn } from '../chat/chats.ts'
import { showEverywhere } from '../chat/feed.ts'
import { begin, currentTurns, viewChat, workOn } from '../chat/running-turns.ts'
import { attachImage, type ReadyImage } from '../image/attach-image.ts'
import { readFile, undecodable } from '../image/original-file.ts'
import { askOrReuse, takeImages } from './take-images.ts'

/** What is being read for each chat, the newest last. */
const reading = new Map<string, Promise<Result<unknown>>>()

/**
 * Adds a file of the user's to the question that waits in a chat, or to a new one. Files come one by one: a message of
 * the browser's holds 64 MiB. Problems: those of the file, chat-gone, chat-busy.
 */
export function addFile(payload: Payload<'addFile'>): Promise<Result<Replies['addFile']>> {
  const { chatId } = payload
  if (chatId === null) return add(payload)
  // Known before anything is awaited, so that a question which comes a moment later finds it.
  const earlier = reading.get(chatId) ?? Promise.resolve(success(null))
  const added = earlier.then(() => add(payload))
  const settled = Promise.all([earlier, added]).then(
    (all) => all.find(({ ok }) => !ok) ?? success(null),
    () => failure({ kind: 'image-undecodable' }),
  )
  reading.set(chatId, settled)
  void settled.finally(() => {
    if (reading.get(chatId) === settled) reading.delete(chatId)
  })
  return added
}

/** Waits for what is being read for a chat. Problems: those of a file that could not be added. */
export function whenFilesAreRead(chatId: string | null): Promise<Result<unknown>> {
  return reading.get(chatId ?? '') ?? Promise.resolve(success(null))
}

async function add(payload: Payload<'addFile'>): Promise<Result<Replies['addFile']>> {
  const ready = await readOwn(payload.dataUrl, payload.name)
  if (!ready.ok) return ready
  const settings = await loadSettings()
  useLanguage(settings.interfaceLanguage)
  const known = payload.chatId === null ? null : await chatStore.readChat(payload.chatId)
  if (payload.chatId !== null && known === null) return failure({ kind: 'chat-gone' })
  const question = settings.defaultQuestion || t('defaultQuestion')
  const chat = known ?? (await makeChat(question, payload.isPrivate))
  const turns = await currentTurns(chat.id)
  const { model, detail } = settings
  const waiting = turns.find(({ state }) => state.name === 'draft')
  const asked = { question: turns.length === 0 ? question : '', model, detail }
  const turn = waiting ?? makeTurn(chat.id, turns, asked)
  return attach(chat, turn, ready.value, { isNew: known === null, settings })
}

async function attach(
  chat: Chat,
  turn: Turn,
  image: ReadyImage,
  { isNew, settings }: { isNew: boolean; settings: Settings },
): Promise<Result<Replies['addFile']>> {
  const { attached, thumbnail } = image
  const isThere = turn.images.some(({ id }) => id === attached.id)
  const images = isThere ? turn.images : [...turn.images, attached]
  const run = await begin({ ...turn, state: { name: 'acquiring' } })
  if (run === null) return failure({ kind: 'chat-busy' })
  const shown = { ...chat, thumbnail: chat.thumbnail ?? thumbnail }
  await workOn(run, () =>
    takeImages(run, shown, { images, ready: [image] }, { askNow: false, isNew, settings, askBy: askOrReuse }),
  )
  // Other popups and panels turn to the chat in which something happened.
  if (!isNew) showEverywhere({ name: 'show', view: await viewChat(chat.id) })
  return success({ chatId: chat.id })
}

/** Takes what the user chose as an image. */
async function readOwn(dataUrl: string, name: string): Promise<Result<ReadyImage>> {
  const data = readDataUrl(dataUrl)
  if (data === null) return failure({ kind: 'image-undecodable' })
  const file = await readFile(new Blob([data.bytes]), 'file')
  if (!('blob' in file)) return failure(file)
  const found = {
    link: null,
    size: null,
    original: file,
    copy: file.blob,
    source: 'file',
    alternativeText: name,
  } as const
  const ready = await attachImage(found)
  return ready ? success(ready) : failure(undecodable(file))
}
