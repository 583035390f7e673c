import type { Browser } from 'puppeteer-core'
import type { Contact } from './known-hosts.ts'
import { pressKey, type ScreenPoint } from './native-menu.ts'

// A popup is loaded in a hidden place first and then moved; a script sent to it before that is lost.
const popupBrowser = `[...Services.wm.getEnumerator('navigator:browser')]
  .flatMap(({ document }) => [...document.querySelectorAll('browser[webextension-view-type="popup"]')])
  .find((each) => each.closest('panel')?.state === 'open')`

/** Keys that X calls by other names. */
const keysOfX: Record<string, string> = { Enter: 'Return', '?': 'question' }

/** The sidebar's page lies in a page of the browser. */
const panelBrowser = `[...Services.wm.getEnumerator('navigator:browser')]
  .map(({ document }) => document.getElementById('sidebar')?.contentDocument?.getElementById('webext-panels-browser'))
  .find((each) => each?.currentURI?.spec.includes('?panel'))`

/** A page that is in no tab. */
export type Untabbed = 'popup' | 'panel'
const browsers: Record<Untabbed, string> = { popup: popupBrowser, panel: panelBrowser }

/** The window of Firefox itself, where its menus and popups are elements; needs `--remote-allow-system-access`. */
export type ChromeScope = ReturnType<typeof chromeScope>

type Connection = { send(method: string, parameters: object): Promise<{ result: unknown }> }
type RemoteValue = { type: string; value?: unknown }
type Evaluated =
  | { type: 'success'; result: RemoteValue }
  | { type: 'exception'; exceptionDetails: { text: string } }

/** Opens the chrome scope of a running Firefox. */
export function chromeScope(browser: Browser) {
  let calls = 0
  const { connection } = browser as unknown as { connection: Connection }

  async function evaluate<T>(expression: string): Promise<T> {
    const { result: tree } = await connection.send('browsingContext.getTree', {
      'moz:scope': 'chrome',
      maxDepth: 0,
    })
    const context = (tree as { contexts: { context: string }[] }).contexts[0]?.context
    const { result } = await connection.send('script.evaluate', {
      // Values come back as JSON: the protocol's own encoding of objects is one for debuggers.
      expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
      target: { context },
      awaitPromise: true,
    })
    const evaluated = result as Evaluated
    if (evaluated.type === 'exception')
      throw new Error(`in Firefox's window: ${evaluated.exceptionDetails.text}`)
    return JSON.parse(String(evaluated.result.value))
  }

  /** Runs an expression, whose `document` is the popup's or the panel's, with the rights of the browser. */
  function runIn(where: Untabbed, expression: string): Promise<unknown> {
    // Two calls may be under way at once: each has an answer of its own.
    const answered = `e2e:${++calls}`
    const script = `{
      const document = content.document
      let reply
      try { reply = { value: ${expression} } } catch (error) { reply = { error: String(error) } }
      sendAsyncMessage('${answered}', JSON.stringify(reply))
    }`
    return evaluate<{ value?: unknown; error?: string }>(`new Promise((resolve) => {
      const manager = (${browsers[where]})?.messageManager
      if (!manager) return resolve({ error: 'it is not open' })
      manager.addMessageListener('${answered}', function listener({ data }) {
        manager.removeMessageListener('${answered}', listener)
        resolve(JSON.parse(data))
      })
      setTimeout(() => resolve({ error: 'no reply within 10 s' }), 10_000)
      manager.loadFrameScript('data:,' + ${JSON.stringify(encodeURIComponent(script))}, false)
    })`).then(({ value, error }) => {
      if (error) throw new Error(`in the ${where}: ${error}`)
      return value
    })
  }

  return {
    evaluate,
    runIn,
    isPanelOpen: () => evaluate<boolean>(`Boolean(${panelBrowser})`),
    closePanel: () => evaluate<void>(`void window.SidebarController.hide()`),
    isPopupOpen: () =>
      evaluate<boolean>(`(${popupBrowser})?.currentURI?.spec.includes('/src/popup/') ?? false`),
    frontAddress: () => evaluate<string>('gBrowser.selectedBrowser.currentURI.spec'),
    pressToolbarButton: (addonId: string) =>
      evaluate<void>(`void ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
        .ExtensionParent.apiManager.global.browserActionFor(WebExtensionPolicy.getByID(${JSON.stringify(addonId)}).extension)
        .openPopup(window, false)`),
    closePopup: () => evaluate<void>(`void (${popupBrowser})?.closest('panel')?.hidePopup()`),
    async pressIn(where: Untabbed, key: string) {
      await evaluate(`void (${browsers[where]})?.focus()`)
      await pressKey(keysOfX[key] ?? key)
    },
    async screenshotOf(where: Untabbed): Promise<Uint8Array> {
      const png = await evaluate<string>(`(async () => {
        const box = (${browsers[where]}).getBoundingClientRect()
        const context = (${browsers[where]}).browsingContext.currentWindowGlobal
        const bitmap = await context.drawSnapshot(new DOMRect(0, 0, box.width, box.height), 1, 'white')
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
        canvas.getContext('2d').drawImage(bitmap, 0, 0)
        const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
      })()`)
      return Buffer.from(png, 'base64')
    },
    isMenuOpen: () =>
      evaluate<boolean>(`[...Services.wm.getEnumerator('navigator:browser')]
        .some(({ document }) => document.getElementById('contentAreaContextMenu').state === 'open')`),
    /** Where the page's own (0, 0) is on the screen. */
    pageOrigin: () =>
      evaluate<ScreenPoint>(`({ x: gBrowser.selectedBrowser.screenX, y: gBrowser.selectedBrowser.screenY })`),
    /** Zooms the page in front as two fingers do. */
    pinchPage: (scale: number) =>
      evaluate<void>(`void gBrowser.selectedBrowser.messageManager.loadFrameScript(
        'data:,content.windowUtils.setResolutionAndScaleTo(${scale})', false)`),
    /** Begins to note who asks for what. */
    watchHosts: () =>
      evaluate<void>(`void Services.obs.addObserver((channel) => {
        channel.QueryInterface(Ci.nsIHttpChannel)
        const by = channel.loadInfo?.triggeringPrincipal
        ;(globalThis.e2eContacts ??= []).push({
          host: channel.URI.host,
          by: by?.isContentPrincipal ? by.originNoSuffix : 'the browser',
        })
      }, 'http-on-modify-request')`),
    contacts: () => evaluate<Contact[]>('globalThis.e2eContacts ?? []'),
    reloadExtension: (addonId: string) =>
      evaluate<void>(`ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs')
        .AddonManager.getAddonByID(${JSON.stringify(addonId)}).then((addon) => addon.reload())`),
    /** Does what the switch on the page of add-ons does; the add-on starts again with it. */
    allowPrivateWindows: (addonId: string) =>
      evaluate<void>(`ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs')
        .ExtensionPermissions.add(${JSON.stringify(addonId)}, {
          permissions: ['internal:privateBrowsingAllowed'], origins: [],
        })
        .then(() => ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs')
          .AddonManager.getAddonByID(${JSON.stringify(addonId)}))
        .then((addon) => addon.reload())`),
    endBackground: (addonId: string) =>
      evaluate<void>(
        `WebExtensionPolicy.getByID(${JSON.stringify(addonId)}).extension.terminateBackground()`,
      ),
  }
}
