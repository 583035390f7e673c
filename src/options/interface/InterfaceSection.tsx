import { interfaceLanguages, textSizes, themes } from '../../core/settings/settings.ts'
import { languageName, t } from '../../platform/words/i18n.ts'
import { FlagField } from '../form/FlagField.tsx'
import { Segments } from '../form/Segments.tsx'
import { controlId } from '../form/TextField.tsx'
import type { Form } from '../state/form.ts'
import { OpensInField } from './OpensInField.tsx'

const themeNames = {
  auto: 'optionsThemeAuto',
  light: 'optionsThemeLight',
  dark: 'optionsThemeDark',
} as const

const sizeNames = {
  normal: 'optionsTextNormal',
  large: 'optionsTextLarge',
  larger: 'optionsTextLarger',
} as const

/** How our pages look, and where they show up. */
export function InterfaceSection({ form }: { form: Form }) {
  const id = controlId('interfaceLanguage')
  const { interfaceLanguage, theme, textSize } = form.draft.value
  const choose = (value: string) => {
    const choice = interfaceLanguages.find((language) => language === value)
    if (choice) form.choose('interfaceLanguage', choice)
  }
  return (
    <>
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
      <Segments
        name="theme"
        legend={t('optionsTheme')}
        choices={themes.map((value) => ({ value, label: t(themeNames[value]) }))}
        value={theme}
        onChange={(value) => form.choose('theme', value)}
      />
      <Segments
        name="text-size"
        legend={t('optionsTextSize')}
        choices={textSizes.map((value) => ({ value, label: t(sizeNames[value]) }))}
        value={textSize}
        onChange={(value) => form.choose('textSize', value)}
      />
      <FlagField form={form} field="pageMenu" hint={t('optionsPageMenuHint')} />
    </>
  )
}
