import type { Settings } from '../../core/settings/settings.ts'

type Look = Pick<Settings, 'theme' | 'textSize'>

const rememberedKey = 'look'

/** Gives the page the chosen colours and size of text, which tokens.css has; null keeps what the last page had. */
export function applyLook(chosen: Look | null): void {
  const { dataset } = document.documentElement
  // Settings come after the first paint: a dark page would begin with a flash of white.
  const look = chosen ?? remembered()
  dataset.theme = look.theme
  dataset.text = look.textSize
  if (chosen) localStorage.setItem(rememberedKey, `${look.theme} ${look.textSize}`)
}

function remembered(): Record<keyof Look, string> {
  const [theme = '', textSize = ''] = (localStorage.getItem(rememberedKey) ?? '').split(' ')
  return { theme, textSize }
}
