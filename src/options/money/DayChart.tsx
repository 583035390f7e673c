import { useId } from 'preact/hooks'
import { formatUsd } from '../../core/format-number.ts'
import type { Spending } from '../../core/money/spending.ts'
import { languageTag, t } from '../../platform/words/i18n.ts'
import { dayName } from './spending-words.ts'

type Day = { day: string; sum: Spending }

const width = 640
const height = 120
/** A day on which something was spent is seen, however little it was. */
const leastHeight = 3

/** What each of the last days cost, as bars; the table under it says the same in numbers. */
export function DayChart({ days }: { days: readonly Day[] }) {
  const titleId = useId()
  const top = Math.max(...days.map(({ sum }) => sum.usd))
  if (top === 0) return null
  const step = width / days.length
  const scaled = (usd: number) => (usd === 0 ? 0 : Math.max(leastHeight, (usd / top) * height))
  const dearest = days.find(({ sum }) => sum.usd === top)
  const usd = (amount: number) => formatUsd(amount, languageTag())
  return (
    <figure class="day-chart">
      <figcaption id={titleId}>{t('optionsChartTitle', { count: days.length })}</figcaption>
      <div class="scale numbers" aria-hidden="true">
        {usd(top)}
      </div>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('optionsChartSummary', {
          count: days.length,
          total: usd(days.reduce((sum, day) => sum + day.sum.usd, 0)),
          most: usd(top),
          day: dearest ? dayName(dearest.day) : '',
        })}
      >
        {days.map(({ day, sum }, index) => {
          const whole = scaled(sum.usd)
          const unreported = sum.usd === 0 ? 0 : (sum.unreportedUsd / sum.usd) * whole
          const bar = { x: index * step + step * 0.14, width: step * 0.72 }
          return (
            <g key={day}>
              <rect class="reported" {...bar} y={height - whole + unreported} height={whole - unreported} />
              <rect class="unreported" {...bar} y={height - whole} height={unreported} />
              <title>{`${dayName(day)}: ${usd(sum.usd)}`}</title>
            </g>
          )
        })}
      </svg>
      <div class="ends soft" aria-hidden="true">
        <span>{days[0] && dayName(days[0].day)}</span>
        <span>{t('optionsChartToday')}</span>
      </div>
      {days.some(({ sum }) => sum.unreportedUsd > 0) && (
        <p class="hint">
          <span class="swatch" aria-hidden="true" /> {t('optionsChartUnreported')}
        </p>
      )}
    </figure>
  )
}
