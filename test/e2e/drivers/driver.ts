import { launchChromium } from './chromium.ts'
import { launchFirefox } from './firefox.ts'
import type { ScreenPoint } from './native-menu.ts'

/**
 * An element as a person names it: its role and its accessible name (exact, or a part of it with `partly`).
 * The role `field` is anything to type or choose in, by its label: a password has no role of its own.
 * The role `labelled` is whatever has the name.
 */
export type Target = { role: string; name?: string; partly?: boolean }

/** A page under test, wherever it is shown: a tab, or the real popup, which no driver lists among its tabs. */
export type Surface = {
  /** Clicks the element, once it is there and enabled. */
  click(target: Target): Promise<void>
  /** Puts `text` into a field in place of what was there. */
  fill(target: Target, text: string): Promise<void>
  /** Presses a key (`Enter`, `Escape`, `Tab`) with the element focused. */
  press(target: Target, key: string): Promise<void>
  /** Chooses an option of a select by its value. */
  select(target: Target, value: string): Promise<void>
  /** What is visible of every such element right now, in the order of the document; [] when there is none. */
  texts(target: Target): Promise<string[]>
  /** Value of a field right now; 'true' or 'false' for radio and checkbox; null when it is not there. */
  value(target: Target): Promise<string | null>
  /** All that is visible, for the message of a failing test. */
  visibleText(): Promise<string>
  screenshot(): Promise<Uint8Array>
  /** The value of an expression in the page, as JSON carries it; a promise is waited for in tabs. */
  evaluate<T>(expression: string): Promise<T>
  close(): Promise<void>
}

/** A page of the web in a tab. */
export type WebPage = {
  url: string
  /** Turns the tab to another page. */
  goTo(url: string): Promise<void>
  /** The value of an expression (JSON, or a promise of it) in the page's own world. */
  evaluate<T>(expression: string): Promise<T>
  /** The addresses of the page and of its frames, as the browser has really loaded them. */
  addresses(): string[]
  close(): Promise<void>
}

/** A real browser with a fresh profile and the built extension in it. */
export type Browser = {
  name: 'chromium' | 'firefox'
  /** Without a slash at the end. */
  extensionOrigin: string
  openPage(url: string): Promise<WebPage>
  /** Where the middle of an element is on the screen, once it is scrolled into sight; an iframe's inside counts as it. */
  screenPoint(page: WebPage, selector: string): Promise<ScreenPoint>
  /** Zooms into a page as two fingers do: what is laid out stays as it is. */
  pinch(page: WebPage, scale: number): Promise<void>
  /** Opens a page of the extension in a tab, for example `src/popup/index.html?tab`. */
  openExtensionPage(path: string): Promise<Surface>
  /** Right-clicks the element with the real mouse and leaves the native menu open. Needs a display. */
  openNativeMenu(page: WebPage, selector: string): Promise<void>
  /** Presses the access key of an entry of the open native menu, and waits until the menu is gone. */
  chooseFromNativeMenu(accessKey: string): Promise<void>
  /** Presses keys of the real keyboard, named as X names them, for example `alt+shift+q`. */
  pressShortcut(keys: string): Promise<void>
  /** Types on the real keyboard, with no help: where the browser has put the focus. */
  typeText(text: string): Promise<void>
  /** Presses our button in the toolbar, which opens the popup. In Chromium it is behind others, and not driven. */
  pressToolbarButton(): Promise<void>
  /** The popup that is open under the toolbar button; waits for it. */
  realPopup(): Promise<Surface>
  /** Whether that popup is open now. */
  isPopupOpen(): Promise<boolean>
  /** The side panel that is open in some window; waits for it. */
  realPanel(): Promise<Surface>
  /** Ends the service worker or the event page, as the browser does with an idle one. */
  killBackground(): Promise<void>
  /** Ends the browser and starts it again with the same profile, which `meanwhile` may change. */
  restart(meanwhile?: (profile: string) => Promise<void>): Promise<void>
  /** Kills the browser as a power cut does, and starts it again with the same profile. */
  crash(): Promise<void>
  /** Reloads the extension, as an update does. */
  reloadExtension(): Promise<void>
  /** Lets the extension into private windows, as its page of settings does. */
  allowPrivateWindows(): Promise<void>
  /** The value of an expression (JSON, or a promise of it) in an extension page, where `browser` is the API. */
  evaluate<T>(expression: string): Promise<T>
  /**
   * Evaluates `expression` and then waits for `work` with nobody attached to the browser: Chromium never ends a worker
   * that a debugger watches. It is restarted before and after.
   */
  leaveAlone(expression: string, work: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

/** Which browser this run is for. */
export const browserName: Browser['name'] = process.env.E2E_BROWSER === 'firefox' ? 'firefox' : 'chromium'

/** Starts the browser of this run. */
export const launchBrowser = (options: { devicePixelRatio?: number } = {}): Promise<Browser> =>
  browserName === 'firefox' ? launchFirefox(options) : launchChromium(options)
