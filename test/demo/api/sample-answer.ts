import { cards } from '../gallery/cards.ts'
import { lastQuestion } from './answers.ts'
import type { Asked } from './faults/fault.ts'

/** Written beforehand: what a model that understands pictures could say. */
const samples: Record<string, string> = {
  photo: `Most likely a **mountain lake in the north**, about half an hour after sunrise.

- **Place:** three ridges behind one another, firs at the shore and no buildings, as in Norway, Canada or the Alps. Nothing in the picture names the lake.
- **Time:** the sun stands low, its light is warm, and mist still lies on the water. In the evening it would be gone.
- **Season:** there is no snow and the firs are dark, so probably late summer.

A longer shadow, or where the camera was pointing, would tell more.`,
}

/** The answer to the question that stands below a picture of the gallery, asked about that picture; null for all else. */
export function sampleAnswer({ request, images }: Pick<Asked, 'request' | 'images'>): string | null {
  const seen = images[0]?.decoded
  const card = cards.find(
    ({ question, expected }) =>
      question === lastQuestion(request) &&
      expected?.width === seen?.width &&
      expected?.height === seen?.height,
  )
  return (card && samples[card.id]) ?? null
}
