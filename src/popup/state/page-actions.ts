import { signal } from '@preact/signals'
import type { Rung } from '../../core/page/ladder.ts'
import type { requestSiteAccess } from '../../platform/browser/site-access.ts'
import type { askBackground } from '../../platform/messages/ask-background.ts'
import type { Alternatives } from '../../platform/messages/messages.ts'
import type { Send } from './commands.ts'

/** Asks the user for access to a site; to be called in the click itself. */
export type RequestSiteAccess = typeof requestSiteAccess

/** What the popup can do with the page in front: pick something on it, and look at an image's place again. */
export function createPageActions(send: Send, ask: typeof askBackground, requestAccess: RequestSiteAccess) {
  const hasRegion = signal(false)
  void send('hasRegion', {}).then((has) => {
    hasRegion.value = has ?? false
  })
  return {
    /** Whether a region was drawn since the browser started. */
    hasRegion,
    /** Starts the picker; true when it is on the page. */
    pick: async () => (await send('pick', {})) !== undefined,
    sameRegion: () => send('sameRegion', {}),
    readAlternatives: (turnId: string): Promise<Alternatives | null | undefined> =>
      send('readAlternatives', { turnId }),
    chooseCandidate: (turnId: string, candidate: number) => send('tryAnother', { turnId, candidate }),
    tryRung: (turnId: string, rung: Rung) => send('tryAnother', { turnId, rung }),
    removeImage: (turnId: string, imageId: string) => send('removeImage', { turnId, imageId }),
    splitImage: (turnId: string, imageId: string) => send('splitImage', { turnId, imageId }),
    readImage: async (turnId: string, imageId: string) =>
      (await send('readImage', { turnId, imageId }))?.dataUrl ?? null,
    useFrame: (turnId: string, imageId: string, index: number, dataUrl: string) =>
      send('useFrame', { turnId, imageId, index, dataUrl }),
    /** The picture as a model sees it at each level. */
    showSeen: (turnId: string, imageId: string, model: string) => ask('showSeen', { turnId, imageId, model }),
    /** To be called in the click itself; the background goes on once the user has agreed. */
    askForAccess: (turnId: string, origin: string) => requestAccess({ turnId, origin }),
  }
}
