import type { KeyInput, Page } from 'puppeteer-core'
import type { ChromeScope, Untabbed } from './chrome-scope.ts'
import type { Surface } from './driver.ts'
import { actOnPage, findElements, type PageAction } from './element-query.ts'
import { waitUntil } from './wait-until.ts'

/** Source of an expression that does `action` on `document`. */
export const actionSource = (action: PageAction): string =>
  // tsx wraps inner functions in a call of __name, which pages do not have.
  `((__name) => (${actOnPage})(document, ${JSON.stringify(action)}, ${findElements}))((each) => each)`

/** A surface over any way to run a source text in the page and to press a key in it. */
function surfaceOver(page: {
  run(action: PageAction): Promise<unknown>
  press(key: string): Promise<void>
  screenshot(): Promise<Uint8Array>
  evaluate(expression: string): Promise<unknown>
  close(): Promise<void>
}): Surface {
  async function act(action: Exclude<PageAction, { do: 'visible-text' }>) {
    await waitUntil(
      `${action.do} on ${JSON.stringify(action.target)}`,
      async () => (await page.run(action)) === 'done',
      { seen: async () => `The page shows: ${await page.run({ do: 'visible-text' })}` },
    )
  }
  return {
    click: (target) => act({ do: 'click', target }),
    fill: (target, text) => act({ do: 'fill', target, text }),
    select: (target, value) => act({ do: 'select', target, value }),
    async press(target, key) {
      await act({ do: 'focus', target })
      await page.press(key)
    },
    texts: async (target) => (await page.run({ do: 'texts', target })) as string[],
    value: async (target) => (await page.run({ do: 'value', target })) as string | null,
    visibleText: async () => (await page.run({ do: 'visible-text' })) as string,
    screenshot: page.screenshot,
    evaluate: async <T>(expression: string) => (await page.evaluate(expression)) as T,
    close: page.close,
  }
}

/** A tab of Firefox. */
export const firefoxTabSurface = (page: Page): Surface =>
  surfaceOver({
    run: (action) => page.evaluate(actionSource(action)),
    press: (key) => page.keyboard.press(key as KeyInput),
    screenshot: () => page.screenshot(),
    evaluate: (expression) => page.evaluate(expression),
    close: () => page.close(),
  })

/** The real popup or sidebar of Firefox: no driver can see it, so a frame script acts in it on behalf of the browser's own window. */
export const firefoxUntabbedSurface = (chrome: ChromeScope, where: Untabbed): Surface =>
  surfaceOver({
    run: (action) => chrome.runIn(where, actionSource(action)),
    press: (key) => chrome.pressIn(where, key),
    screenshot: () => chrome.screenshotOf(where),
    evaluate: (expression) => chrome.runIn(where, expression),
    close: () => (where === 'popup' ? chrome.closePopup() : chrome.closePanel()),
  })
