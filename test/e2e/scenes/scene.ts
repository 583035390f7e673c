import type { ApiRequest } from '../../demo/api/api-request.ts'
import { demoKey } from '../../demo/api/stand-in-api.ts'
import { type Demo, startDemo } from '../../demo/servers.ts'
import { type Browser, launchBrowser, type WebPage } from '../drivers/driver.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { OptionsPage, type Wanted } from './options-page.ts'
import { PopupPage } from './popup-page.ts'

const accessKey = 'a'

/** A real browser beside the running demo: what every spec begins with. */
export class Scene {
  readonly browser: Browser
  readonly demo: Demo
  private pages = new Map<string, WebPage>()

  constructor(browser: Browser, demo: Demo) {
    this.browser = browser
    this.demo = demo
  }

  /** Opens the options page in a tab. */
  async options(): Promise<OptionsPage> {
    const options = new OptionsPage(await this.browser.openExtensionPage('src/options/index.html'))
    await waitUntil(
      'the options page to show the settings',
      async () => (await options.value('model')) !== null,
    )
    return options
  }

  /** Sets what is wanted on the options page, as a person does. */
  async configure(wanted: Wanted): Promise<void> {
    const options = await this.options()
    await options.enter(wanted)
    await options.save()
    await options.close()
  }

  /** Opens the chat page in a tab, where it behaves as in the popup. */
  async chatInTab(): Promise<PopupPage> {
    return new PopupPage(await this.browser.openExtensionPage('src/popup/index.html?tab'))
  }

  /** Asks a model about a picture in the popup, and shows in a tab what came of it. */
  async chatWith(model: string): Promise<PopupPage> {
    await this.configure({ model })
    const popup = await this.askAbout('photo')
    await popup.untilSettled()
    await this.closePopup(popup)
    const chat = await this.chatInTab()
    await chat.untilSettled()
    return chat
  }

  /** Right-clicks a card's picture with the real mouse, chooses our entry and gives the popup that opens. */
  async askAbout(cardId: string, gallery: 'public' | 'private' = 'public'): Promise<PopupPage> {
    await this.rightClick(cardId, gallery)
    await this.browser.chooseFromNativeMenu(accessKey)
    return new PopupPage(await this.browser.realPopup())
  }

  /** Closes the popup as Escape does, and waits until it is gone. */
  async closePopup(popup: PopupPage): Promise<void> {
    await popup.close()
    await waitUntil('the popup to close', async () => !(await this.browser.isPopupOpen()))
  }

  /** Closes what is still open of a test's popup; null, which is the popup of the next test. */
  async leave(popup: PopupPage | null): Promise<null> {
    if (popup && (await this.browser.isPopupOpen())) await this.closePopup(popup)
    return null
  }

  /** Opens the popup again by the keyboard shortcut. */
  async reopenPopup(): Promise<PopupPage> {
    await this.browser.pressShortcut('alt+shift+q')
    return new PopupPage(await this.browser.realPopup())
  }

  /** Requests to Chat Completions so far, oldest first. */
  chatRequests(): ApiRequest[] {
    return this.demo.requests.filter(({ path }) => path === '/v1/chat/completions')
  }

  /**
   * Does what makes a question leave, and waits until the stand-in has judged the request. What is shown of an earlier turn
   * or problem stays for a moment after a click, so whoever looks at once may read that.
   */
  async untilSent(action: () => Promise<void>): Promise<ApiRequest> {
    const before = this.chatRequests().length
    await action()
    return waitUntil('a request to leave', () => {
      const request = this.chatRequests()[before]
      return request && request.outcome !== 'pending' && request
    })
  }

  /** The gallery was opened again, or the browser was started again: its tabs are not those of before. */
  forgetTabs(): void {
    this.pages.clear()
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.demo.close()
  }

  /** The gallery in a tab; the same tab each time. */
  gallery(which: 'public' | 'private' = 'public'): Promise<WebPage> {
    return this.openTab(which === 'public' ? this.demo.publicGalleryUrl : this.demo.galleryUrl)
  }

  /** Opens a page of the gallery's own host in a tab, or turns to it where it is open. */
  async openTab(url: string): Promise<WebPage> {
    const page = this.pages.get(url) ?? (await this.browser.openPage(url))
    this.pages.set(url, page)
    return page
  }

  private async rightClick(cardId: string, which: 'public' | 'private'): Promise<void> {
    await this.browser.openNativeMenu(await this.gallery(which), `#card-${cardId} img`)
  }
}

/**
 * Starts the demo and a browser with a fresh profile, and sets the options; `null` leaves them as installed. Specs ask about
 * the same picture again and again, so a stored answer is not shown first unless wanted.
 */
export async function openScene(
  wanted: Wanted | null = {},
  shown: { devicePixelRatio?: number } = {},
): Promise<Scene> {
  const demo = await startDemo({ readersTell: true })
  const scene = new Scene(await launchBrowser(shown), demo)
  if (wanted)
    await scene.configure({ baseUrl: demo.apiBaseUrl, key: demoKey, reuseAnswers: false, ...wanted })
  return scene
}
