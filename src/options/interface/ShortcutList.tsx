import { shortcutWords } from '../../platform/browser/shortcut.ts'
import { t } from '../../platform/words/i18n.ts'
import type { Shortcuts } from './shortcut-state.ts'

/** Every shortcut with the keys that it has now, and the way to change them in this browser. */
export function ShortcutList({ shortcuts }: { shortcuts: Shortcuts }) {
  const all = shortcuts.all.value
  if (all.length === 0) return null
  return (
    <div class="field" id="shortcuts">
      <p class="caption" id="shortcuts-legend">
        {t('optionsShortcuts')}
      </p>
      <ul class="shortcuts" aria-labelledby="shortcuts-legend">
        {all.map(({ name, keys }) => (
          <li key={name}>
            <span>{t(shortcutWords[name])}</span>
            {keys === '' ? <span class="attention">{t('optionsShortcutNone')}</span> : <kbd>{keys}</kbd>}
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => void shortcuts.change()}>
        {t('optionsShortcutChange')}
      </button>
      <div class="hint">
        <p role="status">{shortcuts.needsWords.value && t('optionsShortcutHow')}</p>
        {all.some(({ keys }) => keys === '') && <p>{t('optionsShortcutRefused')}</p>}
        <p>{t('optionsShortcutPopup')}</p>
      </div>
    </div>
  )
}
