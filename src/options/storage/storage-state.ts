import { signal } from '@preact/signals'
import type { HistoryRefusal } from '../../core/chat/history-file.ts'
import type { HistorySurvey } from '../../platform/store/history-survey.ts'
import type { exportHistory, ImportReport, importHistory } from '../../platform/store/history-transfer.ts'
import type { Form } from '../state/form.ts'

/** What the line under the buttons tells. */
export type StorageEvent =
  | { name: 'imported'; report: ImportReport }
  | { name: 'refused'; reason: HistoryRefusal }
  | { name: 'exported' }
  | { name: 'cleared' }
  /** The browser could not read or write; nothing was changed. */
  | { name: 'failed' }

/** What the state needs of the world. */
export type StorageWorld = {
  survey: () => Promise<HistorySurvey>
  exportAll: typeof exportHistory
  importAll: typeof importHistory
  /** Hands a file to the user. */
  download: (file: Blob) => void
}

/** What is stored, and what can be done with it. */
export type StorageState = ReturnType<typeof createStorageState>

/** Makes the state of the section; `form` is the way to the background. */
export function createStorageState(form: Form, world: StorageWorld) {
  const survey = signal<HistorySurvey | 'unknown' | 'broken'>('unknown')
  const event = signal<StorageEvent | null>(null)
  const isBusy = signal(false)

  async function refresh(): Promise<void> {
    survey.value = await world.survey().catch(() => 'broken' as const)
  }

  async function during(work: () => Promise<StorageEvent>): Promise<void> {
    if (isBusy.value) return
    isBusy.value = true
    event.value = null
    event.value = await work().catch(() => ({ name: 'failed' }) as const)
    isBusy.value = false
    await refresh()
  }

  return {
    survey,
    event,
    /** Whether an export, an import or a deletion is under way. */
    isBusy,
    refresh,
    exportAll: () =>
      during(async () => {
        world.download(await world.exportAll())
        return { name: 'exported' }
      }),
    importFrom: (file: Blob) =>
      during(async () => {
        const read = await world.importAll(file)
        if (!read.ok) return { name: 'refused', reason: read.reason }
        await form.request('historyChanged', {})
        return { name: 'imported', report: read.value }
      }),
    clear: () =>
      during(async () => {
        const reply = await form.request('clearHistory', {})
        return reply?.ok ? { name: 'cleared' } : { name: 'failed' }
      }),
  }
}
