import { useEffect, useRef, useState } from 'preact/hooks'
import type { Turn } from '../../core/chat/turn.ts'
import type { AttachedImage } from '../../core/image/attached-image.ts'
import { type AnimationFrames, openAnimation } from '../../platform/browser/animation-frames.ts'
import { t } from '../../platform/words/i18n.ts'
import type { ChatState } from '../state/chat.ts'

type Props = { chat: ChatState; turn: Turn; image: AttachedImage; onClose: () => void }

/** For an animated image, of which the model sees the first frame: a slider through its frames, and a button that asks. */
export function FrameChooser({ chat, turn, image, onClose }: Props) {
  const [frames, setFrames] = useState<AnimationFrames | 'unknown' | null>(null)
  const [index, setIndex] = useState(0)
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let isWanted = true
    let opened: AnimationFrames | null = null
    const open = async () => {
      const dataUrl = await chat.page.readImage(turn.id, image.id)
      opened = dataUrl ? await openAnimation(dataUrl) : null
      if (isWanted) setFrames(opened ?? 'unknown')
      else opened?.close()
    }
    void open()
    return () => {
      isWanted = false
      opened?.close()
    }
  }, [chat, turn.id, image.id])
  const shown = frames === 'unknown' ? null : frames
  useEffect(() => {
    if (shown && canvas.current) void shown.draw(index, canvas.current)
  }, [shown, index])
  const send = () => {
    const dataUrl = canvas.current?.toDataURL('image/png')
    onClose()
    if (dataUrl) void chat.page.useFrame(turn.id, image.id, index + 1, dataUrl)
  }
  const words = t('popupFrameOf', { index: index + 1, count: shown?.count ?? 0 })
  return (
    <div class="frames">
      {frames === 'unknown' && <p role="status">{t('problemImageUndecodable')}</p>}
      {shown && (
        <>
          <canvas ref={canvas} role="img" aria-label={words} />
          <label>
            {words}
            <input
              type="range"
              min={0}
              max={shown.count - 1}
              value={index}
              onInput={(event) => setIndex(event.currentTarget.valueAsNumber)}
            />
          </label>
          <button type="button" class="primary" disabled={chat.running.value !== null} onClick={send}>
            {t('popupAskFrame')}
          </button>
        </>
      )}
    </div>
  )
}
