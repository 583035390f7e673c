import { presets } from '../../core/server/presets.ts'
import { isLocalServer, isOpenAi } from '../../core/server/server-kind.ts'
import { t } from '../../platform/words/i18n.ts'
import type { Form } from '../form/form.ts'
import { TextField } from '../form/TextField.tsx'
import { KeyActions } from './KeyActions.tsx'
import { KeyField } from './KeyField.tsx'
import { KeyStorageField } from './KeyStorageField.tsx'
import type { KeyTest } from './key-test.ts'
import { LearntServers } from './LearntServers.tsx'
import type { Learnt } from './learnt.ts'

/** Which server is asked, with which key. */
export function ServerSection(properties: { form: Form; keyTest: KeyTest; learnt: Learnt }) {
  const { form, keyTest, learnt } = properties
  const { baseUrl } = form.draft.value
  return (
    <section aria-labelledby="server-heading">
      <h2 id="server-heading">{t('optionsServerHeading')}</h2>
      <TextField
        form={form}
        field="baseUrl"
        suggestions={presets.map((preset) => preset.baseUrl)}
        control={{ inputMode: 'url' }}
        hint={t('optionsBaseUrlHint')}
      />
      <div class="presets">
        {presets.map((preset) => (
          <button
            key={preset.name}
            type="button"
            class="link"
            aria-pressed={preset.baseUrl === baseUrl}
            onClick={() => form.change('baseUrl', preset.baseUrl)}
          >
            {preset.name}
          </button>
        ))}
      </div>
      <KeyField form={form} />
      <KeyActions form={form} keyTest={keyTest} />
      <KeyStorageField form={form} />
      {!isLocalServer(baseUrl) && (
        <p class="hint">
          {t('optionsKeyAdvice')}{' '}
          {isOpenAi(baseUrl) && (
            <a href="https://platform.openai.com/api-keys" target="_blank" rel="noreferrer">
              {t('optionsKeyPage')}
            </a>
          )}
        </p>
      )}
      <LearntServers learnt={learnt} />
    </section>
  )
}
