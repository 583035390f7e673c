import { useId, useState } from 'preact/hooks'
import type { ProblemReport } from '../../core/problem/problem.ts'
import { type KeyOwner, keyOwner } from '../../core/server/key-owner.ts'
import { type ProviderChoice, providerChoices, serverOf } from '../../core/server/provider-choices.ts'
import { defaultSettings, type Settings } from '../../core/settings/settings.ts'
import { isPhone } from '../../platform/browser/is-phone.ts'
import { openOptions } from '../../platform/browser/places/open-pages.ts'
import { t, userLanguage } from '../../platform/words/i18n.ts'
import type { ChatState } from '../state/chat.ts'
import { AboutKey } from './AboutKey.tsx'
import { OwnComputerNote } from './OwnComputerNote.tsx'
import { Providers } from './Providers.tsx'
import { providerName } from './provider-name.ts'
import { SecretForm } from './SecretForm.tsx'

/** First run: what will be asked, who can answer it, one field and one button; then the answer. */
export function Onboarding({ chat }: { chat: ChatState }) {
  const settings = chat.settings.value
  return settings && <Connect chat={chat} settings={settings} />
}

function Connect({ chat, settings }: { chat: ChatState; settings: Settings }) {
  const id = useId()
  const [wanted, setWanted] = useState<string | null>(null)
  const [owner, setOwner] = useState<KeyOwner | null>(null)
  const { choices, chosen: first } = providerChoices({
    language: userLanguage(),
    baseUrl: settings.baseUrl,
    untouched: defaultSettings.baseUrl,
    isPhone: isPhone(),
  })
  const chosen = choices.find((choice) => providerName(choice) === wanted) ?? choices[first]
  if (!chosen) return null
  const question = chat.draft.value === null ? '' : chat.next.text.value.trim()
  const isLooking = chat.running.value?.state.name === 'acquiring'
  // Else all that is there was answered before the key went.
  const waits = chat.draft.value !== null || isLooking

  function choose(choice: ProviderChoice): void {
    setWanted(providerName(choice))
    if (choice.kind === 'own-computer') void chat.lookForServers(choice.servers)
  }

  /** A key that plainly is another provider's chooses that one. */
  function onTyped(typed: string): void {
    const found = keyOwner(typed.trim())
    if (found === owner) return
    setOwner(found)
    const its = choices.find((choice) => choice.kind === 'preset' && choice.preset.name === found)
    if (its) choose(its)
  }

  async function connect(typed: string): Promise<ProblemReport | null> {
    const server = chosen && serverOf(chosen)
    if (server) return chat.connect({ baseUrl: server.baseUrl, model: server.model }, typed)
    if (chosen?.kind !== 'own-computer') return null
    const seen = await chat.lookForServers(chosen.servers)
    const isReady = seen.name === 'found' && seen.model !== null
    return isReady ? chat.connect({ baseUrl: seen.server.baseUrl, model: seen.model }, null) : null
  }

  return (
    <section class="onboarding" aria-labelledby={id}>
      {question !== '' && (
        <div class="asked">
          <p class="question" dir="auto">
            {question}
          </p>
        </div>
      )}
      <h2 id={id}>{t(waits ? 'popupConnect' : 'popupConnectFirst')}</h2>
      <p class="soft">{whatIsSent(chosen, settings)}</p>
      <SecretForm
        chat={chat}
        words={{
          label: t('popupKey'),
          placeholder: t('popupPasteKey'),
          submit: t(question !== '' || isLooking ? 'popupAsk' : 'popupSaveKey'),
        }}
        submit={connect}
        onTyped={onTyped}
        hasField={chosen.kind !== 'own-computer'}
      >
        <Providers choices={choices} chosen={chosen} onChosen={choose} />
      </SecretForm>
      <p class="soft" role="status">
        {chosen.kind === 'own-computer' ? (
          <OwnComputerNote seen={chat.ownComputer.value} servers={chosen.servers} />
        ) : (
          owner && ownerWords(owner, chosen)
        )}
      </p>
      <AboutKey chat={chat} settings={settings} chosen={chosen} />
      {chat.turns.value.length === 0 && <p>{t('popupHowToBegin')}</p>}
      <p class="soft">
        <button type="button" class="link" onClick={() => void openOptions()}>
          {t('popupOtherServer')}
        </button>
        {waits && t('popupComeBack')}
      </p>
    </section>
  )
}

function whatIsSent(chosen: ProviderChoice, { sendAs }: Settings): string {
  const server = serverOf(chosen)
  if (!server) return t('popupStaysHere')
  const { host } = new URL(server.baseUrl)
  return t(sendAs === 'link' ? 'popupWhatIsSent' : 'popupWhatIsSentImage', { host })
}

/** Says whose key it is, where the user might wonder why another provider is chosen now. */
function ownerWords(owner: KeyOwner, chosen: ProviderChoice): string {
  const isIts = chosen.kind === 'preset' && chosen.preset.name === owner
  return t(isIts ? 'popupKeyIsOf' : 'popupKeyIsOfOther', { owner, provider: providerName(chosen) })
}
