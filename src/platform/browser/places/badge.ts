import browser from 'webextension-polyfill'
import type { BadgeMark } from '../../../core/chat/badge-of.ts'
import { type MessageKey, t } from '../../words/i18n.ts'

type Look = { text: string; colour: string; title: MessageKey }

/** Each differs by its sign too; white on these colours has a contrast of more than 6. */
const looks: Record<BadgeMark, Look> = {
  running: { text: '…', colour: '#4a5261', title: 'badgeRunningTitle' },
  done: { text: '✓', colour: '#0b6358', title: 'badgeDoneTitle' },
  failed: { text: '!', colour: '#a8231c', title: 'badgeFailedTitle' },
}

/** Shows a mark on the toolbar icon, in every window, with words for who hears or points at it; null: none. */
export async function showBadge(mark: BadgeMark | null): Promise<void> {
  const { action } = browser
  const name = t('extensionShortName')
  const look = mark && looks[mark]
  // Firefox for Android has no badges.
  if (look) {
    await action.setBadgeBackgroundColor?.({ color: look.colour })
    await action.setBadgeTextColor?.({ color: '#ffffff' })
  }
  await action.setBadgeText?.({ text: look?.text ?? '' })
  await action.setTitle({ title: look ? t(look.title, { name }) : name })
}
