import type { Permissions } from 'webextension-polyfill'
import type { Turn } from '../../core/chat/turn.ts'
import { isOwnFile } from '../../core/image/attached-image.ts'
import { nextRung } from '../../core/page/ladder.ts'
import { failure, type Result, success } from '../../core/problem/result.ts'
import { hasSiteAccess, takePendingAccess } from '../../platform/browser/site-access.ts'
import type { Payload, Replies } from '../../platform/messages/messages.ts'
import { inPlaceOf, touched } from '../chat/chats.ts'
import { showInWindow } from '../chat/feed.ts'
import { begin, commit, currentTurn, viewChat, wasAsked, workOn } from '../chat/running-turns.ts'
import { recallClick, recallOffers, rememberClick } from '../image/click-memory.ts'
import { acquireAgain } from './open-chat.ts'
import { openPlace } from './open-place.ts'

/** What else could be asked about where a turn's image was found, and which way to its pixels comes next. */
export async function readAlternatives({
  turnId,
}: Payload<'readAlternatives'>): Promise<Result<Replies['readAlternatives']>> {
  const [turn, click, offers] = await Promise.all([
    currentTurn(turnId),
    recallClick(turnId),
    recallOffers(turnId),
  ])
  if (!turn || !click || !offers) return success(null)
  const image = turn.images.find((each) => !isOwnFile(each))
  // It was taken out again, and files of the user's wait without it.
  if (!image && turn.images.length > 0) return success(null)
  const sentAsLink = turn.sent.some(({ as, imageId }) => as === 'link' && imageId === image?.id)
  const source = image?.copy?.source ?? null
  const next = nextRung(offers.rungs, { sentAsLink, source })
  const needsAccess = next === 'permission' && offers.origin !== null && !(await hasSiteAccess(offers.origin))
  return success({
    candidates: offers.candidates,
    chosen: click.candidate,
    next,
    accessTo: needsAccess ? offers.origin : null,
    mayUseVisible: next !== 'screen' && source !== 'screen' && offers.rungs.includes('screen'),
  })
}

/**
 * Asks the same about another candidate of the same click, or with pixels that come another way. A turn without an answer
 * is changed; after an answered one a new turn of the same chat takes its place. Files of the user's stay with it.
 */
export function tryAnother(payload: Payload<'tryAnother'>): Promise<Result<Replies['tryAnother']>> {
  return lookAgain(payload, async () => {})
}

async function lookAgain(
  { turnId, candidate, rung }: Payload<'tryAnother'>,
  onBegun: (chatId: string) => Promise<void>,
): Promise<Result<null>> {
  const turn = await currentTurn(turnId)
  const click = await recallClick(turnId)
  if (!turn || !click) return failure({ kind: 'image-gone' })
  const changed = { ...click, candidate: candidate ?? click.candidate, rung: rung ?? null }
  const begun = await begin(turn.chatId, (turns): Result<Turn> => {
    const now = turns.find(({ id }) => id === turnId)
    if (!now) return failure({ kind: 'chat-gone' })
    return success(inPlaceOf(turns, now, now.images.filter(isOwnFile)))
  })
  if (!begun.ok) return begun
  const { run, chat, before } = begun.value
  void workOn(run, async () => {
    const newest = await touched(chat)
    // First: should this end here, "Retry" looks for the other picture, and does not ask about the old one.
    await rememberClick(run.turn.id, changed)
    await commit(run, newest, [])
    await onBegun(chat.id)
    await acquireAgain(
      run,
      newest,
      wasAsked(before, turnId),
      before.find(({ id }) => id === turnId),
    )
  })
  return success(null)
}

/** The user has opened a site to the extension: what waited for it goes on. */
export async function onSiteAccess({ origins = [] }: Permissions.Permissions): Promise<void> {
  const pending = await takePendingAccess(origins)
  if (!pending) return
  const turn = await currentTurn(pending.turnId)
  const click = await recallClick(pending.turnId)
  if (!turn || !click) return
  openPlace('popup', click)
  // The popup that opens may show another chat.
  await lookAgain({ turnId: turn.id, rung: 'permission' }, async (chatId) =>
    showInWindow(click.windowId, { name: 'show', view: await viewChat(chatId) }),
  )
}
