import { titleAfterReplacing } from '../../core/chat/chat-title.ts'
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
import { inPlaceOf, touched } from '../chat/chats.ts'
import { begin, currentTurn, type Running, wasAsked, workOn } from '../chat/running-turns.ts'
import { attachImage, makeThumbnail, type ReadyImage } from '../image/attach-image.ts'
import {
  recallClick,
  recallOffers,
  rememberClick,
  rememberOffers,
  rememberOtherPixels,
} from '../image/click-memory.ts'
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

/**
 * Puts images in the place of one: in the turn itself while it has no answer, else in a new turn of the same chat. The title
 * stays, since it is the same picture.
 */
async function askInstead(
  { id, chatId }: Turn,
  imageId: string,
  ready: ReadyImage[],
  settings: Settings,
): Promise<Result<null>> {
  const withParts = ({ images }: Turn) =>
    images.flatMap((image) => (image.id === imageId ? ready.map(({ attached }) => attached) : [image]))
  const begun = await begin(chatId, (turns) => {
    const now = turns.find((other) => other.id === id)
    return now ? success(inPlaceOf(turns, now, withParts(now))) : failure({ kind: 'chat-gone' })
  })
  if (!begun.ok) return begun
  const { run, chat, before } = begun.value
  const thumbnail = (isFirstOf(before, imageId) && ready[0]?.thumbnail) || chat.thumbnail
  const how = { askNow: wasAsked(before, id), isNew: false, settings, askBy: ask }
  void workOn(run, async () => {
    await passClick(id, run)
    await takeImages(run, { ...(await touched(chat)), thumbnail }, ready, how)
  })
  return success(null)
}

/** Whether an image is the one that the history shows of a chat. */
const isFirstOf = (turns: Turn[], imageId: string) =>
  turns.find(({ images }) => images.length > 0)?.images[0]?.id === imageId

/** Takes an image out of a question that is not asked yet. Problems: chat-gone, chat-busy. */
export async function removeImage({ turnId, imageId }: Payload<'removeImage'>): Promise<Result<null>> {
  const turn = await currentTurn(turnId)
  if (!turn) return failure({ kind: 'chat-gone' })
  const begun = await begin(turn.chatId, (turns) => {
    const now = turns.find(({ id }) => id === turnId)
    if (!now) return failure({ kind: 'chat-gone' })
    // What was asked meanwhile stays as it was sent.
    if (now.state.name !== 'draft') return failure({ kind: 'chat-busy' })
    const images = now.images.filter(({ id }) => id !== imageId)
    return success({ ...now, images, offered: null, state: { name: 'acquiring' } })
  })
  if (!begun.ok) return begun
  const { run, chat, before } = begun.value
  await workOn(run, async () => {
    const removed = turn.images.filter(({ id }) => id === imageId)
    const title = titleAfterReplacing(chat, { ...run.turn, images: removed }, '')
    const [first] = run.turn.images
    const blob = first && (await chatStore.readImage(first.id))
    const thumbnail = isFirstOf(before, imageId) ? blob && (await makeThumbnail(blob)) : chat.thumbnail
    const shown = { ...chat, title, thumbnail: thumbnail ?? null }
    const settings = await loadSettings()
    await takeImages(run, shown, [], { askNow: false, isNew: false, settings, askBy: ask })
  })
  return success(null)
}

/** What is known of where an image came from holds for what is in its place; no stored answer is wanted then. */
async function passClick(from: string, { turn: { id }, isPrivate }: Running): Promise<void> {
  const [click, offers] = await Promise.all([recallClick(from), recallOffers(from)])
  if (click && id !== from) await rememberClick(id, click)
  if (offers && id !== from) await rememberOffers(id, offers)
  // What is private is never answered from the store, and leaves no trace.
  if (!isPrivate) await rememberOtherPixels(id)
}
