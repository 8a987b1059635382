// The server has it: its number, that one may close the page, and what happens next.
import { CheckCircleFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { canInside } from '../../api/contract/access.ts'
import type { ProblemDetail } from '../../api/contract/problems.ts'
import { dateTime } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { useCounty } from './county.ts'
import { useProfile } from './profile.ts'
import styles from './ReportSending.module.css'
import { useReport } from './report.ts'

export function ReportReceipt({ receipt: { row } }: { receipt: ProblemDetail }) {
  const { report: words } = useText()
  const title = useTitle()
  const { county, change } = useCounty()
  const mayRead = canInside(useProfile(), 'problem.read', county.code)
  const { startAnother } = useReport()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { nextSteps } = words
  return (
    <div className={styles.sending}>
      <CheckCircleFilled className={styles.done} aria-hidden />
      <h3 ref={heading} className={styles.title} tabIndex={-1}>
        {words.receipt}
      </h3>
      <p className={styles.number}>
        {words.receiptNumber(row.number ?? String(row.id))} · {title(row.categoryTitle)}
      </p>
      <p className={styles.soft} role="status">
        {words.receiptSafe}
      </p>
      <section className={styles.next}>
        <h3>{words.next}</h3>
        <ol>
          <li>{nextSteps.accept(row.dueAt === null ? null : dateTime(row.dueAt))}</li>
          <li>{nextSteps.handle(row.unitName ?? words.noUnit)}</li>
          <li>{nextSteps.check}</li>
          <li>{nextSteps.close}</li>
        </ol>
      </section>
      <div className={styles.buttons}>
        <Button type="primary" onClick={startAnother}>
          {words.reportAnother}
        </Button>
        {mayRead && (
          <Button onClick={() => change({ report: undefined, selected: { type: 'problem', id: row.id } })}>
            {words.look}
          </Button>
        )}
      </div>
    </div>
  )
}
