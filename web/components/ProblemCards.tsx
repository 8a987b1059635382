// Problems as cards in a hand: picture, what and where, how long is left; the step that is waited for within thumb reach.
import type { ReactNode } from 'react'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import type { ProblemRow } from '../../api/contract/problems.ts'
import { dateTime } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import styles from './ProblemCards.module.css'
import { ProblemDue } from './ProblemDue.tsx'
import { ProblemLink, ProblemMarks, ProblemStatus, ProblemThumb, whereOf } from './ProblemRowParts.tsx'

interface Props {
  rows: readonly ProblemRow[]
  filter: ProblemFilter
  /** As the link says it. */
  sort?: string | undefined
  fresh: ReadonlySet<number>
  /** Buttons below a card. */
  steps?: (row: ProblemRow) => ReactNode
}

export function ProblemCards({ rows, filter, sort, fresh, steps }: Props) {
  const words = useText().problems
  return (
    <ul className={styles.cards}>
      {rows.map((row) => (
        <li key={row.id} className={`${styles.card} ${fresh.has(row.id) ? styles.fresh : ''}`}>
          <div className={styles.top}>
            {row.photoId !== null && <ProblemThumb row={row} />}
            <div className={styles.what}>
              <span className={styles.line}>
                <ProblemLink row={row} filter={filter} sort={sort} />
                <ProblemStatus row={row} />
              </span>
              <span className={styles.words}>{row.words || words.noWords}</span>
              <span className={styles.soft}>{[row.placeName, whereOf(row)].filter(Boolean).join(' · ')}</span>
            </div>
          </div>
          <div className={styles.foot}>
            <ProblemDue row={row} />
            <span className={styles.who}>
              <span>{row.unitName ?? words.noUnit}</span>
              <time dateTime={row.reportedAt}>{dateTime(row.reportedAt).slice('2026-'.length)}</time>
            </span>
          </div>
          <ProblemMarks row={row} />
          {steps?.(row)}
        </li>
      ))}
    </ul>
  )
}
