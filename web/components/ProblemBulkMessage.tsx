// What was just done for many, and which of them were left out and why.
import { Alert } from 'antd'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import type { BulkMoved } from './ProblemBulkDialog.tsx'
import styles from './ProblemBulkMessage.module.css'
import { ProblemBulkRows } from './ProblemBulkRows.tsx'
import type { BulkChoice } from './problem-bulk.ts'
import { useProblemWords } from './problem-words.ts'

interface Props {
  choice: BulkChoice
  moved: BulkMoved
  onClose: () => void
}

export function ProblemBulkMessage({ choice, moved, onClose }: Props) {
  const text = useText()
  const words = text.problemBulk
  const named = useProblemWords()
  const left = moved.rows.filter(({ outcome }) => outcome !== 'moved')
  return (
    <Alert
      className={styles.message}
      type={left.length > 0 ? 'warning' : 'success'}
      showIcon
      role="status"
      title={words.done(named.action(choice.action), formatNumber(moved.moved))}
      description={
        left.length > 0 && (
          <details>
            <summary>{words.skipped(formatNumber(left.length))}</summary>
            <ProblemBulkRows answer={{ moved: 0, rows: left }} rows={choice.rows} />
          </details>
        )
      }
      closable={{ 'aria-label': text.close, onClose }}
    />
  )
}
