// What happened in each day, week or month: each line counts by its own moment; a click opens what was reported then.
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Segmented } from 'antd'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import { mostTrendSteps, trendSteps } from '../../api/contract/problem-numbers.ts'
import { toProblems } from '../paths.ts'
import { problemTrendOptions } from '../queries/problem-numbers.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import { Card } from '../ui/Card.tsx'
import { TrendChart } from '../ui/TrendChart.tsx'
import { useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import type { NumbersChoice } from './numbers-link.ts'
import { useRoot } from './root.ts'

interface Props {
  /** With a time that has a beginning and an end. */
  filter: ProblemFilter & { from: string; to: string }
  every: NumbersChoice['every']
  onEvery: (every: NumbersChoice['every']) => void
}

const lines = [
  { id: 'reported', color: '#2166AC' },
  { id: 'handled', color: '#B35806' },
  { id: 'closed', color: '#4C8C6B' },
] as const

const dayMs = 24 * 3_600_000

export function NumbersTrend({ filter, every, onEvery }: Props) {
  const text = useText()
  const words = text.problemNumbers
  const root = useRoot()
  const navigate = useNavigate()
  const { county } = useCounty()
  const { moment: _, ...rest } = filter
  const trend = useQuery(problemTrendOptions(county.code, { ...rest, every }))
  const steps = trend.data?.steps ?? []
  const days = (Date.parse(filter.to) - Date.parse(filter.from)) / dayMs
  return (
    <Card title={words.trend}>
      <div>
        <Segmented
          aria-label={words.every}
          value={every}
          options={trendSteps.map((each) => ({
            value: each,
            label: words.steps[each],
            disabled: each === 'day' && days > mostTrendSteps,
          }))}
          onChange={onEvery}
        />
      </div>
      {!trend.data && trend.error && <FailureNotice error={trend.error} retry={trend.refetch} />}
      {!trend.data && !trend.error && <Bone height={220} />}
      {trend.data && (
        <TrendChart
          label={words.trend}
          format={(value) => formatNumber(value)}
          steps={steps.map(({ day, counts }) => ({
            key: day,
            tick: every === 'month' ? day.slice(0, '2026-11'.length) : day.slice('2026-'.length),
            label: `${day} ${lines.map(({ id }) => `${words.happened[id]} ${formatNumber(counts[id])}`).join(' ')}`,
          }))}
          series={lines.map(({ id, color }) => ({
            id,
            color,
            label: words.happened[id],
            values: steps.map(({ counts }) => counts[id]),
          }))}
          onOpen={(day) => {
            const step = steps.find((each) => each.day === day)
            if (!step) return
            const list: ProblemFilter = { state: 'all', ...rest, from: step.from, to: step.to }
            void navigate(toProblems(county.code, root, list))
          }}
        />
      )}
    </Card>
  )
}
