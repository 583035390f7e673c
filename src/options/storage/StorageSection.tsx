import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { formatBytes, formatCount } from '../../core/format-number.ts'
import type { HistorySurvey } from '../../platform/store/history-survey.ts'
import { languageTag, t } from '../../platform/words/i18n.ts'
import type { StorageState } from './storage-state.ts'
import { isBadNews, storageEventWords } from './storage-words.ts'

/** What is stored on this computer, and the ways to take it along or remove it. */
export function StorageSection({ storage }: { storage: StorageState }) {
  const file = useRef<HTMLInputElement>(null)
  useEffect(() => void storage.refresh(), [storage])
  const survey = storage.survey.value
  const event = storage.event.value
  const isKnown = typeof survey === 'object'
  const isWritable = isKnown && !survey.isNewer
  const isEmpty = isKnown && survey.chats + survey.unreadable + survey.images === 0
  const importChosen = () => {
    const chosen = file.current?.files?.[0]
    if (chosen) void storage.importFrom(chosen)
    if (file.current) file.current.value = ''
  }
  return (
    <section class="storage" aria-labelledby="storage-heading">
      <h3 id="storage-heading">{t('optionsStorageHeading')}</h3>
      {survey === 'broken' && <p class="attention">{t('optionsStorageBroken')}</p>}
      {isKnown && <Figures survey={survey} />}
      <div class="actions" id="storage-actions">
        <button type="button" disabled={!isKnown || isEmpty} onClick={() => void storage.exportAll()}>
          {t('optionsStorageExport')}
        </button>
        <button type="button" disabled={!isWritable} onClick={() => file.current?.click()}>
          {t('optionsStorageImport')}
        </button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          aria-label={t('optionsStorageFile')}
          hidden
          onChange={importChosen}
        />
        {isWritable && !isEmpty && <ClearAll storage={storage} />}
        <span role="status" class={event && !isBadNews(event) ? 'good' : 'soft'}>
          {storage.isBusy.value && t('optionsStorageBusy')}
          {event && !isBadNews(event) && storageEventWords(event)}
        </span>
        {event && isBadNews(event) && (
          <p role="alert" class="refusal">
            {storageEventWords(event)}
          </p>
        )}
      </div>
      <p class="hint">
        {t('optionsStorageNote')} {t('optionsPrivacyStays')}
      </p>
    </section>
  )
}

function Figures({ survey }: { survey: HistorySurvey }) {
  const language = languageTag()
  const { chats, images, imageBytes, oldestAt, unreadable, usedBytes, isNewer } = survey
  const count = (number: number) => formatCount(number, language)
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long' })
  return (
    <>
      <p>
        {t('optionsStorageCounts', {
          chats: count(chats),
          images: count(images),
          size: formatBytes(imageBytes, language),
        })}
      </p>
      {(oldestAt !== null || usedBytes !== null) && (
        <p class="soft">
          {oldestAt !== null && t('optionsStorageOldest', { date: date.format(oldestAt) })}{' '}
          {usedBytes !== null && t('optionsStorageUsed', { size: formatBytes(usedBytes, language) })}
        </p>
      )}
      {unreadable > 0 && (
        <p class="attention">{t('optionsStorageUnreadable', { count: count(unreadable) })}</p>
      )}
      {isNewer && <p class="attention">{t('optionsStorageNewer')}</p>}
    </>
  )
}

function ClearAll({ storage }: { storage: StorageState }) {
  const state = useSignal<'untouched' | 'asking' | 'kept'>('untouched')
  const nextButton = useRef<HTMLButtonElement>(null)
  // The button that was clicked is gone: its successor takes the focus.
  useEffect(() => {
    if (state.value !== 'untouched') nextButton.current?.focus()
  }, [state.value])
  const become = (next: 'asking' | 'kept') => () => {
    state.value = next
  }
  if (state.value !== 'asking') {
    return (
      <button type="button" class="link" onClick={become('asking')} ref={nextButton}>
        {t('optionsStorageClear')}
      </button>
    )
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend; the question is its name
    <div role="group" aria-labelledby="clear-question">
      <span id="clear-question">{t('optionsStorageClearAsk')}</span>
      <button
        type="button"
        class="danger"
        onClick={() => {
          state.value = 'untouched'
          void storage.clear()
        }}
      >
        {t('optionsStorageClearYes')}
      </button>
      <button type="button" onClick={become('kept')} ref={nextButton}>
        {t('optionsStorageClearNo')}
      </button>
    </div>
  )
}
