// What becomes of each: those that move with their unit, and those that do not with the reason.
import type { ProblemRow } from '../../api/contract/problems.ts'
import { formatNumber } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import type { BulkMoved } from './ProblemBulkDialog.tsx'
import styles from './ProblemBulkRows.module.css'

const shownRows = 100

export function ProblemBulkRows({ answer, rows }: { answer: BulkMoved; rows: readonly ProblemRow[] }) {
  const text = useText()
  const words = text.problemBulk
  const title = useTitle()
  const known = new Map(rows.map((row) => [row.id, row]))
  const left = answer.rows.length - answer.moved
  // What is left out is what one has to know.
  const sorted = answer.rows.toSorted((a, b) => Number(a.outcome === 'moved') - Number(b.outcome === 'moved'))
  return (
    <section aria-label={words.preview} aria-live="polite">
      <p className={styles.counts}>
        <strong>{words.will(formatNumber(answer.moved))}</strong>
        {left > 0 && <span className={styles.trouble}>{words.wont(formatNumber(left))}</span>}
      </p>
      <ul className={styles.rows}>
        {sorted.slice(0, shownRows).map(({ id, outcome, message, unitName }) => {
          const row = known.get(id)
          return (
            <li key={id} className={styles.row}>
              <span>{row?.number ?? text.problems.noNumber}</span>
              <span className={styles.what}>
                {row && title(row.categoryTitle)} {row?.words}
              </span>
              <span className={outcome === 'moved' ? styles.soft : styles.trouble}>
                {outcome === 'moved' ? unitName : (message ?? outcome)}
              </span>
            </li>
          )
        })}
      </ul>
      {sorted.length > shownRows && <p className={styles.soft}>{words.first(formatNumber(shownRows))}</p>}
    </section>
  )
}
