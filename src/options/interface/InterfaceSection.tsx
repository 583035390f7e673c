import { interfaceLanguages } from '../../core/settings/settings.ts'
import { languageName, t } from '../../platform/words/i18n.ts'
import { FlagField } from '../form/FlagField.tsx'
import type { Form } from '../form/form.ts'
import { controlId } from '../form/TextField.tsx'
import { OpensInField } from './OpensInField.tsx'
import type { Shortcut } from './shortcut-state.ts'

/** The interface's language and its keyboard shortcut. */
export function InterfaceSection({ form, shortcut }: { form: Form; shortcut: Shortcut }) {
  const id = controlId('interfaceLanguage')
  const { interfaceLanguage } = form.draft.value
  const choose = (value: string) => {
    const choice = interfaceLanguages.find((language) => language === value)
    if (choice) form.change('interfaceLanguage', choice)
  }
  return (
    <section aria-labelledby="interface-heading">
      <h2 id="interface-heading">{t('optionsInterfaceHeading')}</h2>
      <div class="field">
        <label for={id}>{t('optionsInterfaceLanguage')}</label>
        <select id={id} value={interfaceLanguage} onChange={(event) => choose(event.currentTarget.value)}>
          {interfaceLanguages.map((language) => (
            <option key={language} value={language}>
              {language === 'auto' ? t('optionsLanguageBrowser') : languageName(language)}
            </option>
          ))}
        </select>
      </div>
      <OpensInField form={form} />
      <FlagField form={form} field="pageMenu" hint={t('optionsPageMenuHint')} />
      <ShortcutLine shortcut={shortcut} />
    </section>
  )
}

function ShortcutLine({ shortcut }: { shortcut: Shortcut }) {
  const keys = shortcut.keys.value
  if (keys === null) return null
  return (
    <div class="field">
      <p class="caption">{t('optionsShortcut')}</p>
      <div class="beside wrapping">
        {keys === '' ? <span class="attention">{t('optionsShortcutNone')}</span> : <kbd>{keys}</kbd>}
        <button type="button" class="link" onClick={shortcut.change}>
          {t('optionsShortcutChange')}
        </button>
      </div>
      <div class="hint">
        <p>{keys === '' ? t('optionsShortcutRefused') : t('optionsShortcutUse')}</p>
        {shortcut.needsWords.value && <p role="status">{t('optionsShortcutHow')}</p>}
      </div>
    </div>
  )
}
