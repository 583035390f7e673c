import { isSameQuestion, isShownAtOnce } from '../../core/chat/same-question.ts'
import type { Turn } from '../../core/chat/turn.ts'
import { type Page, visibleTo } from '../../core/chat/visible-to.ts'
import type { AttachedImage } from '../../core/image/attached-image.ts'
import type { LedgerRow } from '../../core/money/ledger.ts'
import { standsAlone } from '../../core/request/chat-request.ts'
import type { Conditions } from '../../core/request/conditions.ts'
import { goesAsLink } from '../../core/request/travel.ts'
import { estimateTurn, type ImageAtLevel, imagesAtLevels } from '../../core/request/turn-estimate.ts'
import { chatStore } from '../../platform/store/chat-store.ts'
import { ledger } from '../../platform/store/ledger-store.ts'
import { titleChat } from '../chat/chats.ts'
import { currentTurns, type Running, save } from '../chat/running-turns.ts'

/** So many earlier turns are looked at, newest first. */
const maxCandidates = 50

/**
 * Answers the first question of a chat, or one in its place, by a stored answer to the same question about the same image, as
 * it would be sent now, from the same model and server at the same level, and sends nothing; one that is too old to be shown
 * at once is offered, and the question waits, unless the user `wantsOld`. False when there is none, or the user wants none.
 */
export async function reuseAnswer(run: Running, conditions: Conditions, wantsOld = false): Promise<boolean> {
  const { baseUrl, reuseAnswers } = conditions.settings
  const { turn } = run
  if (!reuseAnswers || !standsAlone(await currentTurns(turn.chatId), turn)) return false
  const { host } = new URL(baseUrl)
  const known = await findAnswer({ ...turn, host }, run, conditions)
  // A question that came meanwhile is another one.
  if (known === null || run.turn.question !== turn.question || run.turn.model !== turn.model) return false
  const { answer, thinking, sent, id: turnId, createdAt: askedAt } = known
  const reusedFrom = known.reusedFrom ?? { turnId, askedAt }
  const travels = sent.map(({ as }) => as)
  if (!wantsOld && !isShownAtOnce(reusedFrom.askedAt, Date.now(), travels)) {
    await save(run, { offered: reusedFrom, state: { name: 'draft', missing: 'question' } })
    return true
  }
  await save(run, {
    host,
    answer,
    thinking,
    sent,
    estimate: null,
    reusedFrom,
    offered: null,
    state: { name: 'done' },
  })
  await titleChat(run.turn)
  return true
}

/** The newest turn with the answer; the ledger names the few that can have it, without keeping anything of what was asked. */
async function findAnswer(turn: Turn, page: Page, conditions: Conditions): Promise<Turn | null> {
  const draft: Turn = { ...turn, state: { name: 'draft', missing: 'question' } }
  const estimate = estimateTurn([], draft, conditions)
  const images = imagesAtLevels([], draft, conditions)
  const level = conditions.traits.sendsDetail ? (images.at(-1)?.level ?? null) : null
  const travelOf = ({ id }: AttachedImage) => {
    const found = images.find(({ image }) => image.id === id)
    return found && isLinked(found, conditions) ? 'link' : 'bytes'
  }
  const isLike = (row: LedgerRow) =>
    row.turnId !== turn.id &&
    row.model === turn.model &&
    row.host === turn.host &&
    row.level === level &&
    // The same image, question and language of the answer make the same tokens.
    row.estimate.imageTokens === estimate?.imageTokens &&
    row.estimate.textTokens === estimate.textTokens
  const rows = await ledger.readAll().catch(() => [])
  const turnIds = rows.filter(isLike).flatMap(({ turnId }) => turnId ?? [])
  for (const id of [...new Set(turnIds.reverse())].slice(0, maxCandidates)) {
    const earlier = await chatStore.readTurn(id)
    // A row may be of a request that failed, and was made again with other choices.
    const isAnswer = earlier?.sent.at(-1)?.level === level && isSameQuestion(earlier, turn, travelOf)
    if (isAnswer && (await isKept(earlier, page)) && (await stoodAlone(earlier))) return earlier
  }
  return null
}

const isLinked = ({ image, level }: ImageAtLevel, { route, tariff }: Conditions) =>
  goesAsLink(image, { asBytes: route.asBytes, model: tariff.countsAs, level })

const stoodAlone = async (turn: Turn) => standsAlone(await chatStore.readTurns(turn.chatId), turn)

async function isKept({ chatId }: Turn, page: Page): Promise<boolean> {
  const chat = await chatStore.readChat(chatId)
  return chat !== null && chat.deletedAt === null && visibleTo(page)(chat)
}
