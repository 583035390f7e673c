import { codeLanguage } from '../../core/answer/code-language.ts'
import { t } from '../../platform/words/i18n.ts'
import { CopyButton } from '../pieces/CopyButton.tsx'
import { useScrollingGroup } from './use-scrolling-group.ts'

/** Code as written, with its language and a button that copies it; long lines scroll. */
export function CodeBlock({ language, text }: { language: string | null; text: string }) {
  const name = codeLanguage(language)
  const label = name === null ? t('popupCopyCode') : t('popupCopyCodeOf', { language: name })
  return (
    <div class="code" dir="ltr">
      <div class="code-head">
        <span>{name ?? t('popupCode')}</span>
        <CopyButton label={label} text={() => text} />
      </div>
      <pre {...useScrollingGroup<HTMLPreElement>(name ?? t('popupCode'))}>
        <code data-language={language ?? undefined}>{text}</code>
      </pre>
    </div>
  )
}
