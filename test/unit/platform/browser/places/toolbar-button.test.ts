import { beforeEach, describe, expect, test, vi } from 'vitest'
import { world } from '../../../fakes/browser.ts'

/** The module as a background that was just started has it. */
async function newBackground() {
  vi.resetModules()
  return import('../../../../../src/platform/browser/places/toolbar-button.ts')
}

describe('in Firefox, whose button cannot open the sidebar by itself,', () => {
  beforeEach(() => {
    const kept = new Map<string, string>()
    vi.stubGlobal('chrome', {})
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    })
  })

  test.each([
    ['popup', 'src/popup/index.html'],
    ['panel', ''],
    ['tab', ''],
  ] as const)(
    'a button that opens the %s has %j under it, and the next background knows it at once',
    async (place, popup) => {
      await (await newBackground()).aimToolbarButton(place)
      expect(world.button.popup).toBe(popup)
      const next = await newBackground()
      expect(next.placeKnownAtOnce()).toBe(place)
      expect(next.buttonOpensPopup()).toBe(place === 'popup')
    },
  )
})

describe('in Chromium, which opens the panel by itself,', () => {
  test('a worker that was just woken asks the browser whether there is a popup', async () => {
    world.button.popup = ''
    const button = await newBackground()
    expect(button.placeKnownAtOnce()).toBeNull()
    expect(await button.buttonOpensPopup()).toBe(false)
  })

  test('a button that opens tabs has its popup for as long as one is wanted', async () => {
    const button = await newBackground()
    await button.aimToolbarButton('tab')
    const open = vi.fn(async () => expect(world.button.popup).toBe('src/popup/index.html'))
    await button.withPopupOnButton(open)
    expect(open).toHaveBeenCalledOnce()
    expect(world.button.popup).toBe('')
  })
})
