// How much time is left for what is waited for: sign, words, and the moment itself.
import { lightAt } from '../../api/contract/problem-filter.ts'
import { useText } from '../text/text.ts'
import { writeDue } from '../text/time-left.ts'
import { LightMark } from '../ui/LightMark.tsx'
import styles from './ProblemDue.module.css'
import { type Timed, useTimeLeft } from './problem-time.ts'
import { useNow } from './use-now.ts'

interface Props {
  row: Timed
  /** In large, for the head of a page. */
  large?: boolean
}

export function ProblemDue({ row, large = false }: Props) {
  const text = useText()
  const now = useNow()
  const words = useTimeLeft(row, now)
  const light = lightAt(row, now)
  if (row.dueAt === null || light === null) {
    const still = row.status === 'suspended' ? text.timeLeft.stands : text.problems.noClock
    return <span className={styles.none}>{still}</span>
  }
  return (
    <span className={`${styles.due} ${large ? styles.large : ''}`}>
      <LightMark light={light} size={large ? 24 : 16} />
      <span className={styles.words}>
        <strong className={light === 'red' ? styles.late : undefined}>
          {words ?? text.timeLeft.lights[light]}
        </strong>
        <time dateTime={row.dueAt} className={styles.moment}>
          {writeDue(Date.parse(row.dueAt))}
        </time>
      </span>
      <span className="visually-hidden">{text.timeLeft.lights[light]}</span>
    </span>
  )
}
