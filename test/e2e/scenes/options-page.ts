import type { Surface } from '../drivers/driver.ts'
import { waitUntil } from '../drivers/wait-until.ts'

/** What a test may set on the options page; what is left out stays as it is. */
export type Wanted = {
  baseUrl?: string
  key?: string
  model?: string
  detail?: 'Auto' | 'Low' | 'High' | 'Original'
  defaultQuestion?: string
  askAtOnce?: boolean
  sendAs?: 'link' | 'image'
  reuseAnswers?: boolean
}

const fields = {
  baseUrl: 'Base URL',
  key: 'API key',
  model: 'Model',
  defaultQuestion: 'Default question',
} as const

/** A price in US dollars per million tokens; `countsAs` is the model that counts images as this one does. */
export type WantedPrice = {
  server: string
  model: string
  input: number
  cachedInput?: number | null
  output: number
  countsAs?: string
}

/** The options page, worked as a person does. */
export class OptionsPage {
  readonly surface: Surface
  /** Whether something was typed or chosen that is not known to be saved: what is as it was is not saved again. */
  private isChanged = false
  constructor(surface: Surface) {
    this.surface = surface
  }

  /** Fills in fields, of which the last is not left yet; another server than the one in force is agreed to. */
  async enter(wanted: Wanted): Promise<void> {
    for (const field of ['baseUrl', 'key', 'model', 'defaultQuestion'] as const) {
      const text = wanted[field]
      if (text === undefined) continue
      await this.fill(fields[field], text)
      if (field === 'baseUrl') await this.agree()
    }
    if (wanted.detail) await this.choose(wanted.detail)
    if (wanted.askAtOnce !== undefined)
      await this.choose(wanted.askAtOnce ? 'Ask at once after the menu click' : 'Wait for me to type')
    if (wanted.reuseAnswers !== undefined)
      await this.choose(wanted.reuseAnswers ? 'Show the saved answer first' : 'Always ask anew')
    if (wanted.sendAs)
      await this.choose(
        wanted.sendAs === 'link' ? 'Send a public image by its link' : 'Always send the image itself',
      )
  }

  /** Opens all that is folded: what a test works or reads may lie there. */
  unfold = () =>
    this.surface.evaluate<null>(
      `(document.querySelectorAll('details:not([open])').forEach((fold) => { fold.open = true }), null)`,
    )

  async choose(radio: string): Promise<void> {
    await this.leave()
    await this.unfold()
    if (!(await this.isChosen(radio))) this.isChanged = true
    await this.surface.click({ role: 'radio', name: radio })
  }

  async press(button: string): Promise<void> {
    await this.leave()
    await this.unfold()
    await this.surface.click({ role: 'button', name: button })
  }

  /** Fills in one field by its label. */
  async fill(label: string, text: string): Promise<void> {
    await this.leave()
    const field = { role: 'field', name: label }
    const before = await waitUntil(`the field ${label}`, async () => {
      await this.unfold()
      const value = await this.surface.value(field)
      return value !== null && { value }
    })
    if (before.value !== text) this.isChanged = true
    // The page may have come up between the two.
    await this.unfold()
    await this.surface.fill(field, text)
  }

  /** Leaves the field that has the focus, as a click elsewhere does; a driver's click does not in every browser. */
  leave = () => this.surface.evaluate<null>('(document.activeElement?.blur(), null)')

  /** Agrees to the typed server, if the page asks for that. */
  private async agree(): Promise<void> {
    await this.leave()
    const button = { role: 'button', name: 'Use this server' }
    if ((await this.surface.texts(button)).length > 0) await this.surface.click(button)
  }

  /** Gives a model of a server a price: without one, nothing of a server other than the vendor's has a price. */
  async addPrice(price: WantedPrice): Promise<void> {
    await this.press('Add a price')
    const typed = {
      Server: price.server,
      'Model name': price.model,
      'Input, USD per million': price.input,
      'Cached input, USD per million': price.cachedInput ?? '',
      'Output, USD per million': price.output,
    }
    for (const [name, value] of Object.entries(typed)) await this.fill(name, String(value))
    if (price.countsAs)
      await this.surface.select({ role: 'field', name: 'Counts images like' }, price.countsAs)
    await this.press('Save price')
    await this.untilShows('Add a price')
  }

  /** Leaves the last field, and waits until the page says that all is saved: it does not while any field holds more. */
  async save(): Promise<void> {
    await this.leave()
    if (this.isChanged) await this.untilStatus('Saved')
    this.isChanged = false
  }

  /** Waits until a status of the page contains `words`. */
  async untilStatus(words: string): Promise<string> {
    return waitUntil(
      `the status ${words}`,
      async () => (await this.surface.texts({ role: 'status' })).find((text) => text.includes(words)),
      { seen: async () => `The page shows: ${await this.surface.visibleText()}` },
    )
  }

  /** Waits until the page shows `words` anywhere. */
  async untilShows(words: string): Promise<string> {
    return waitUntil(
      `${words}`,
      async () => {
        await this.unfold()
        const text = await this.surface.visibleText()
        return text.includes(words) ? text : null
      },
      { seen: async () => `The page shows: ${await this.surface.visibleText()}` },
    )
  }

  async value(field: keyof typeof fields): Promise<string | null> {
    await this.unfold()
    return this.surface.value({ role: 'field', name: fields[field] })
  }
  isChosen = async (radio: string) => (await this.surface.value({ role: 'radio', name: radio })) === 'true'
  close = () => this.surface.close()
}
