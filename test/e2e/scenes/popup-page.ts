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

  /** What stands in the box, or null when there is no box. */
  question = () => this.surface.value({ role: 'field', name: 'Question' })

  /** All that the chat shows: receipts, questions, answers, costs. */
  async chatText(): Promise<string> {
    return (await this.surface.texts({ role: 'log', name: 'Conversation' })).join('\n')
  }

  /** Every turn with its image, question, answer and cost, oldest first. */
  turns = () => this.surface.texts({ role: 'article' })

  /** The cost lines, oldest first. */
  costs = () => this.surface.texts({ role: 'labelled', name: 'Cost' })

  /** The problems that are shown now. */
  async alerts(): Promise<string[]> {
    return (await this.surface.texts({ role: 'alert' })).filter((text) => text.trim() !== '')
  }

  /** Whether a button or a link of this name is there now. */
  async offers(name: string): Promise<boolean> {
    const found = await Promise.all(['button', 'link'].map((role) => this.surface.texts({ role, name })))
    return found.flat().length > 0
  }

  /** Waits until the end of a chat that is longer than its view is in sight. */
  async untilAtEnd(): Promise<void> {
    const source = `(() => {
      const chat = document.querySelector('main')
      const hidden = chat.scrollHeight - chat.clientHeight
      return hidden > 0 && hidden - chat.scrollTop < 2
    })()`
    await waitUntil('the end of the chat to be in sight', () => this.surface.evaluate<boolean>(source))
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

  /** Waits until `count` turns are there and the last has ended, well or not; gives what is shown of it. */
  async untilSettled(count = 1, timeoutMs = 40_000): Promise<string> {
    return waitUntil(
      `turn ${count} to end`,
      async () => {
        if (await this.offers('Stop')) return null
        const turns = await this.turns()
        const last = turns.at(-1) ?? ''
        // An ended turn says what was reported of its cost, or what went wrong.
        const hasEnded = /reported|Stopped/.test(last) || (await this.alerts()).length > 0
        return turns.length === count && hasEnded ? last : null
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
