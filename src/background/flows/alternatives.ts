import type { Permissions } from 'webextension-polyfill'
import type { Turn } from '../../core/chat/turn.ts'
import { nextRung } from '../../core/page/ladder.ts'
import { failure, type Result, success } from '../../core/problem/result.ts'
import { hasSiteAccess, takePendingAccess } from '../../platform/browser/site-access.ts'
import type { Payload, Replies } from '../../platform/messages/messages.ts'
import { currentTurn, wasAsked } from '../chat/running-turns.ts'
import { recallClick, recallOffers, rememberClick } from '../image/click-memory.ts'
import { restart } from './ask-question.ts'
import { acquireAgain, openChatAbout } from './open-chat.ts'
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
  const sentAsLink = turn.sent.some(({ as }) => as === 'link')
  const next = nextRung(offers.rungs, { sentAsLink, source: turn.images[0]?.copy?.source ?? null })
  const needsAccess = next === 'permission' && offers.origin !== null && !(await hasSiteAccess(offers.origin))
  return success({
    candidates: offers.candidates,
    chosen: click.candidate,
    next,
    accessTo: needsAccess ? offers.origin : null,
  })
}

/**
 * Asks the same about another candidate of the same click, or with pixels that come another way. A turn without an answer
 * is changed; an answered one stays as it is, and a new chat begins.
 */
export async function tryAnother({
  turnId,
  candidate,
  rung,
}: Payload<'tryAnother'>): Promise<Result<Replies['tryAnother']>> {
  const turn = await currentTurn(turnId)
  const click = await recallClick(turnId)
  if (!turn || !click) return failure({ kind: 'image-gone' })
  const changed = { ...click, candidate: candidate ?? click.candidate, rung: rung ?? null }
  if (turn.answer !== '') {
    const { question, model, detail } = turn
    void openChatAbout(changed, { question, model, detail })
    return success(null)
  }
  return restart(turnId, withoutImages, async ({ run, chat, before }) => {
    await rememberClick(turnId, changed)
    await acquireAgain(run, chat, wasAsked(before, turnId))
  })
}

function withoutImages(turn: Turn): Result<Turn> {
  // An answer that has come meanwhile stays with what it is about.
  return turn.answer === ''
    ? success({ ...turn, images: [], sent: [], offered: null })
    : failure({ kind: 'chat-busy' })
}

/** The user has opened a site to the extension: what waited for it goes on. */
export async function onSiteAccess({ origins = [] }: Permissions.Permissions): Promise<void> {
  const pending = await takePendingAccess(origins)
  if (!pending) return
  const turn = await currentTurn(pending.turnId)
  const click = await recallClick(pending.turnId)
  if (!turn || !click) return
  openPlace('popup', click)
  await tryAnother({ turnId: turn.id, rung: 'permission' })
}
