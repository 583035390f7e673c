import { effect, untracked } from '@preact/signals'
import { render } from 'preact'
import browser from 'webextension-polyfill'
import { downloadFile } from '../platform/browser/download-file.ts'
import { readAllowedSites, removeSiteAccess, watchSiteAccess } from '../platform/browser/site-access.ts'
import { askBackground } from '../platform/messages/ask-background.ts'
import { surveyHistory } from '../platform/store/history-survey.ts'
import { exportHistory, importHistory } from '../platform/store/history-transfer.ts'
import { languageTag, t, useLanguage } from '../platform/words/i18n.ts'
import '../platform/style/tokens.css'
import '../platform/style/base.css'
import './options.css'
import './form/fields.css'
import './form/listed.css'
import './form/tables.css'
import './money/prices.css'
import './storage/privacy.css'
import './money/spending.css'
import { followBackground } from './follow-background.ts'
import { createForm } from './form/form.ts'
import { createShortcut } from './interface/shortcut-state.ts'
import { createSpending } from './money/spending.ts'
import { OptionsPage } from './OptionsPage.tsx'
import { createKeyTest } from './server/key-test.ts'
import { createLearnt } from './server/learnt.ts'
import { createAccess } from './storage/access-state.ts'
import { createStorageState } from './storage/storage-state.ts'

const form = createForm(askBackground)
const keyTest = createKeyTest(form)
const learnt = createLearnt(form.request)
const shortcut = createShortcut()
const spending = createSpending(askBackground)
const storage = createStorageState(form, {
  survey: surveyHistory,
  exportAll: exportHistory,
  importAll: importHistory,
  download: (file) =>
    downloadFile(file, `ask-about-this-image-${new Date().toISOString().slice(0, 10)}.json`),
})
const access = createAccess({
  read: readAllowedSites,
  remove: removeSiteAccess,
  watch: watchSiteAccess,
})
const { version } = browser.runtime.getManifest()

effect(() => {
  const language = form.saved.value?.interfaceLanguage ?? 'auto'
  untracked(() => renderIn(language))
})

effect(() => {
  if (!form.isDirty.value) return
  const warn = (event: BeforeUnloadEvent) => event.preventDefault()
  addEventListener('beforeunload', warn)
  return () => removeEventListener('beforeunload', warn)
})

document.addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() !== 's' || event.altKey || event.ctrlKey === event.metaKey) return
  event.preventDefault()
  void form.save()
})

followBackground(form, spending)
void shortcut.read()
addEventListener('focus', () => {
  void shortcut.read()
  void learnt.load()
})

/** Another language is another page (its texts are no signals), which takes the focus over by id. */
function renderIn(language: Parameters<typeof useLanguage>[0]): void {
  useLanguage(language)
  document.documentElement.lang = languageTag()
  document.title = t('optionsTitle')
  const focused = document.activeElement?.id
  render(
    <OptionsPage
      key={languageTag()}
      form={form}
      keyTest={keyTest}
      learnt={learnt}
      shortcut={shortcut}
      spending={spending}
      storage={storage}
      access={access}
      version={version}
    />,
    document.body,
  )
  if (focused) document.getElementById(focused)?.focus()
}
