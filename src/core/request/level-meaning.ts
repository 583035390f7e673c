import { type DetailChoice, detailChoices } from '../tokens/detail-level.ts'
import { type Forecast, type LevelForecast, readableScale } from './forecast.ts'

/** What a choice of detail means for the pictures that would go along, in one thing to say. */
export type LevelMeaning =
  /** It comes to the same as a choice that is shown before it: the same sight for the same tokens. */
  | { name: 'same'; as: DetailChoice }
  | { name: 'sees-all-cheapest' | 'sees-all' | 'readable' | 'loses-print' | 'large-only' }
  /** Nobody knows what the model makes of it: the level is only what it is asked for. */
  | { name: 'quick-look' | 'close-look' | 'size-unknown' }
  | { name: 'no-picture' }

/** Below this scale not even headings are left: their 32 px come to less than 8 px, where letters no longer differ. */
const headingScale = 0.25

/** What `choice` means, as a forecast has it; null when the forecast does not know the choice. */
export function levelMeaning(
  choice: DetailChoice,
  { levels }: Pick<Forecast, 'levels'>,
): LevelMeaning | null {
  const own = levels.find((level) => level.choice === choice)
  if (!own) return null
  if (own.images.length === 0) return { name: 'no-picture' }
  const before = detailChoices.slice(0, detailChoices.indexOf(choice))
  const twin = before.find((other) => levels.some((level) => level.choice === other && isSame(level, own)))
  if (twin) return { name: 'same', as: twin }
  const scale = scaleOf(own)
  if (scale === null) return { name: unknownMeaning(own) }
  if (scale === 1) return { name: isCheapest(own, levels) ? 'sees-all-cheapest' : 'sees-all' }
  if (scale >= readableScale) return { name: 'readable' }
  return { name: scale >= headingScale ? 'loses-print' : 'large-only' }
}

/** Whether two choices send the same, or make the model see the same for as many tokens. */
function isSame(one: LevelForecast, other: LevelForecast): boolean {
  if (one.level === other.level) return true
  return one.images.every(({ tokens, scale }, index) => {
    const twin = other.images[index]
    return tokens !== null && scale !== null && tokens === twin?.tokens && scale === twin.scale
  })
}

/** Of the picture that suffers most; null when one is not known. */
function scaleOf({ images }: LevelForecast): number | null {
  const known = images.flatMap(({ scale }) => scale ?? [])
  return known.length < images.length ? null : Math.min(...known)
}

function unknownMeaning({ level, estimate }: LevelForecast) {
  if (estimate.rule !== 'unknown') return 'size-unknown'
  return level === 'low' ? 'quick-look' : 'close-look'
}

/** Only `auto` boasts of it: it is what a user takes who does not want to compare. */
function isCheapest(own: LevelForecast, levels: readonly LevelForecast[]): boolean {
  const tokens = ({ estimate }: LevelForecast) => estimate.imageTokens ?? Number.POSITIVE_INFINITY
  return (
    own.choice === 'auto' && levels.every((level) => scaleOf(level) !== 1 || tokens(level) >= tokens(own))
  )
}
