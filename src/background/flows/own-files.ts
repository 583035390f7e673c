import type { Chat, Turn } from '../../core/chat/turn.ts'
import { readDataUrl } from '../../core/image/data-url.ts'
import { failure, type Result, success } from '../../core/problem/result.ts'
import type { Settings } from '../../core/settings/settings.ts'
import type { Payload, Replies } from '../../platform/messages/messages.ts'
import { loadSettings } from '../../platform/store/settings-store.ts'
import { t, useLanguage } from '../../platform/words/i18n.ts'
import { makeChat, makeTurn } from '../chat/chats.ts'
import { showEverywhere } from '../chat/feed.ts'
import { begin, beginNew, privateSession, type Running, viewChat, workOn } from '../chat/running-turns.ts'
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
  const session = privateSession()
  const ready = await readOwn(payload.dataUrl, payload.name)
  if (!ready.ok) return ready
  const settings = await loadSettings()
  useLanguage(settings.interfaceLanguage)
  const { model, detail } = settings
  const question = settings.defaultQuestion || t('defaultQuestion')
  const asked = (turns: Turn[]) => ({ question: turns.length === 0 ? question : '', model, detail })
  if (payload.chatId === null) {
    const chat = await makeChat(question, payload.isPrivate)
    // The last private window has closed meanwhile: nobody would forget what began now.
    if (chat.isPrivate && session !== privateSession()) return failure({ kind: 'chat-gone' })
    const run = beginNew(withImage(makeTurn(chat.id, [], asked([])), ready.value), chat)
    return attach(run, chat, ready.value, { isNew: true, settings })
  }
  const { chatId } = payload
  const begun = await begin(chatId, (turns) => {
    const waiting = turns.find(({ state }) => state.name === 'draft')
    return success(withImage(waiting ?? makeTurn(chatId, turns, asked(turns)), ready.value))
  })
  if (!begun.ok) return begun
  return attach(begun.value.run, begun.value.chat, ready.value, { isNew: false, settings })
}

/** The turn with one image more, or the same once. */
function withImage(turn: Turn, { attached }: ReadyImage): Turn {
  const isThere = turn.images.some(({ id }) => id === attached.id)
  const images = isThere ? turn.images : [...turn.images, attached]
  return { ...turn, images, offered: null, state: { name: 'acquiring' } }
}

async function attach(
  run: Running,
  chat: Chat,
  image: ReadyImage,
  { isNew, settings }: { isNew: boolean; settings: Settings },
): Promise<Result<Replies['addFile']>> {
  const shown = { ...chat, thumbnail: chat.thumbnail ?? image.thumbnail }
  await workOn(run, () =>
    takeImages(run, shown, [image], { askNow: false, isNew, settings, askBy: askOrReuse }),
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
