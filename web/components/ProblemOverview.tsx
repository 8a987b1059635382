// How do the problems of the filter stand? By status, by deadline and by day: the same problems as the list below.
import { useQuery } from '@tanstack/react-query'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import { problemCountsOptions } from '../queries/problems.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import { LightMark } from '../ui/LightMark.tsx'
import { lightShapes } from '../ui/light-shapes.ts'
import { ShareBar } from '../ui/ShareBar.tsx'
import { useCounty } from './county.ts'
import { ProblemDays } from './ProblemDays.tsx'
import styles from './ProblemOverview.module.css'
import { statusColors, statusIdsInOrder } from './problem-colours.ts'
import { useProblemWords } from './problem-words.ts'

interface Props {
  filter: ProblemFilter
  onChange: (change: ProblemFilter) => void
}

export function ProblemOverview({ filter, onChange }: Props) {
  const text = useText()
  const words = text.problemCounts
  const named = useProblemWords()
  const { county } = useCounty()
  const counts = useQuery(problemCountsOptions(county.code, filter))
  // The list below says what went wrong.
  if (!counts.data && counts.error) return null
  if (!counts.data) {
    return (
      <div className={styles.overview}>
        <Bone height={148} />
        <Bone height={148} />
      </div>
    )
  }
  const { byStatus, byLight } = counts.data
  const only = (label: string, chosen: boolean) => (chosen ? text.legend.clear : words.only(label))
  return (
    <section
      className={`${styles.overview} ${counts.isPlaceholderData ? styles.waiting : ''}`}
      aria-label={words.title}
    >
      <div className={styles.part}>
        <h2 className={styles.title}>{words.byStatus}</h2>
        <ShareBar
          label={words.byStatus}
          shares={statusIdsInOrder.map((id) => ({
            key: id,
            label: named.status(id),
            count: byStatus[id] ?? 0,
            figure: formatNumber(byStatus[id] ?? 0),
            color: statusColors[id],
            chosen: filter.status === id,
            hint: only(named.status(id), filter.status === id),
          }))}
          onChoose={(id) =>
            onChange({ status: filter.status === id ? undefined : id, state: undefined, inbox: undefined })
          }
        />
        <ShareBar
          label={words.byLight}
          shares={(['red', 'yellow', 'green'] as const).map((light) => ({
            key: light,
            label: text.timeLeft.lights[light],
            sign: <LightMark light={light} size={14} />,
            count: byLight[light] ?? 0,
            figure: formatNumber(byLight[light] ?? 0),
            color: lightShapes[light].color,
            chosen: filter.light === light,
            hint: only(text.timeLeft.lights[light], filter.light === light),
          }))}
          onChoose={
            (light) =>
              onChange({ light: filter.light === light ? undefined : (light as ProblemFilter['light']) }) // keys given above
          }
        />
      </div>
      <div className={styles.part}>
        <ProblemDays filter={filter} onChange={onChange} />
      </div>
    </section>
  )
}
