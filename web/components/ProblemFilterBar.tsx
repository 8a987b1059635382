// Narrows the problems: words, state, area, status, category, unit, deadline, time, and what happened to them.
import { DownOutlined } from '@ant-design/icons'
import { Button, Segmented, Select } from 'antd'
import { lights } from '../../api/contract/clock-reading.ts'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import { statusIds } from '../../api/contract/problem-workflow.ts'
import { useText } from '../text/text.ts'
import { DayField } from '../ui/DayField.tsx'
import { Flyout } from '../ui/Flyout.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { AreaPicker } from './AreaPicker.tsx'
import { CategorySelect } from './CategorySelect.tsx'
import { useCounty } from './county.ts'
import styles from './FilterBar.module.css'
import own from './ProblemFilterBar.module.css'
import { ProblemMoreFilters } from './ProblemMoreFilters.tsx'
import { beijingDay, endOfBeijingDay, startOfBeijingDay } from './problem-days.ts'
import { useProblemSetup } from './problem-setup.ts'
import { useProblemWords } from './problem-words.ts'
import { UnitSelect } from './UnitSelect.tsx'

interface Props {
  filter: ProblemFilter
  onChange: (change: ProblemFilter) => void
}

export function ProblemFilterBar({ filter, onChange }: Props) {
  const text = useText()
  const words = text.problemFilter
  const named = useProblemWords()
  const setup = useProblemSetup()
  const { county } = useCounty()
  return (
    <search>
      <div className={styles.bar}>
        <SearchField
          className={styles.words}
          label={words.search}
          maxLength={60}
          value={filter.q}
          onChange={(q) => onChange({ q })}
        />
        <Segmented
          aria-label={words.state}
          value={filter.state ?? (filter.inbox === undefined ? 'open' : ('' as 'open'))} // an inbox says itself which
          options={(['open', 'ended', 'all'] as const).map((each) => ({
            value: each,
            label: words.states[each],
          }))}
          onChange={(state) =>
            onChange({ state: state === 'open' ? undefined : state, status: undefined, inbox: undefined })
          }
        />
        <div className={styles.field}>
          <AreaPicker
            label={words.area}
            placeholder={words.area}
            value={filter.area}
            onChange={(area) => onChange({ area })}
            roots={[county.code]}
            clearable
          />
        </div>
        <Select
          className={own.status}
          mode="multiple"
          maxTagCount={1}
          allowClear
          aria-label={words.status}
          placeholder={words.status}
          value={filter.status?.split(',') ?? []}
          options={statusIds.map((id) => ({ value: id, label: named.status(id) }))}
          // Statuses say it all: the state does not count beside them.
          onChange={(chosen: string[]) =>
            onChange({ status: chosen.join(',') || undefined, state: undefined, inbox: undefined })
          }
        />
        <CategorySelect
          className={own.category}
          label={words.category}
          value={filter.category}
          onChange={(category) => onChange({ category })}
        />
        <UnitSelect
          className={styles.field ?? ''}
          label={words.unit}
          placeholder={words.unit}
          clearable
          value={filter.unit}
          onChange={(unit) => onChange({ unit })}
        />
        <Select
          className={styles.choice}
          allowClear
          aria-label={words.light}
          placeholder={words.light}
          value={filter.light}
          options={lights.map((each) => ({ value: each, label: text.timeLeft.lights[each] }))}
          onChange={(light?: ProblemFilter['light']) => onChange({ light })}
        />
        <Select
          className={styles.choice}
          allowClear
          aria-label={words.source}
          placeholder={words.source}
          value={filter.source}
          options={setup.sources.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(source?: string) => onChange({ source })}
        />
        <DayField
          className={styles.field}
          label={words.from}
          sign={words.since}
          value={filter.from && beijingDay(filter.from)}
          onChange={(day) => onChange({ from: day && startOfBeijingDay(day) })}
        />
        <DayField
          className={styles.field}
          label={words.to}
          sign={words.until}
          // The end is the moment after the last day.
          value={filter.to && beijingDay(new Date(Date.parse(filter.to) - 1).toISOString())}
          onChange={(day) => onChange({ to: day && endOfBeijingDay(day) })}
        />
        <Flyout placement="bottomRight" content={<ProblemMoreFilters filter={filter} onChange={onChange} />}>
          <Button icon={<DownOutlined />} iconPlacement="end">
            {words.more}
          </Button>
        </Flyout>
      </div>
    </search>
  )
}
