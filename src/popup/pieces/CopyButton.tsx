import { useEffect, useState } from 'preact/hooks'
import { t } from '../../platform/words/i18n.ts'
import { IconButton } from './Icon.tsx'
import { Menu } from './Menu.tsx'

/** How long the button says "Copied", in milliseconds. */
const saidMs = 2000

type Props = {
  label: string
  text: () => string
  /** The same in other forms, in a menu beside the button. */
  other?: { label: string; items: readonly { label: string; text: () => string }[] }
}

/** Copies text to the clipboard and says so. */
export function CopyButton({ label, text, other }: Props) {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(setCopied, saidMs, false)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = (copied: string) => void navigator.clipboard.writeText(copied).then(() => setCopied(true))
  return (
    <>
      <IconButton name={isCopied ? 'check' : 'copy'} label={label} onClick={() => copy(text())} />
      {other && (
        <Menu
          name="unfold"
          label={other.label}
          items={other.items.map((item) => ({
            label: item.label,
            icon: 'copy',
            onClick: () => copy(item.text()),
          }))}
        />
      )}
      <span class={other ? 'copied' : 'sr-only'} role="status">
        {isCopied && t('popupCopied')}
      </span>
    </>
  )
}
