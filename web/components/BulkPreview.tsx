// What would become of each: counts by outcome, then the first rows with whoever has the role now.
import { type BulkAnswer, bulkOutcomes } from '../../api/contract/assignments.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import styles from './BulkDialog.module.css'
import { useTargetName } from './target-name.ts'

const written = new Set<string>(['new', 'replaced', 'already'])

export function BulkPreview({ answer: { counts, rows, total } }: { answer: BulkAnswer }) {
  const text = useText()
  const words = text.bulk
  const nameOf = useTargetName()
  return (
    <section aria-label={words.preview} aria-live="polite">
      <dl className={styles.counts}>
        {bulkOutcomes
          .filter((outcome) => counts[outcome] > 0)
          .map((outcome) => (
            <div key={outcome}>
              <dt className={written.has(outcome) ? undefined : styles.trouble}>{words.outcomes[outcome]}</dt>
              <dd>{formatNumber(counts[outcome])}</dd>
            </div>
          ))}
      </dl>
      <ul className={styles.rows}>
        {rows.map(({ index, target, outcome, holderName, heldSince }) => (
          <li key={index} className={styles.row}>
            <span className={written.has(outcome) ? undefined : styles.trouble}>
              {words.outcomes[outcome]}
            </span>
            <span>{nameOf(target)}</span>
            <span className={styles.soft}>
              {holderName !== null && words.holder(holderName, heldSince ?? '')}
            </span>
          </li>
        ))}
      </ul>
      {total > rows.length && <p className={styles.soft}>{words.firstRows(formatNumber(rows.length))}</p>}
    </section>
  )
}
