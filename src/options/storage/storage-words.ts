import type { HistoryRefusal } from '../../core/chat/history-file.ts'
import { formatCount } from '../../core/format-number.ts'
import { languageTag, type MessageKey, t } from '../../platform/words/i18n.ts'
import type { StorageEvent } from './storage-state.ts'

const refusals: Readonly<Record<HistoryRefusal, MessageKey>> = {
  damaged: 'optionsImportDamaged',
  foreign: 'optionsImportForeign',
  newer: 'optionsImportNewer',
  'too-big': 'optionsImportTooBig',
}

/** Whether an event tells that something was not done. */
export const isBadNews = ({ name }: StorageEvent) => name === 'failed' || name === 'refused'

/** What came of an export, an import or a deletion. */
export function storageEventWords(event: StorageEvent): string {
  const count = (number: number) => formatCount(number, languageTag())
  switch (event.name) {
    case 'imported': {
      const { added, known, skipped } = event.report
      const words = t('optionsImported', { added: count(added), known: count(known) })
      return skipped === 0 ? words : `${words} ${t('optionsImportSkipped', { count: count(skipped) })}`
    }
    case 'refused':
      return t(refusals[event.reason])
    case 'exported':
      return t('optionsExported')
    case 'cleared':
      return t('optionsCleared')
    case 'failed':
      return t('optionsStorageFailed')
    default:
      return event satisfies never
  }
}
