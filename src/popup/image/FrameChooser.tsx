import { useEffect, useRef, useState } from 'preact/hooks'
import type { Turn } from '../../core/chat/turn.ts'
import type { AttachedImage } from '../../core/image/attached-image.ts'
import {
  type AnimationFrames,
  canShowFrames,
  openAnimation,
} from '../../platform/browser/animation-frames.ts'
import { t } from '../../platform/words/i18n.ts'
import type { ChatState } from '../state/chat.ts'

type Props = { chat: ChatState; turn: Turn; image: AttachedImage }

/** For an animated image, of which the model sees the first frame: a slider through its frames, and a button that asks. */
export function FrameChooser({ chat, turn, image }: Props) {
  const [frames, setFrames] = useState<AnimationFrames | null>(null)
  const [index, setIndex] = useState(0)
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => () => frames?.close(), [frames])
  useEffect(() => {
    if (frames && canvas.current) void frames.draw(index, canvas.current)
  }, [frames, index])
  if (!image.animated || !image.copy || !canShowFrames()) return null
  const open = async () => {
    const dataUrl = await chat.page.readImage(turn.id, image.id)
    setFrames(dataUrl ? await openAnimation(dataUrl) : null)
  }
  const send = () => {
    const dataUrl = canvas.current?.toDataURL('image/png')
    if (dataUrl) void chat.page.useFrame(turn.id, image.id, index + 1, dataUrl)
  }
  if (frames === null) {
    return (
      <div class="seen">
        <button type="button" class="link" onClick={() => void open()}>
          {t('popupChooseFrame')}
        </button>
      </div>
    )
  }
  const words = t('popupFrameOf', { index: index + 1, count: frames.count })
  return (
    <div class="frames">
      <canvas ref={canvas} role="img" aria-label={words} />
      <label>
        {words}
        <input
          type="range"
          min={0}
          max={frames.count - 1}
          value={index}
          onInput={(event) => setIndex(event.currentTarget.valueAsNumber)}
        />
      </label>
      <button type="button" disabled={chat.running.value !== null} onClick={send}>
        {t('popupAskFrame')}
      </button>
    </div>
  )
}
