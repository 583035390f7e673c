import type { Surface } from '../drivers/driver.ts'
import { waitUntil } from '../drivers/wait-until.ts'

/** The chat page as a user reads and works it, in the real popup or in a tab. */
export class PopupPage {
  readonly surface: Surface
  constructor(surface: Surface) {
    this.surface = surface
  }

  /** Types a question and sends it. */
  async ask(question: string): Promise<void> {
    await this.surface.fill({ role: 'field', name: 'Question' }, question)
    await this.surface.click({ role: 'button', name: 'Ask' })
  }

  stop = () => this.press('Stop')
  retry = () => this.press('Retry')
  press = (button: string) => this.surface.click({ role: 'button', name: button })

  /** Chooses the entry of a menu whose name begins so. */
  async choose(entry: string, menu = 'More'): Promise<void> {
    await this.press(menu)
    await this.surface.click({ role: 'menuitem', name: entry, partly: true })
  }

  /** What stands in the box, or null when there is no box. */
  question = () => this.surface.value({ role: 'field', name: 'Question' })

  /** All that the chat shows: receipts, questions, answers, costs. */
  async chatText(): Promise<string> {
    return (await this.surface.texts({ role: 'log', name: 'Conversation' })).join('\n')
  }

  /** Every turn with its image, question, answer and cost, oldest first. */
  turns = () => this.surface.texts({ role: 'article' })

  /** The prices under the answers, oldest first. */
  costs = () => this.surface.texts({ role: 'button', name: 'Cost' })

  /** Opens the breakdown of a price, by default of the last, and gives its words. */
  async breakdown(index = -1): Promise<string> {
    const source = `(() => {
      const price = [...document.querySelectorAll('button[aria-label="Cost"]')].at(${index})
      if (price?.getAttribute('aria-expanded') === 'false') price.click()
      const id = price?.getAttribute('aria-controls')
      return (id && document.getElementById(id)?.innerText) || null
    })()`
    return waitUntil('the breakdown', () => this.surface.evaluate<string | null>(source), {
      seen: async () => `It shows: ${await this.surface.visibleText()}`,
    })
  }

  /** The problems that are shown now. */
  async alerts(): Promise<string[]> {
    return (await this.surface.texts({ role: 'alert' })).filter((text) => text.trim() !== '')
  }

  /** Whether a button or a link of this name is there now. */
  async offers(name: string): Promise<boolean> {
    const found = await Promise.all(['button', 'link'].map((role) => this.surface.texts({ role, name })))
    return found.flat().length > 0
  }

  /** Waits until all that matches a selector is in sight, between the header and the footer. */
  async untilInSight(selector: string): Promise<void> {
    const source = `(() => {
      const view = document.querySelector('main').getBoundingClientRect()
      const all = [...document.querySelectorAll(${JSON.stringify(selector)})]
      return all.length > 0 && all.every((each) => {
        const { top, bottom } = each.getBoundingClientRect()
        return top >= view.top - 1 && bottom <= view.bottom + 1
      })
    })()`
    await waitUntil(`${selector} to be in sight`, () => this.surface.evaluate<boolean>(source))
  }

  /** Waits until the chat shows `words`. */
  async untilShows(words: string | RegExp, timeoutMs = 15_000): Promise<string> {
    const matches = (text: string) => (typeof words === 'string' ? text.includes(words) : words.test(text))
    return waitUntil(
      `the chat to show ${words}`,
      async () => {
        const text = await this.chatText()
        return matches(text) ? text : null
      },
      { timeoutMs, seen: async () => `It shows: ${await this.surface.visibleText()}` },
    )
  }

  /** Whether the last turn has what stands below an end: its price, what can be done with it, or what went wrong. */
  async hasEnded(): Promise<boolean> {
    const source = `(() => {
      const last = [...document.querySelectorAll('article')].at(-1)
      const ends = '[aria-label="Cost"], [aria-label="Copy answer"], [role=alert]'
      return Boolean(last?.querySelector(ends)) || /Stopped/.test(last?.innerText ?? '')
    })()`
    if (await this.offers('Stop')) return false
    return (await this.surface.evaluate<boolean>(source)) || (await this.alerts()).length > 0
  }

  /** Waits until `count` turns are there and the last has ended, well or not; gives what is shown of it. */
  async untilSettled(count = 1, timeoutMs = 40_000): Promise<string> {
    return waitUntil(
      `turn ${count} to end`,
      async () => {
        const isThere = (await this.turns()).length === count
        // Read once more after its end: the words before it are not yet all.
        return isThere && (await this.hasEnded()) ? ((await this.turns()).at(-1) ?? '') : null
      },
      { timeoutMs, seen: async () => `It shows: ${await this.surface.visibleText()}` },
    )
  }

  /** Waits until a problem is shown; gives its words. */
  async untilAlert(): Promise<string> {
    return waitUntil('an alert', async () => (await this.alerts())[0], {
      timeoutMs: 20_000,
      seen: async () => `It shows: ${await this.surface.visibleText()}`,
    })
  }

  /** Opens the sheet of how the next question is asked. */
  async openSheet(): Promise<void> {
    await this.surface.click({ role: 'button', name: 'Model and detail' })
  }

  /** Opens the sheet with its table of tokens unfolded. */
  async openAllLevels(): Promise<void> {
    await this.openSheet()
    await this.surface.evaluate<void>("document.querySelector('dialog summary').click()")
  }

  /** Closes the sheet. */
  closeSheet = () => this.press('Close')

  /** Chooses the detail of the next question in the sheet, and closes it. */
  async chooseDetail(level: 'Auto' | 'Low' | 'High' | 'Original'): Promise<void> {
    await this.openSheet()
    await this.surface.click({ role: 'radio', name: level })
    await this.closeSheet()
  }

  /** Types the name of a model in the sheet, which is open, and settles on it. */
  async chooseModel(name: string): Promise<void> {
    const field = { role: 'field', name: 'Model' }
    // The last entry: any other name.
    await this.surface.select(field, '')
    await this.surface.fill(field, name)
    await this.surface.press(field, 'Enter')
  }

  close = () => this.surface.close()
}
