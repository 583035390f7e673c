import { useId, useRef } from 'preact/hooks'
import type { ProviderChoice } from '../../core/server/provider-choices.ts'
import { t } from '../../platform/words/i18n.ts'
import { providerName } from './provider-name.ts'

type Props = {
  choices: readonly ProviderChoice[]
  chosen: ProviderChoice
  onChosen: (choice: ProviderChoice) => void
}

/** Whom to ask, as buttons of which one is chosen. A press leads on to the field; the arrow keys stay here. */
export function Providers({ choices, chosen, onChosen }: Props) {
  const group = useId()
  const isPressed = useRef(false)
  const leadOn = ({ form }: HTMLInputElement) => {
    // Once the field stands there, or has gone: a server on this computer needs none.
    if (isPressed.current)
      setTimeout(() => form?.querySelector<HTMLInputElement>('input[type=password]:not([hidden])')?.focus())
  }
  return (
    <fieldset
      class="providers"
      onPointerDown={() => {
        isPressed.current = true
      }}
      onKeyDown={() => {
        isPressed.current = false
      }}
    >
      <legend class="sr-only">{t('popupProvider')}</legend>
      {choices.map((choice) => (
        <label key={providerName(choice)}>
          <input
            type="radio"
            name={group}
            checked={providerName(choice) === providerName(chosen)}
            onChange={() => onChosen(choice)}
            onClick={(event) => leadOn(event.currentTarget)}
          />
          {providerName(choice)}
        </label>
      ))}
    </fieldset>
  )
}
