import { computed, effect, untracked } from '@preact/signals'
import { render } from 'preact'
import browser from 'webextension-polyfill'
import { downloadFile } from '../platform/browser/download-file.ts'
import { keepFocus } from '../platform/browser/keep-focus.ts'
import { localDay } from '../platform/browser/local-day.ts'
import { readAllowedSites, removeSiteAccess, watchSiteAccess } from '../platform/browser/site-access.ts'
import { askBackground } from '../platform/messages/ask-background.ts'
import { surveyHistory } from '../platform/store/history-survey.ts'
import { exportHistory, importHistory } from '../platform/store/history-transfer.ts'
import { applyLook } from '../platform/style/apply-look.ts'
import { languageTag, t, useLanguage } from '../platform/words/i18n.ts'
import '../platform/style/tokens.css'
import '../platform/style/base.css'
import './options.css'
import './form/fields.css'
import './form/listed.css'
import './form/segments.css'
import './form/tables.css'
import './rail/rail.css'
import './server/server.css'
import './interface/shortcuts.css'
import './money/prices.css'
import './storage/privacy.css'
import './money/spending.css'
import { followBackground } from './follow-background.ts'
import { createShortcuts } from './interface/shortcut-state.ts'
import { createPriceEditor } from './money/price-editor.ts'
import { createSpending } from './money/spending.ts'
import { OptionsPage } from './OptionsPage.tsx'
import { followPage } from './rail/current-page.ts'
import { createKeyTest } from './server/key-test.ts'
import { createLearnt } from './server/learnt.ts'
import { createForm } from './state/form.ts'
import { createAccess } from './storage/access-state.ts'
import { createStorageState } from './storage/storage-state.ts'

const form = createForm(askBackground)
const keyTest = createKeyTest(form)
const learnt = createLearnt(form.request)
const priceEditor = createPriceEditor(form)
const shortcuts = createShortcuts()
const spending = createSpending(askBackground)
const storage = createStorageState(form, {
  survey: surveyHistory,
  exportAll: exportHistory,
  importAll: importHistory,
  download: (file) => downloadFile(file, `ask-about-this-image-${localDay(Date.now())}.json`),
})
const access = createAccess({
  read: readAllowedSites,
  remove: removeSiteAccess,
  watch: watchSiteAccess,
})
const { version } = browser.runtime.getManifest()

const language = computed(() => form.saved.value?.interfaceLanguage ?? 'auto')
effect(() => {
  const { value } = language
  untracked(() => renderIn(value))
})

effect(() => applyLook(form.saved.value))

document.addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() !== 's' || event.altKey || event.ctrlKey === event.metaKey) return
  event.preventDefault()
  void form.leaveAll()
})

// A page that is closed right after typing was not left field by field.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void form.leaveAll()
})
addEventListener('beforeunload', (event) => {
  void form.leaveAll()
  if (form.isUnsaved() || priceEditor.isUnsaved()) event.preventDefault()
})

followBackground(form, spending)
followPage()
keepFocus()
void shortcuts.read()
addEventListener('focus', () => {
  void shortcuts.read()
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
      priceEditor={priceEditor}
      shortcuts={shortcuts}
      spending={spending}
      storage={storage}
      access={access}
      version={version}
    />,
    document.body,
  )
  if (focused) document.getElementById(focused)?.focus()
}
