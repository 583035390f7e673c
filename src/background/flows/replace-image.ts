import type { Turn } from '../../core/chat/turn.ts'
import { readDataUrl } from '../../core/image/data-url.ts'
import { stripParts } from '../../core/image/strip-parts.ts'
import { tariffOf } from '../../core/money/tariff.ts'
import { failure, type Result, success } from '../../core/problem/result.ts'
import type { Settings } from '../../core/settings/settings.ts'
import { cropImage, toDataUrl } from '../../platform/browser/encode-image.ts'
import type { Payload, Replies } from '../../platform/messages/messages.ts'
import { chatStore } from '../../platform/store/chat-store.ts'
import { loadSettings } from '../../platform/store/settings-store.ts'
import { t, useLanguage } from '../../platform/words/i18n.ts'
import { makeChat, makeTurn, touched } from '../chat/chats.ts'
import { begin, beginNew, currentTurn, wasAsked, workOn } from '../chat/running-turns.ts'
import { attachImage, type ReadyImage } from '../image/attach-image.ts'
import { rememberOtherPixels } from '../image/click-memory.ts'
import { ask } from '../request/ask.ts'
import { takeImages } from './take-images.ts'

/** Asks about a long strip in parts that the model can read. Problems: chat-gone, chat-busy, image-unreachable. */
export async function splitImage({ turnId, imageId }: Payload<'splitImage'>): Promise<Result<null>> {
  const held = await readHeld(turnId, imageId)
  if (!held.ok) return held
  const { turn, image, blob } = held.value
  const settings = await loadSettings()
  const { countsAs } = tariffOf(turn.model, settings)
  const boxes = image.copy && stripParts(image.copy.size, countsAs)
  if (!image.copy || !boxes) return failure({ kind: 'image-unreachable' })
  useLanguage(settings.interfaceLanguage)
  const parts: ReadyImage[] = []
  for (const [index, box] of boxes.entries()) {
    const copy = await cropImage(blob, box)
    const alternativeText = t('imagePart', { index: index + 1, count: boxes.length })
    const { source } = image.copy
    const found = { link: null, size: { width: box.width, height: box.height }, original: null, copy, source }
    const part = copy && (await attachImage({ ...found, alternativeText }))
    if (!part) return failure({ kind: 'image-undecodable' })
    parts.push(part)
  }
  return askInstead(turn, imageId, parts, settings)
}

/** Asks about one frame of an animated image, which the popup has drawn. */
export async function useFrame({
  turnId,
  imageId,
  index,
  dataUrl,
}: Payload<'useFrame'>): Promise<Result<null>> {
  const held = await readHeld(turnId, imageId)
  if (!held.ok) return held
  const { turn, image } = held.value
  const data = readDataUrl(dataUrl)
  const settings = await loadSettings()
  useLanguage(settings.interfaceLanguage)
  const copy = data && new Blob([data.bytes], { type: data.type })
  const source = image.copy?.source ?? 'canvas'
  const alternativeText = [image.alternativeText, t('imageFrame', { index })].filter(Boolean).join(' · ')
  const frame = await attachImage({ link: null, size: null, original: null, copy, source, alternativeText })
  return frame ? askInstead(turn, imageId, [frame], settings) : failure({ kind: 'image-undecodable' })
}

/** The bytes of an image that a turn brought, for a page of ours. */
export async function readImage({
  turnId,
  imageId,
}: Payload<'readImage'>): Promise<Result<Replies['readImage']>> {
  const held = await readHeld(turnId, imageId)
  return held.ok ? success({ dataUrl: await toDataUrl(held.value.blob) }) : held
}

async function readHeld(turnId: string, imageId: string) {
  const turn = await currentTurn(turnId)
  const image = turn?.images.find(({ id }) => id === imageId)
  if (!turn || !image) return failure({ kind: 'chat-gone' })
  const blob = image.copy && (await chatStore.readImage(imageId))
  return blob ? success({ turn, image, blob }) : failure({ kind: 'image-unreachable' })
}

/** Puts images in the place of one: in the turn itself while it has no answer, else in a new chat with its question. */
async function askInstead(
  { id, chatId }: Turn,
  imageId: string,
  ready: ReadyImage[],
  settings: Settings,
): Promise<Result<null>> {
  const turn = await currentTurn(id)
  const known = await chatStore.readChat(chatId)
  if (turn === null || known === null) return failure({ kind: 'chat-gone' })
  const withParts = ({ images }: Turn) =>
    images.flatMap((image) => (image.id === imageId ? ready.map(({ attached }) => attached) : [image]))
  if (turn.answer !== '') {
    const chat = await makeChat(turn.question, known.isPrivate)
    const run = beginNew({ ...makeTurn(chat.id, [], turn), images: withParts(turn) }, chat)
    const shown = { ...chat, thumbnail: known.thumbnail }
    const how = { askNow: true, isNew: true, settings, askBy: ask }
    void workOn(run, () => takeImages(run, shown, ready, how))
    return success(null)
  }
  const begun = await begin(chatId, (turns) => {
    const now = turns.find((other) => other.id === id)
    if (!now) return failure({ kind: 'chat-gone' })
    if (now.answer !== '') return failure({ kind: 'chat-busy' })
    return success({ ...now, images: withParts(now), sent: [], offered: null, state: { name: 'acquiring' } })
  })
  if (!begun.ok) return begun
  const { run, chat, before } = begun.value
  // What is private is never answered from the store, and leaves no trace.
  if (!run.isPrivate) await rememberOtherPixels(id)
  const newest = await touched(chat)
  const how = { askNow: wasAsked(before, id), isNew: false, settings, askBy: ask }
  void workOn(run, () => takeImages(run, newest, ready, how))
  return success(null)
}
