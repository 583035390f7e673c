import { useEffect } from 'preact/hooks'
import icon from '../../icons/icon.svg'
import { t } from '../platform/words/i18n.ts'
import { AskingSection } from './asking/AskingSection.tsx'
import type { Form } from './form/form.ts'
import { SaveBar } from './form/SaveBar.tsx'
import { controlId } from './form/TextField.tsx'
import { InterfaceSection } from './interface/InterfaceSection.tsx'
import type { Shortcut } from './interface/shortcut-state.ts'
import { PricesSection } from './money/PricesSection.tsx'
import { SpendingSection } from './money/SpendingSection.tsx'
import type { SpendingState } from './money/spending.ts'
import type { KeyTest } from './server/key-test.ts'
import type { Learnt } from './server/learnt.ts'
import { ServerSection } from './server/ServerSection.tsx'
import { AccessSection } from './storage/AccessSection.tsx'
import type { AccessState } from './storage/access-state.ts'
import { PrivacySection } from './storage/PrivacySection.tsx'
import { StorageSection } from './storage/StorageSection.tsx'
import type { StorageState } from './storage/storage-state.ts'

type Properties = {
  form: Form
  keyTest: KeyTest
  learnt: Learnt
  shortcut: Shortcut
  spending: SpendingState
  storage: StorageState
  access: AccessState
  version: string
}

/** The whole page, once the settings are known. */
export function OptionsPage(properties: Properties) {
  const { form, keyTest, learnt, shortcut, spending, storage, access, version } = properties
  const wanted = form.focusWanted.value
  // After the render, so that the field already says why it is refused.
  useEffect(() => {
    if (wanted) document.getElementById(controlId(wanted.field))?.focus()
  }, [wanted])
  const save = (event: Event) => {
    event.preventDefault()
    void form.save()
  }
  return (
    <form noValidate onSubmit={save}>
      <header class="column">
        <img src={icon} alt="" width="32" height="32" />
        <h1>{t('optionsHeading')}</h1>
      </header>
      {form.saved.value ? (
        <main class="column">
          <ServerSection form={form} keyTest={keyTest} learnt={learnt} />
          <AskingSection form={form} keyTest={keyTest} />
          <InterfaceSection form={form} shortcut={shortcut} />
          <SpendingSection form={form} spending={spending} />
          <PricesSection form={form} keyTest={keyTest} />
          <StorageSection storage={storage} />
          <AccessSection form={form} access={access} />
          <PrivacySection form={form} />
          <section aria-labelledby="about-heading">
            <h2 id="about-heading">{t('optionsAboutHeading')}</h2>
            <p>{t('optionsAbout', { version })}</p>
          </section>
        </main>
      ) : (
        <main class="column">
          <p class="soft">{form.saveState.value.name === 'idle' && t('optionsLoading')}</p>
        </main>
      )}
      <SaveBar form={form} />
    </form>
  )
}
