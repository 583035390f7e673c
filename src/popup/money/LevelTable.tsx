import { formatScale } from '../../core/format-number.ts'
import { type Forecast, type LevelForecast, readableScale } from '../../core/request/forecast.ts'
import type { DetailChoice } from '../../core/tokens/detail-level.ts'
import { languageTag, t } from '../../platform/words/i18n.ts'
import { detailLabel, levelName } from '../pieces/level-words.ts'
import { count, money } from './cost-words.ts'

/** What the next question costs at every level, image by image, and what each level leaves of the picture. */
export function LevelTable({ forecast, chosen }: { forecast: Forecast; chosen: DetailChoice }) {
  const { levels, estimate } = forecast
  const images = levels[0]?.images ?? []
  const mark = (choice: DetailChoice) => (choice === chosen ? 'chosen' : '')
  const row = (name: string, cell: (level: LevelForecast) => string, key = name) => (
    <tr key={key}>
      <th scope="row">{name}</th>
      {levels.map((level) => (
        <td key={level.choice} class={mark(level.choice)}>
          {cell(level)}
        </td>
      ))}
    </tr>
  )
  return (
    <div class="levels">
      <table class="numbers">
        <caption class="sr-only">{t('popupLevelsCaption')}</caption>
        <thead>
          <tr>
            <td />
            {levels.map(({ choice, level }) => (
              <th key={choice} scope="col" class={mark(choice)} aria-current={choice === chosen || undefined}>
                {detailLabel(choice)}
                {choice !== level && <small> = {levelName(level)}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {images.length > 1 &&
            images.map(({ imageId }, index) =>
              row(
                t('popupLevelsImage', { number: index + 1 }),
                (level) => tokens(level.images[index]?.tokens ?? null),
                imageId,
              ),
            )}
          {images.length > 0 &&
            row(t(images.length === 1 ? 'popupLevelsOneImage' : 'popupLevelsImages'), (level) =>
              tokens(level.estimate.imageTokens),
            )}
          {row(t('popupLevelsText'), (level) => tokens(level.estimate.textTokens))}
          {row(t('popupLevelsPrice'), (level) =>
            level.estimate.usd === null ? '?' : money(level.estimate.usd),
          )}
          {images.length > 0 && row(t('popupLevelsSeen'), (level) => seenWords(level, forecast.lossless))}
        </tbody>
      </table>
      <Remarks forecast={forecast} />
      <p>
        {estimate.maxAnswerUsd === null
          ? t('popupLevelsAnswerTokens', { count: count(estimate.maxAnswerTokens) })
          : t('popupLevelsAnswer', {
              count: count(estimate.maxAnswerTokens),
              usd: money(estimate.maxAnswerUsd),
            })}
      </p>
    </div>
  )
}

function Remarks({ forecast: { levels, lossless } }: { forecast: Forecast }) {
  const isKnown = levels.some(
    ({ images }) => images.length > 0 && images.every(({ scale }) => scale !== null),
  )
  if (!isKnown) return null
  const blurred = levels.filter(({ choice, images }) => choice !== 'auto' && isBlurred(images))
  const names = new Intl.ListFormat(languageTag()).format(blurred.map(({ choice }) => detailLabel(choice)))
  return (
    <>
      <p>
        {lossless ? t('popupLevelsLossless', { level: detailLabel(lossless) }) : t('popupLevelsNoneLossless')}
      </p>
      {blurred.length > 0 && <p class="caution">{t('popupLevelsUnreadable', { levels: names })}</p>}
    </>
  )
}

const tokens = (number: number | null) => (number === null ? '?' : count(number))

const isBlurred = (images: LevelForecast['images']) =>
  images.some(({ scale }) => scale !== null && scale < readableScale)

/** How much of each side the model sees of the image that suffers most. */
function seenWords({ choice, images }: LevelForecast, lossless: DetailChoice | null): string {
  const scales = images.map(({ scale }) => scale)
  const known = scales.filter((scale) => scale !== null)
  if (known.length < scales.length) return '?'
  const words = formatScale(Math.min(...known), languageTag())
  if (choice === lossless) return `✓ ${words}`
  return isBlurred(images) ? `⚠ ${words}` : words
}
