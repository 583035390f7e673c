import { useEffect, useState } from 'preact/hooks'
import { t } from '../../platform/words/i18n.ts'
import { IconButton } from './Icon.tsx'

/** How long the button says "Copied", in milliseconds. */
const saidMs = 2000

/** Copies text to the clipboard and says so. */
export function CopyButton({ label, text }: { label: string; text: () => string }) {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(setCopied, saidMs, false)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = () => void navigator.clipboard.writeText(text()).then(() => setCopied(true))
  return (
    <>
      <IconButton name={isCopied ? 'check' : 'copy'} label={label} onClick={copy} />
      <span class="sr-only" role="status">
        {isCopied && t('popupCopied')}
      </span>
    </>
  )
}
