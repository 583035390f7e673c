import { IDBFactory } from 'fake-indexeddb'
import { vi } from 'vitest'
import type { Running } from '../../../../src/background/chat/running-turns.ts'
import type { Turn } from '../../../../src/core/chat/turn.ts'
import type { TurnState } from '../../../../src/core/chat/turn-state.ts'
import type { Settings } from '../../../../src/core/settings/settings.ts'
import { usePixels } from '../../fakes/pixels.ts'
import { sampleChat } from '../../platform/store/sample-store.ts'
import { bytesOf, picture } from '../../samples/sample-images.ts'
import { makeConditions, makeImage, makeTurn } from '../../samples/samples.ts'

const size = { width: 40, height: 30 }

/** A public PNG of 40 x 30 pixels of which we hold a copy. */
export async function heldImage() {
  const blob = new Blob([await bytesOf(picture().png())], { type: 'image/png' })
  const copy = { source: 'page', type: 'image/png', size, byteLength: blob.size } as const
  const attached = makeImage({
    id: 'held',
    link: 'https://page.example/lake.png',
    type: 'image/png',
    size,
    copy,
  })
  return { attached, bytes: { id: 'held', blob } }
}

/** The user's own price for the model that is asked, so that the server of a test has one: a dollar for a thousand tokens. */
export function pricedSettings(baseUrl: string, changes: Partial<Settings> = {}): Partial<Settings> {
  const price = { model: 'gpt-6-luna', input: 1000, cachedInput: null, output: 1000, countsAs: '' }
  return { baseUrl, prices: [{ host: new URL(baseUrl).host, ...price }], ...changes }
}

/** A question about a held image that runs in a fresh background, with what asking means now. */
export async function startQuestion(settings: Partial<Settings>, changes: Partial<Turn> = {}) {
  vi.resetModules()
  vi.stubGlobal('indexedDB', new IDBFactory())
  usePixels()
  const turns = await import('../../../../src/background/chat/running-turns.ts')
  const { acceptFeed } = await import('../../../../src/background/chat/feed.ts')
  const { chatStore } = await import('../../../../src/platform/store/chat-store.ts')
  const { ledger } = await import('../../../../src/platform/store/ledger-store.ts')
  const { attached, bytes } = await heldImage()
  const waiting: TurnState = { name: 'waiting', since: 0 }
  const run = turns.beginNew(makeTurn({ images: [attached], state: waiting, ...changes }), sampleChat)
  await turns.commit(run, sampleChat, [bytes], true)
  return {
    run,
    conditions: makeConditions(settings),
    ledger,
    acceptFeed,
    stored: () => chatStore.readTurn(run.turn.id),
    /** Works on it as a flow does. */
    workOn: (work: (run: Running) => Promise<unknown>) =>
      turns.workOn(run, async () => void (await work(run))),
    stop: () => turns.stop(run.turn.id),
    askWhenReady: turns.askWhenReady,
  }
}
