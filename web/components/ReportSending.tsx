// On its way: how far the photos are, or that it has not arrived and what happens with it.
import { CloudSyncOutlined, EditOutlined, ReloadOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { useOutbox } from './outbox.ts'
import styles from './ReportSending.module.css'
import { useReport } from './report.ts'
import { refusalWords } from './report-words.ts'

export function ReportSending() {
  const text = useText()
  const words = text.report
  const { draft, edit, startAnother } = useReport()
  const { sending, retry } = useOutbox()
  const { progress, failure } = sending.get(draft.key) ?? {}
  if (!failure) {
    const { photos = 0, sentPhotos = 0, share = 0 } = progress ?? {}
    return (
      <div className={styles.sending} role="status">
        <p className={styles.title}>
          {sentPhotos < photos
            ? words.sendingPhotos(formatNumber(sentPhotos + 1), formatNumber(photos))
            : words.sending}
        </p>
        {photos > 0 && <Progress percent={Math.round(share * 100)} aria-label={words.sending} />}
        <p className={styles.soft}>{words.sendingKeep}</p>
      </div>
    )
  }
  return (
    <div className={styles.sending} role="alert">
      <CloudSyncOutlined className={styles.icon} aria-hidden />
      <p className={styles.title}>{words.waiting}</p>
      <p>{refusalWords(failure, text)}</p>
      <p className={styles.soft}>{words.waitingHint}</p>
      <div className={styles.buttons}>
        <Button type="primary" icon={<ReloadOutlined aria-hidden />} onClick={retry}>
          {words.retryNow}
        </Button>
        {!draft.sent && (
          <Button icon={<EditOutlined aria-hidden />} onClick={() => edit(draft)}>
            {words.edit}
          </Button>
        )}
        <Button onClick={startAnother}>{words.reportAnother}</Button>
      </div>
    </div>
  )
}
