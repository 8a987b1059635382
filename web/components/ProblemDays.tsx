// How many were reported each day, of the filter's own time or of the last month; a click narrows the list to that day.
import { useQuery } from '@tanstack/react-query'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import { problemTrendOptions } from '../queries/problem-numbers.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import { Columns } from '../ui/Columns.tsx'
import { useCounty } from './county.ts'
import styles from './ProblemOverview.module.css'
import { beijingDay, daysLater, endOfBeijingDay, startOfBeijingDay } from './problem-days.ts'

interface Props {
  filter: ProblemFilter
  onChange: (change: ProblemFilter) => void
}

const usualDays = 30
/** Longer times are told by week: columns thinner than a hair tell nothing. */
const mostDays = 62
const dayMs = 24 * 3_600_000

export function ProblemDays({ filter, onChange }: Props) {
  const words = useText().problemCounts
  const { county } = useCounty()
  const { from, to, moment, ...rest } = filter
  const end = to ?? endOfBeijingDay(beijingDay(new Date().toISOString()))
  const start = from ?? startOfBeijingDay(daysLater(beijingDay(end), -usualDays))
  const every = (Date.parse(end) - Date.parse(start)) / dayMs > mostDays ? 'week' : 'day'
  const trend = useQuery({
    ...problemTrendOptions(county.code, {
      ...rest,
      state: filter.state ?? 'open',
      from: start,
      to: end,
      every,
    }),
    enabled: moment === undefined || moment === 'reported',
  })
  if (!trend.data) return trend.isFetching ? <Bone height={84} /> : null
  const { steps } = trend.data
  const apart = Math.max(1, Math.ceil(steps.length / 6))
  return (
    <>
      <h2 className={styles.title}>{every === 'day' ? words.byDay : words.byWeek}</h2>
      <Columns
        label={words.byDay}
        columns={steps.map(({ day, counts }, index) => ({
          key: day,
          tick: index % apart === Math.floor(apart / 2) ? day.slice('2026-'.length) : '',
          value: counts.reported,
          label: words.day(day, formatNumber(counts.reported)),
        }))}
        onOpen={(day) => {
          const step = steps.find((each) => each.day === day)
          if (step) onChange({ from: step.from, to: step.to })
        }}
      />
    </>
  )
}
