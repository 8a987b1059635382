// Who has answered for one thing, and who did on a given day?
import { useQuery } from '@tanstack/react-query'
import { Drawer, Form, Input, Skeleton } from 'antd'
import { useState } from 'react'
import type { AssignmentTarget } from '../../api/contract/assignments.ts'
import { targetHistoryOptions } from '../queries/assignments.ts'
import { useText } from '../text/text.ts'
import { Notice } from '../ui/Notice.tsx'
import { useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import styles from './TargetHistory.module.css'
import { useTargetName } from './target-name.ts'

interface Props {
  target: AssignmentTarget
  onClose: () => void
}

export function TargetHistory({ target, onClose }: Props) {
  const text = useText()
  const words = text.history
  const nameOf = useTargetName()
  const { county } = useCounty()
  const [day, setDay] = useState('')
  const history = useQuery(targetHistoryOptions(county.code, target, day || undefined))
  return (
    <Drawer open title={words.title(nameOf(target))} onClose={onClose}>
      <Form layout="vertical">
        <Form.Item label={words.on} htmlFor="history-day">
          <Input id="history-day" type="date" value={day} onChange={(event) => setDay(event.target.value)} />
        </Form.Item>
      </Form>
      {!history.data && !history.error && <Skeleton active title={false} aria-label={text.loading} />}
      {!history.data && history.error && <FailureNotice error={history.error} retry={history.refetch} />}
      {history.data?.items.length === 0 && <Notice title={day === '' ? words.none : words.noneOn(day)} />}
      <ol className={styles.list}>
        {history.data?.items.map(({ id, unitName, role, leaderName, validFrom, validTo, note }) => (
          <li key={id} className={validTo === null ? styles.current : styles.past}>
            <p className={styles.span}>{words.span(validFrom, validTo)}</p>
            <p>
              <strong>{unitName}</strong> {text.unit.roles[role]}
            </p>
            {leaderName !== null && <p className={styles.soft}>{text.unit.leader(leaderName)}</p>}
            {note !== null && <p className={styles.soft}>{note}</p>}
          </li>
        ))}
      </ol>
    </Drawer>
  )
}
