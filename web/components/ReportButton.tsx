// The way into a report, in reach of the thumb; tells how many still wait on this device.
import { CameraFilled, FormOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import styles from './ReportButton.module.css'
import { UnsentCount } from './UnsentCount.tsx'
import { useMayReport } from './use-report.ts'

/** Round, over the map of a phone. */
export function RoundReportButton() {
  const { report: words } = useText()
  const { change } = useCounty()
  if (!useMayReport()) return null
  return (
    <UnsentCount>
      <button type="button" className={styles.round} onClick={() => change({ report: 'form' })}>
        <CameraFilled className={styles.icon} aria-hidden />
        {words.open}
      </button>
    </UnsentCount>
  )
}

/** In the bar of a desk. */
export function ReportButton() {
  const { report: words } = useText()
  const { change } = useCounty()
  if (!useMayReport()) return null
  return (
    <UnsentCount>
      <Button type="primary" icon={<FormOutlined aria-hidden />} onClick={() => change({ report: 'form' })}>
        {words.open}
      </Button>
    </UnsentCount>
  )
}
