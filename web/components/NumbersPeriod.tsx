// Of which time and which part of the county are the numbers? Usual periods, or from one day to another.
import { Segmented } from 'antd'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import { useText } from '../text/text.ts'
import { DayField } from '../ui/DayField.tsx'
import { AreaPicker } from './AreaPicker.tsx'
import { CategorySelect } from './CategorySelect.tsx'
import { useCounty } from './county.ts'
import styles from './FilterBar.module.css'
import { beijingDay, daysLater, endOfBeijingDay, startOfBeijingDay } from './problem-days.ts'
import { UnitSelect } from './UnitSelect.tsx'

const periods = ['month', 'lastMonth', 'quarter', 'year'] as const
type Period = (typeof periods)[number]

/** Days of a period around today, both included. */
function daysOf(period: Period, today: string): [from: string, to: string] {
  const monthStart = `${today.slice(0, 7)}-01`
  switch (period) {
    case 'month':
      return [monthStart, today]
    case 'lastMonth': {
      const last = daysLater(monthStart, -1)
      return [`${last.slice(0, 7)}-01`, last]
    }
    case 'quarter':
      return [daysLater(today, -89), today]
    case 'year':
      return [`${today.slice(0, 4)}-01-01`, today]
  }
}

const now = () => beijingDay(new Date().toISOString())

/** The last ninety days: long enough to tell a trend. */
export function usualPeriod(): { from: string; to: string } {
  const [from, to] = daysOf('quarter', now())
  return { from: startOfBeijingDay(from), to: endOfBeijingDay(to) }
}

interface Props {
  filter: ProblemFilter & { from: string; to: string }
  onChange: (change: ProblemFilter) => void
}

export function NumbersPeriod({ filter, onChange }: Props) {
  const text = useText()
  const words = text.problemNumbers
  const { county } = useCounty()
  const today = now()
  const from = beijingDay(filter.from)
  const to = beijingDay(new Date(Date.parse(filter.to) - 1).toISOString())
  const chosen = periods.find((each) => {
    const days = daysOf(each, today)
    return days[0] === from && days[1] === to
  })
  const choose = (first: string, last: string) =>
    onChange({ from: startOfBeijingDay(first), to: endOfBeijingDay(last) })
  return (
    <search className={styles.bar}>
      <Segmented<Period>
        aria-label={words.period}
        // A time of its own chooses none of them.
        value={chosen ?? ('' as Period)}
        options={periods.map((each) => ({ value: each, label: words.periods[each] }))}
        onChange={(period) => choose(...daysOf(period, today))}
      />
      <DayField
        className={styles.field}
        label={words.from}
        sign={text.problemFilter.since}
        value={from}
        last={to}
        onChange={(day) => day && choose(day, to)}
      />
      <DayField
        className={styles.field}
        label={words.to}
        sign={text.problemFilter.until}
        value={to}
        first={from}
        onChange={(day) => day && choose(from, day)}
      />
      <div className={styles.field}>
        <AreaPicker
          label={text.problemFilter.area}
          placeholder={text.problemFilter.area}
          value={filter.area}
          onChange={(area) => onChange({ area })}
          roots={[county.code]}
          clearable
        />
      </div>
      <UnitSelect
        className={styles.field ?? ''}
        label={text.problemFilter.unit}
        placeholder={text.problemFilter.unit}
        clearable
        value={filter.unit}
        onChange={(unit) => onChange({ unit })}
      />
      <CategorySelect
        className={styles.field}
        label={text.problemFilter.category}
        value={filter.category}
        onChange={(category) => onChange({ category })}
      />
    </search>
  )
}
