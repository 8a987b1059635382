// What was just saved at once, and the way back: all of it, or all but what somebody changed since.
import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import type { BulkAnswer, BulkUndo } from '../../api/contract/assignments.ts'
import { undoAssignManyOptions } from '../queries/assignments.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import styles from './BulkDialog.module.css'
import { useCounty } from './county.ts'
import { detailsOf, failureWords } from './failure.ts'
import { useTargetName } from './target-name.ts'

interface Props {
  done: BulkAnswer
  onClose: () => void
}

export function BulkMessage({ done: { bulk, counts }, onClose }: Props) {
  const text = useText()
  const words = text.bulk
  const { county } = useCounty()
  const undo = useMutation(undoAssignManyOptions(county.code))
  const refused = detailsOf<BulkUndo>(undo.error, 'changed-meanwhile')
  const failed = undo.error && !refused ? failureWords(undo.error, text) : undefined
  const closable = { 'aria-label': text.close, onClose }
  const button = (label: string, rest: boolean) =>
    bulk !== null && (
      <Button size="small" loading={undo.isPending} onClick={() => undo.mutate({ bulk, rest })}>
        {label}
      </Button>
    )
  if (undo.data) {
    const { undone, leftCount } = undo.data
    const said = leftCount > 0 ? words.undoneBut(formatNumber(undone), formatNumber(leftCount)) : undefined
    return (
      <Alert
        type="success"
        showIcon
        role="status"
        title={said ?? words.undone(formatNumber(undone))}
        closable={closable}
      />
    )
  }
  if (refused) {
    const { undoable, leftCount } = refused
    return (
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={words.undoRefused(formatNumber(leftCount))}
        description={<Left found={refused} />}
        action={undoable > 0 && button(words.undoRest(formatNumber(undoable)), true)}
        closable={closable}
      />
    )
  }
  return (
    <Alert
      type={failed ? 'error' : 'success'}
      showIcon
      role={failed ? 'alert' : 'status'}
      title={failed?.title ?? words.done(formatNumber(counts.new + counts.replaced))}
      description={failed?.hint}
      action={button(words.undo, false)}
      closable={closable}
    />
  )
}

/** What was changed since, and how. */
function Left({ found: { left, leftCount } }: { found: BulkUndo }) {
  const text = useText()
  const nameOf = useTargetName()
  return (
    <>
      <ul className={styles.rows}>
        {left.map(({ target, unitName, obstacle }) => (
          <li key={`${target.type} ${target.id}`} className={styles.row}>
            <span className={styles.trouble}>{text.bulk.obstacles[obstacle]}</span>
            <span>{nameOf(target)}</span>
            <span className={styles.soft}>{unitName}</span>
          </li>
        ))}
      </ul>
      {leftCount > left.length && (
        <p className={styles.soft}>{text.bulk.firstRows(formatNumber(left.length))}</p>
      )}
    </>
  )
}
