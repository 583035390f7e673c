import type { Turn } from '../chat/turn.ts'
import type { OwnPrice } from '../money/own-prices.ts'
import { tariffOf } from '../money/tariff.ts'
import type { Size } from '../size.ts'
import type { DetailChoice } from '../tokens/detail-level.ts'
import { imageRule } from '../tokens/image-families.ts'
import { pictureUsd } from './shown-picture.ts'

/** What helps to choose a model. */
export type ModelFacts = {
  /** What sending one picture like that of the chat costs, in US dollars; null when nobody knows. */
  usd: number | null
  /** Whether it sees pictures: by the vendor's rule, or by a refusal in this chat. */
  sight: 'sees' | 'blind' | 'unknown'
}

/** A picture of the web, in pixels, where the chat has none yet. */
const usual: Size = { width: 1200, height: 800 }

/** What is known of a model: its price for a picture of the chat at a choice of detail, and whether it sees pictures at all. */
export function modelFacts(
  model: string,
  asked: {
    detail: DetailChoice
    turns: readonly Turn[]
    server: { baseUrl: string; prices: readonly OwnPrice[] }
  },
): ModelFacts {
  const tariff = tariffOf(model, asked.server)
  const wasBlind = asked.turns.some(({ state, model: of }) => {
    return of === model && state.name === 'failed' && state.report.problem.kind === 'model-without-vision'
  })
  const known = imageRule(tariff.countsAs) ? 'sees' : 'unknown'
  return {
    usd: pictureUsd(pictureSize(asked.turns), tariff, asked.detail),
    sight: wasBlind ? 'blind' : known,
  }
}

function pictureSize(turns: readonly Turn[]): Size {
  const newest = turns.flatMap(({ images }) => images).at(-1)
  return newest?.copy?.size ?? newest?.size ?? usual
}
