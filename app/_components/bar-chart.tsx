import { useTranslations } from 'next-intl'
import { cn } from './ui/cn.ts'

/** What stands upon one another in a bar; `tone` is its colour. */
export type ChartSeries = { id: string; label: string; tone: keyof typeof fills }

export type ChartBar = {
  id: string
  /** When, in words: "3 Nov". */
  label: string
  /** By the ids of the series. */
  values: Readonly<Record<string, number>>
  /** The sum of its counterpart in the period before; draws a line over the bars. */
  before?: number
}

type BarChartProps = {
  /** What is shown, for those who see no chart. */
  caption: string
  bars: readonly ChartBar[]
  series: readonly ChartSeries[]
  /** A value in words: money, a count. */
  format: (value: number) => string
  /** Names the line of the period before. */
  beforeLabel?: string
  className?: string
}

const fills = {
  primary: 'fill-primary bg-primary',
  warning: 'fill-warning bg-warning',
  destructive: 'fill-destructive-solid bg-destructive-solid',
  muted: 'fill-input bg-input',
} as const

const [WIDTH, HEIGHT] = [10, 100]

/**
 * Bars over time, drawn on the server: no script. What they say is a table as well, for screen readers, and a tooltip on
 * each bar.
 */
export function BarChart(props: BarChartProps) {
  const { caption, bars, series, format, beforeLabel, className } = props
  const most = roundUp(Math.max(1, ...bars.map((bar) => Math.max(sumOf(bar), bar.before ?? 0))))
  const legend = series.length > 1 || beforeLabel
  return (
    <figure className={className}>
      {legend && <Legend series={series} beforeLabel={beforeLabel} />}
      <div className="flex gap-3" aria-hidden>
        <div className="relative h-40 min-w-0 flex-1 border-b border-border md:h-48">
          <Lines />
          <svg
            viewBox={`0 0 ${bars.length * WIDTH} ${HEIGHT}`}
            aria-hidden
            preserveAspectRatio="none"
            className="absolute inset-0 size-full overflow-visible"
          >
            {bars.map((bar, index) => (
              <Bar key={bar.id} {...{ bar, index, series, most, format, beforeLabel }} />
            ))}
            {beforeLabel && <Before bars={bars} most={most} />}
          </svg>
        </div>
        <div className="flex h-40 shrink-0 flex-col justify-between text-end text-xs text-muted-foreground tabular-nums md:h-48">
          <span>{format(most)}</span>
          <span>{format(most / 2)}</span>
          <span>{format(0)}</span>
        </div>
      </div>
      <p className="mt-1.5 flex justify-between pr-12 text-xs text-muted-foreground" aria-hidden>
        <span>{bars[0]?.label}</span>
        {bars.length > 2 && <span>{bars[Math.floor(bars.length / 2)]?.label}</span>}
        <span>{bars.at(-1)?.label}</span>
      </p>
      <Spoken {...{ caption, bars, series, format, beforeLabel }} />
    </figure>
  )
}

function Legend({ series, beforeLabel }: Pick<BarChartProps, 'series' | 'beforeLabel'>) {
  return (
    <ul aria-hidden className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted-foreground">
      {series.map(({ id, label, tone }) => (
        <li key={id} className="flex items-center gap-1.5">
          <span className={cn('size-2.5 rounded-sm', fills[tone])} /> {label}
        </li>
      ))}
      {beforeLabel && (
        <li className="flex items-center gap-1.5">
          <span className="w-3.5 border-t-2 border-dashed border-muted-foreground" /> {beforeLabel}
        </li>
      )}
    </ul>
  )
}

function Lines() {
  return (
    <div className="absolute inset-0 flex flex-col justify-between">
      <span className="border-t border-border" />
      <span className="border-t border-dashed border-border" />
      <span />
    </div>
  )
}

type BarProps = Pick<BarChartProps, 'series' | 'format' | 'beforeLabel'> & {
  bar: ChartBar
  index: number
  most: number
}

function Bar({ bar, index, series, most, format, beforeLabel }: BarProps) {
  const told = [
    bar.label,
    ...series.map(({ id, label }) => `${label}: ${format(bar.values[id] ?? 0)}`),
    ...(beforeLabel && bar.before !== undefined ? [`${beforeLabel}: ${format(bar.before)}`] : []),
  ]
  let below = 0
  return (
    <g className="hover:opacity-75">
      <title>{told.join('\n')}</title>
      <rect x={index * WIDTH} y={0} width={WIDTH} height={HEIGHT} fill="transparent" />
      {series.map(({ id, tone }) => {
        const height = ((bar.values[id] ?? 0) / most) * HEIGHT
        below += height
        return height > 0 ? (
          <rect
            key={id}
            x={index * WIDTH + 1.5}
            y={HEIGHT - below}
            width={WIDTH - 3}
            height={height}
            className={fills[tone]}
          />
        ) : null
      })}
    </g>
  )
}

function Before({ bars, most }: { bars: readonly ChartBar[]; most: number }) {
  const points = bars.map(
    ({ before = 0 }, index) => `${(index + 0.5) * WIDTH},${HEIGHT - (before / most) * HEIGHT}`,
  )
  return (
    <polyline
      points={points.join(' ')}
      className="pointer-events-none stroke-muted-foreground"
      fill="none"
      strokeWidth={1.5}
      strokeDasharray="4 3"
      vectorEffect="non-scaling-stroke"
    />
  )
}

function Spoken({ caption, bars, series, format, beforeLabel }: Omit<BarChartProps, 'className'>) {
  const t = useTranslations('common.chart')
  return (
    // Around it, as a table itself keeps its width whatever it is told.
    <div className="sr-only">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('when')}</th>
            {series.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
            {beforeLabel && <th scope="col">{beforeLabel}</th>}
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.id}>
              <th scope="row">{bar.label}</th>
              {series.map(({ id }) => (
                <td key={id}>{format(bar.values[id] ?? 0)}</td>
              ))}
              {beforeLabel && <td>{format(bar.before ?? 0)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const sumOf = ({ values }: ChartBar) => Object.values(values).reduce((sum, value) => sum + value, 0)

/** The next of 1, 2, 4, 5, 10, 20, ... so that half of it is a round number too. */
function roundUp(value: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(value))
  const step = [1, 2, 4, 5, 10].find((factor) => factor * magnitude >= value) ?? 10
  return Math.max(2, step * magnitude)
}
