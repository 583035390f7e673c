import { t } from '../../platform/words/i18n.ts'
import { CopyButton } from '../pieces/CopyButton.tsx'

/** Code as written, wrapped rather than scrolled, with a button that copies it. */
export function CodeBlock({ language, text }: { language: string | null; text: string }) {
  return (
    <div class="code">
      <pre dir="ltr">
        <code data-language={language ?? undefined}>{text}</code>
      </pre>
      <CopyButton label={t('popupCopyCode')} text={() => text} />
    </div>
  )
}
