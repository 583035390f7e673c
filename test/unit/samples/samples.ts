import type { Turn } from '../../../src/core/chat/turn.ts'
import type { AttachedImage, SentImage } from '../../../src/core/image/attached-image.ts'
import { tariffOf } from '../../../src/core/money/tariff.ts'
import type { Conditions } from '../../../src/core/request/conditions.ts'
import { firstRoute } from '../../../src/core/request/image-route.ts'
import { defaultTraits } from '../../../src/core/server/server-traits.ts'
import { defaultSettings, type Settings } from '../../../src/core/settings/settings.ts'

/** A turn with the usual values; a test names what matters to it. */
export function makeTurn(changes: Partial<Turn> = {}): Turn {
  return {
    id: 'turn',
    chatId: 'chat',
    sequence: 1,
    createdAt: 0,
    question: "What's in this image?",
    images: [],
    sent: [],
    model: 'gpt-6-luna',
    detail: 'auto',
    host: 'api.openai.com',
    state: { name: 'done' },
    answer: '',
    thinking: null,
    maxAnswerTokens: null,
    estimate: null,
    requests: [],
    repeats: null,
    earlierImages: 'sent',
    reusedFrom: null,
    offered: null,
    leaseUntil: null,
    ...changes,
  }
}

/** A public JPEG of 4032 x 3024 of which no copy is held. */
export function makeImage(changes: Partial<AttachedImage> = {}): AttachedImage {
  return {
    id: 'image',
    link: 'https://images.example/photo.jpg',
    type: 'image/jpeg',
    size: { width: 4032, height: 3024 },
    byteLength: null,
    animated: false,
    copy: null,
    preview: null,
    alternativeText: '',
    ...changes,
  }
}

/** The receipt of that image, sent as JPEG at high detail. */
export function makeSent(changes: Partial<SentImage> = {}): SentImage {
  return {
    imageId: 'image',
    as: 'bytes',
    level: 'high',
    type: 'image/jpeg',
    size: null,
    byteLength: null,
    conversions: [],
    note: null,
    ...changes,
  }
}

/** What asking means with the default settings but for `changes`; `model` is asked unless another is. */
export function makeConditions(changes: Partial<Settings> = {}): Conditions {
  const settings = { ...defaultSettings, ...changes }
  const traits = defaultTraits(settings.baseUrl)
  return {
    settings,
    key: { name: 'key', key: 'sk-sample', storage: 'computer' },
    traits,
    route: firstRoute(settings.sendAs, traits),
    tariff: tariffOf(settings.model, settings),
    answerFits: null,
  }
}
