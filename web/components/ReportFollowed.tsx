// "Me too" instead of a second report: it is counted there, and the draft here may go.
import { CheckCircleFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import styles from './ReportSending.module.css'
import { useReport } from './report.ts'

interface Props {
  id: number
  followers: number
  onBack: () => void
}

export function ReportFollowed({ followers, onBack }: Props) {
  const { report: words } = useText()
  const { change } = useCounty()
  const { draft, discard } = useReport()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className={styles.sending}>
      <CheckCircleFilled className={styles.done} aria-hidden />
      <h3 ref={heading} className={styles.title} tabIndex={-1}>
        {words.followed}
      </h3>
      <p className={styles.soft} role="status">
        {words.followedHint(formatNumber(followers))}
      </p>
      <div className={styles.buttons}>
        <Button
          type="primary"
          onClick={() => {
            discard(draft)
            change({ report: undefined })
          }}
        >
          {words.followedDone}
        </Button>
        <Button onClick={onBack}>{words.reportAnyway}</Button>
      </div>
    </div>
  )
}
