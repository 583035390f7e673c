import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { t } from '../platform/words/i18n.ts'
import { AnswerLanguage } from './asking/AnswerLanguage.tsx'
import { AskingFields } from './asking/AskingFields.tsx'
import { DetailField } from './asking/DetailField.tsx'
import { ModelField } from './asking/ModelField.tsx'
import { reveal } from './form/reveal.ts'
import { SaveStatus } from './form/SaveStatus.tsx'
import { controlId } from './form/TextField.tsx'
import { InterfaceSection } from './interface/InterfaceSection.tsx'
import { ShortcutList } from './interface/ShortcutList.tsx'
import type { Shortcuts } from './interface/shortcut-state.ts'
import { LimitFields } from './money/LimitFields.tsx'
import { LongestAnswer } from './money/LongestAnswer.tsx'
import { Prices } from './money/Prices.tsx'
import type { PriceEditorState } from './money/price-editor.ts'
import { SpendingFolds, SpendingSums } from './money/Spending.tsx'
import type { SpendingState } from './money/spending.ts'
import { arrive } from './rail/current-page.ts'
import { type PageId, titleOf } from './rail/pages.ts'
import { Rail } from './rail/Rail.tsx'
import { KeyActions } from './server/KeyActions.tsx'
import { KeyField } from './server/KeyField.tsx'
import { KeyStorageField } from './server/KeyStorageField.tsx'
import type { KeyTest } from './server/key-test.ts'
import { LearntServers } from './server/LearntServers.tsx'
import type { Learnt } from './server/learnt.ts'
import { ServerFields } from './server/ServerFields.tsx'
import { UnlockKey } from './server/UnlockKey.tsx'
import type { Form } from './state/form.ts'
import { AllowedSites } from './storage/AllowedSites.tsx'
import type { AccessState } from './storage/access-state.ts'
import { SendAs } from './storage/SendAs.tsx'
import { StorageSection } from './storage/StorageSection.tsx'
import type { StorageState } from './storage/storage-state.ts'
import { WhatLeaves } from './storage/WhatLeaves.tsx'

type Properties = {
  form: Form
  keyTest: KeyTest
  learnt: Learnt
  priceEditor: PriceEditorState
  shortcuts: Shortcuts
  spending: SpendingState
  storage: StorageState
  access: AccessState
  version: string
}

/** The rail, and beside it the pages, once the settings are known. */
export function OptionsPage(properties: Properties) {
  const { form } = properties
  const wanted = form.focusWanted.value
  const isKnown = form.saved.value !== null
  // After the render, so that the field already says why it is refused.
  useEffect(() => {
    if (wanted) reveal(controlId(wanted.field))
  }, [wanted])
  useEffect(() => {
    if (isKnown) arrive()
  }, [isKnown])
  return (
    <div class="options">
      <Rail />
      <main>
        <SaveStatus form={form} />
        {isKnown ? (
          <Pages {...properties} />
        ) : (
          <p class="soft">{form.saveState.value.name === 'idle' && t('optionsLoading')}</p>
        )}
      </main>
    </div>
  )
}

function Pages(properties: Properties) {
  const { form, keyTest, learnt, priceEditor, shortcuts, spending, storage, access, version } = properties
  return (
    <>
      <Page id="connect">
        <ServerFields form={form} />
        <KeyField form={form} />
        <UnlockKey form={form} />
        <KeyActions form={form} keyTest={keyTest} />
        <ModelField form={form} keyTest={keyTest} />
        <KeyStorageField form={form} />
        <LearntServers learnt={learnt} />
      </Page>
      <Page id="answers">
        <AskingFields form={form} />
        <DetailField form={form} />
        <AnswerLanguage form={form} />
      </Page>
      <Page id="money">
        <SpendingSums form={form} spending={spending} />
        <LimitFields form={form} />
        <SpendingFolds spending={spending} />
        <Prices form={form} keyTest={keyTest} editor={priceEditor} />
        <LongestAnswer form={form} />
      </Page>
      <Page id="privacy">
        <WhatLeaves form={form} />
        <SendAs form={form} />
        <StorageSection storage={storage} />
        <AllowedSites form={form} access={access} />
      </Page>
      <Page id="look">
        <InterfaceSection form={form} />
        <ShortcutList shortcuts={shortcuts} />
        <p class="about soft">{t('optionsAbout', { version })}</p>
      </Page>
    </>
  )
}

function Page({ id, children }: { id: PageId; children: ComponentChildren }) {
  return (
    <section class="page" id={id} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{t(titleOf(id))}</h2>
      {children}
    </section>
  )
}
