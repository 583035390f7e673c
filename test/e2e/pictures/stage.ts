import { mkdir, writeFile } from 'node:fs/promises'
import { defaultSettings, type Settings } from '../../../src/core/settings/settings.ts'
import { demoKey } from '../../demo/api/stand-in-api.ts'
import { demoPrice } from '../../demo/demo-price.ts'
import { type PlaywrightPage, playwrightPage } from '../drivers/playwright-surface.ts'
import { PopupPage } from '../scenes/popup-page.ts'
import type { Scene } from '../scenes/scene.ts'
import { resize, untilEstimated, untilShown } from './page.ts'
import { type PlaceName, places } from './places.ts'
import { type Room, roomOf } from './room.ts'
import type { Colours, OtherPicture, State } from './state.ts'

/** A picture of a state in a place. */
export type Taken = { state: string; place: string; colours: Colours; png: Uint8Array }

/** The browser with the extension set up for the stand-in, in which states are reached and looked at. */
export class Stage {
  readonly taken: Taken[] = []
  /** Of the answers that are looked at in several places. */
  readonly rooms: { state: string; place: string; room: Room }[] = []
  private readonly scene: Scene
  private isConnected = false

  constructor(scene: Scene) {
    this.scene = scene
  }

  /** Sets all that is set: what differs from a demo that asks anew each time, and whose every model has a price. */
  async set(changes: Partial<Settings> = {}): Promise<void> {
    const { apiBaseUrl: baseUrl } = this.scene.demo
    const { server: host, input, output, cachedInput = null } = demoPrice(baseUrl)
    const model = changes.model ?? defaultSettings.model
    const prices = [{ host, model, input, cachedInput, output, countsAs: defaultSettings.model }]
    const usual = this.isConnected ? { baseUrl, reuseAnswers: false, prices } : {}
    await this.say('saveSettings', { settings: { ...defaultSettings, ...usual, ...changes } })
  }

  /** Sets the stand-in up as the server, with its key. */
  async connect(): Promise<void> {
    await this.scene.configure({ baseUrl: this.scene.demo.apiBaseUrl, key: demoKey })
    this.isConnected = true
    await this.set()
  }

  /** Reaches a state and takes its pictures. */
  async show(state: State): Promise<void> {
    if (state.set || state.card) await this.set(state.set)
    if (state.card) await this.ask(state.card, state)
    for (const query of new Set(placesOf(state).map((name) => places[name].query)))
      await this.look(state, query)
  }

  private async ask(card: string, state: State): Promise<void> {
    if (state.picture) await this.replace(card, state.picture)
    const popup = await this.scene.askAbout(card)
    await untilShown(popup, state)
    await this.scene.closePopup(popup)
  }

  /** Puts another picture in a card. */
  private async replace(card: string, { width, height, source }: OtherPicture): Promise<void> {
    const page = await this.scene.gallery()
    await page.evaluate(`new Promise((resolve, reject) => {
      const image = document.querySelector('#card-${card} img')
      image.onload = () => resolve(null)
      image.onerror = () => reject(new Error('no picture'))
      image.width = ${width}
      image.height = ${height}
      image.src = ${source}
    })`)
  }

  /** Opens the chat that was shown last, as in the places of this query, and takes its picture in each. */
  private async look(state: State, query: string): Promise<void> {
    const chat = new PopupPage(await this.scene.browser.openExtensionPage(`src/popup/index.html${query}`))
    const page = playwrightPage(chat.surface)
    const mine = placesOf(state).filter((name) => places[name].query === query)
    await resize(page, mine[0] ?? 'popup')
    await untilShown(chat, state)
    await state.reach?.(chat)
    await untilEstimated(chat)
    for (const name of mine) {
      await resize(page, name)
      await this.take(page, state.name, name, state.colours)
      const hasAnswer = (await page.locator('main .answer').count()) > 0
      if (hasAnswer && state.card && state.in)
        this.rooms.push({ state: state.name, place: name, room: await roomOf(chat.surface) })
    }
    await chat.close()
  }

  /** Takes the picture of a page as it is now, by default in light and in dark. */
  async take(
    page: PlaywrightPage,
    state: string,
    place: string,
    all: readonly Colours[] = ['light', 'dark'],
  ): Promise<void> {
    for (const colours of all) {
      await page.emulateMedia(
        colours === 'forced' ? { forcedColors: 'active', colorScheme: 'dark' } : { colorScheme: colours },
      )
      this.taken.push({ state, place, colours, png: await page.screenshot() })
    }
  }

  /** Writes the pictures that were taken since the last time into a folder, and gives them. */
  async save(folder: string): Promise<Taken[]> {
    const taken = this.taken.splice(0)
    await mkdir(folder, { recursive: true })
    for (const { state, place, colours, png } of taken)
      await writeFile(`${folder}/${state}-${place}-${colours}.png`, png)
    return taken
  }

  private say = (name: string, payload: object) =>
    this.scene.browser.evaluate(
      `browser.runtime.sendMessage(${JSON.stringify({ name, payload })}).then(({ ok }) => { if (!ok) throw new Error('${name}') })`,
    )
}

const placesOf = (state: State): readonly PlaceName[] => state.in ?? ['popup']
