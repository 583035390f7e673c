import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Turn } from '../../../src/core/chat/turn.ts'
import { isRunning } from '../../../src/core/chat/turn-state.ts'
import { detailChoices } from '../../../src/core/tokens/detail-level.ts'
import { browserName } from '../drivers/driver.ts'
import { playwrightPage } from '../drivers/playwright-surface.ts'
import { waitUntil } from '../drivers/wait-until.ts'
import { openScene, type Scene } from '../scenes/scene.ts'
import { seedChats, sendMessage } from '../scenes/seeded-chats.ts'

const models = [
  'gpt-6-astra',
  'gpt-6-luna',
  'gpt-5.6-terra',
  'gpt-5.5',
  'gpt-5.4-mini',
  'gpt-5.2',
  'gpt-4.1-mini',
  'gpt-4o',
]

const sizes: readonly (readonly [number, number])[] = [
  [1, 1],
  [16, 16],
  [32, 32],
  [33, 33],
  [64, 480],
  [128, 64],
  [256, 256],
  [300, 200],
  [320, 400],
  [400, 2000],
  [511, 513],
  [512, 512],
  [513, 512],
  [640, 480],
  [768, 768],
  [769, 1025],
  [800, 600],
  [1000, 1000],
  [1024, 1024],
  [1080, 1920],
  [1200, 800],
  [1366, 768],
  [1600, 1600],
  [1601, 1599],
  [1920, 1080],
  [2000, 300],
  [2048, 2048],
  [2560, 1440],
  [3000, 200],
  [3024, 4032],
]

const questions = [
  'Which animal is this, and where does it live?',
  '图中的人在做什么？请说明他们的动作和周围的环境。',
  'Please read every label in the picture from top to bottom, then say in one paragraph what the diagram is about and whether anything in it seems wrong.',
]

/** So many are asked at once: a background asks one question of a chat at a time, and of many chats together. */
const atOnce = 6

/** How far the server's report is from the estimate before: images as a difference, texts as a ratio. */
async function compare(page: Page, chatId: string, model: string, index: number) {
  const question = questions[index % questions.length] ?? ''
  const detail = detailChoices[index % detailChoices.length] ?? 'auto'
  const asked = { chatId, question, model, detail }
  const before = (await sendMessage(page, 'estimate', asked))?.estimate
  await sendMessage(page, 'ask', asked)
  const turn = await waitUntil(`the answer about ${chatId}`, async () => {
    const turns: Turn[] = (await sendMessage(page, 'readChat', { chatId })).turns
    return turns.find((each) => !isRunning(each) && each.state.name !== 'draft')
  })
  const usage = turn.requests[0]?.usage
  const text = (usage?.promptTokens ?? 0) - (usage?.imageTokens ?? 0)
  return {
    chatId,
    state: turn.state.name,
    image: (usage?.imageTokens ?? Number.NaN) - (before?.imageTokens ?? Number.NaN),
    text: text / (before?.textTokens ?? Number.NaN),
  }
}

// Chromium alone: the pictures are put into its store through a page, and both browsers count by the same code.
describe.runIf(browserName === 'chromium')('the estimate before sending', () => {
  let scene: Scene
  beforeAll(async () => {
    scene = await openScene({ sendAs: 'image' })
  })
  afterAll(() => scene?.close())

  test.each(models)(
    'equals what the server reports for 30 pictures: %s, images within one token, texts within 15 percent',
    async (model) => {
      const tab = await scene.chatInTab()
      const page = playwrightPage(tab.surface)
      const pictures = sizes.map(([width, height]) => ({
        id: `${model} ${width}x${height}`,
        width,
        height,
        link: null,
      }))
      await seedChats(page, pictures)
      const { settings } = await sendMessage(page, 'readState', {})
      await sendMessage(page, 'saveSettings', { settings: { ...settings, maxAnswerTokens: 16 } })
      const compared = []
      for (let start = 0; start < pictures.length; start += atOnce) {
        const some = pictures.slice(start, start + atOnce)
        compared.push(
          ...(await Promise.all(some.map(({ id }, index) => compare(page, id, model, start + index)))),
        )
      }
      const images = compared.filter(({ image }) => !(Math.abs(image) <= 1))
      const texts = compared.filter(({ text }) => !(Math.abs(text - 1) <= 0.15))
      expect(images).toEqual([])
      expect(texts).toEqual([])
      await tab.close()
    },
    120_000,
  )
})
