import { useSignal } from '@preact/signals'
import { t, textsOf } from '../../platform/words/i18n.ts'
import { reveal } from '../form/reveal.ts'
import { type FoundSetting, findSettings } from './find-settings.ts'
import { titleOf } from './pages.ts'

/** Finds a setting by its name or by what else it is called, and leads to it. */
export function Search() {
  const wanted = useSignal('')
  const isWanted = wanted.value.trim() !== ''
  const found = findSettings(wanted.value, textsOf)
  const goTo = ({ id, page }: FoundSetting) => {
    wanted.value = ''
    // Some are there only once there is something to show.
    if (!reveal(id)) location.hash = page
  }
  return (
    <search>
      <input
        type="search"
        id="search"
        aria-label={t('optionsSearch')}
        placeholder={t('optionsSearch')}
        autocomplete="off"
        spellcheck={false}
        value={wanted.value}
        onInput={(event) => {
          wanted.value = event.currentTarget.value
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') wanted.value = ''
          if (event.key === 'Enter' && !event.isComposing && found[0]) goTo(found[0])
        }}
      />
      <p class="sr-only" role="status">
        {isWanted && found.length > 0 && t('optionsSearchFound', { count: found.length })}
      </p>
      {isWanted && found.length === 0 && (
        <p class="soft" role="status">
          {t('optionsSearchNothing', { words: wanted.value.trim() })}
        </p>
      )}
      {found.length > 0 && (
        <ul class="found" aria-label={t('optionsSearchResults')}>
          {found.map((setting) => (
            <li key={setting.id}>
              <button type="button" onClick={() => goTo(setting)}>
                <span>{t(setting.label)}</span> <span class="soft">{t(titleOf(setting.page))}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </search>
  )
}
