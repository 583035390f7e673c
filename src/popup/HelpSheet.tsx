import { useEffect, useId, useState } from 'preact/hooks'
import { readShortcuts, type Shortcut, shortcutWords } from '../platform/browser/shortcut.ts'
import { popupHearsEscape } from '../platform/browser/this-page.ts'
import { type MessageKey, t } from '../platform/words/i18n.ts'
import type { Layout } from './pieces/layout.ts'
import { Sheet } from './pieces/Sheet.tsx'

/** The keys of the page itself, as they stand on a keyboard. */
const pageKeys = (layout: Layout): readonly [readonly string[], MessageKey][] => [
  [['Enter'], 'popupHelpEnter'],
  [['Shift', 'Enter'], 'popupHelpShiftEnter'],
  [['Esc'], escapeWords(layout)],
  [['↑'], 'popupHelpArrowUp'],
  [['F2'], 'popupHelpRename'],
  [['?'], 'popupHelpQuestionMark'],
]

function escapeWords(layout: Layout): MessageKey {
  if (layout !== 'popup') return 'popupHelpEscapeStops'
  return popupHearsEscape() ? 'popupHelpEscapeStopsAndCloses' : 'popupHelpEscapeCloses'
}

const otherWays = ['popupHelpPick', 'popupHelpOwn', 'popupHelpClosed'] as const

/** By OpenAI's own list of limitations (platform.openai.com/docs/guides/images-vision#limitations). */
const weaknesses = [
  'popupHelpMedical',
  'popupHelpSmall',
  'popupHelpCounting',
  'popupHelpSpace',
  'popupHelpPanoramas',
  'popupHelpCharts',
  'popupHelpScripts',
  'popupHelpCaptchas',
] as const

/** The keys, the ways that the browser's menu does not show, and what to be careful with. */
export function HelpSheet({ layout, onClose }: { layout: Layout; onClose: () => void }) {
  const [shortcuts, setShortcuts] = useState<readonly Shortcut[]>([])
  useEffect(() => void readShortcuts().then(setShortcuts), [])
  const id = useId()
  return (
    <Sheet label={t('popupHelp')} size="full" onClose={onClose}>
      <div class="help">
        <section aria-labelledby={`${id}keys`}>
          <h3 id={`${id}keys`}>{t('popupHelpKeys')}</h3>
          <dl>
            {pageKeys(layout).map(([keys, words]) => (
              <Row key={words} keys={keys} words={t(words)} />
            ))}
            {shortcuts.map(({ name, keys }) => (
              <Row key={name} keys={keysOf(keys)} words={t(shortcutWords[name])} />
            ))}
          </dl>
        </section>
        <section aria-labelledby={`${id}ways`}>
          <h3 id={`${id}ways`}>{t('popupHelpOtherWays')}</h3>
          <ul>
            {otherWays.map((words) => (
              <li key={words}>{t(words)}</li>
            ))}
          </ul>
        </section>
        <section aria-labelledby={`${id}weak`}>
          <h3 id={`${id}weak`}>{t('popupHelpWeaknesses')}</h3>
          <p class="soft">{t('popupHelpCheck')}</p>
          <ul>
            {weaknesses.map((words) => (
              <li key={words}>{t(words)}</li>
            ))}
          </ul>
        </section>
      </div>
    </Sheet>
  )
}

/** `Alt+Shift+Q`, or on a Mac `⌥⇧Q`, as keys. */
const keysOf = (shortcut: string): readonly string[] => shortcut.split('+').filter((key) => key !== '')

function Row({ keys, words }: { keys: readonly string[]; words: string }) {
  return (
    <div>
      <dt>
        {keys.length === 0 && <span class="soft">{t('popupHelpNoKeys')}</span>}
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{words}</dd>
    </div>
  )
}
