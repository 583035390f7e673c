import { presets } from '../../core/server/presets.ts'
import { t } from '../../platform/words/i18n.ts'
import { presetName } from '../../platform/words/preset-name.ts'
import { Fold } from '../form/Fold.tsx'
import { TextField } from '../form/TextField.tsx'
import type { Form } from '../state/form.ts'
import { ServerConsent, serverButtonId } from './ServerConsent.tsx'

/** Which server answers: one of those that are often used, or any by its address. */
export function ServerFields({ form }: { form: Form }) {
  const { baseUrl } = form.draft.value
  const isPreset = presets.some((preset) => preset.baseUrl === baseUrl)
  const choose = (chosen: string) => {
    form.change('baseUrl', chosen)
    void form.leave('baseUrl')
  }
  return (
    <>
      <div class="field">
        <p class="caption" id="provider-legend">
          {t('optionsProvider')}
        </p>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend; the line above is its name */}
        <div class="providers" id="providers" role="group" aria-labelledby="provider-legend">
          {presets.map((preset) => (
            <button
              key={preset.name}
              type="button"
              aria-pressed={preset.baseUrl === baseUrl}
              onClick={() => choose(preset.baseUrl)}
            >
              {presetName(preset)}
            </button>
          ))}
        </div>
        {!isPreset && form.key.server.value && (
          <p class="hint">{t('optionsProviderOther', { host: form.key.server.value.host })}</p>
        )}
      </div>
      <Fold id="server-address" title={t('optionsServerAddress')}>
        <TextField
          form={form}
          field="baseUrl"
          suggestions={presets.map((preset) => preset.baseUrl)}
          control={{
            inputMode: 'url',
            onEnter: () => document.getElementById(serverButtonId)?.focus(),
          }}
          hint={t('optionsBaseUrlHint')}
        />
      </Fold>
      <ServerConsent form={form} />
    </>
  )
}
