import { useEffect, useState } from 'preact/hooks'
import { t } from '../../platform/words/i18n.ts'
import type { ChatState } from '../state/chat.ts'
import { filesOf } from '../state/next/own-images.ts'

/** Takes images that are pasted or dropped anywhere on the page, and shows where they would go. */
export function DropPlace({ chat }: { chat: ChatState }) {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const listeners = new AbortController()
    const listen = <Name extends keyof DocumentEventMap>(
      name: Name,
      listener: (event: DocumentEventMap[Name]) => void,
    ) => document.addEventListener(name, listener, { signal: listeners.signal })
    listen('paste', (event) => take(event, event.clipboardData))
    listen('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    })
    listen('dragleave', (event) => event.relatedTarget === null && setOver(false))
    listen('drop', (event) => {
      setOver(false)
      take(event, event.dataTransfer)
    })
    const take = (event: Event, transfer: DataTransfer | null) => {
      const files = filesOf(transfer)
      if (files.length === 0) return
      event.preventDefault()
      void chat.ownImages.add(files)
    }
    return () => listeners.abort()
  }, [chat])
  const count = chat.ownImages.adding.value
  return (
    <>
      {isOver && <div class="drop">{t('popupDrop')}</div>}
      <p class="sr-only" role="status">
        {count > 0 && t('popupAdding', { count })}
      </p>
    </>
  )
}
