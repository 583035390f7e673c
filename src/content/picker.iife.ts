// Injected by background/image/inject.ts when the user starts the picker, after page.iife.ts and into the same isolated world.
import type { PickerChoice, PickerWords } from '../core/page/picker-choice.ts'
import { ownGlobal } from './page/own-global.ts'
import type { PageTools } from './page.iife.ts'
import { letChoose } from './picker/let-choose.ts'

/** A shortcut that is held down starts the picker again and again; one at a time is enough. */
let isOpen = false

/** Lets the user choose something on the page; null when they leave. Nothing of it stays in the page. */
async function pick(clickId: string, words: PickerWords): Promise<PickerChoice | null> {
  if (isOpen) return null
  isOpen = true
  const tools = ownGlobal('askAboutThisImage') as PageTools
  const choice = await letChoose(tools, clickId, words).finally(() => {
    isOpen = false
  })
  // Two frames later it is off the screen too, where a region is cropped from.
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  return choice
}

export type Pick = typeof pick

// A second start finds the first one, and with it whether it is open.
Object.defineProperty(globalThis, 'askAboutThisImagePicker', {
  value: ownGlobal('askAboutThisImagePicker') ?? pick,
  configurable: true,
})
