// Said quietly above the list: how many are new since it was looked at, and when nothing new can arrive.
import { BellOutlined, DisconnectOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import styles from './ProblemNotices.module.css'

interface Props {
  /** Among the rows of the list. */
  fresh: number
  connected: boolean
  onSeen: () => void
}

export function ProblemNotices({ fresh, connected, onSeen }: Props) {
  const words = useText().problemLive
  return (
    <div role="status" className={styles.notices}>
      {fresh > 0 && (
        <p className={styles.fresh}>
          <BellOutlined aria-hidden /> {words.fresh(formatNumber(fresh))}
          <Button type="link" size="small" onClick={onSeen}>
            {words.show}
          </Button>
        </p>
      )}
      {!connected && (
        <p className={styles.offline}>
          <DisconnectOutlined aria-hidden /> {words.offline}
        </p>
      )}
    </div>
  )
}
