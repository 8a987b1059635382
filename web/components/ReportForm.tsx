// A report on one page: three taps where one stands, and a word to whoever wants to say more.
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { dateTime } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { NearbyReports } from './NearbyReports.tsx'
import { ReportCaller } from './ReportCaller.tsx'
import { ReportCategory } from './ReportCategory.tsx'
import { ReportFollowed } from './ReportFollowed.tsx'
import styles from './ReportForm.module.css'
import { ReportPhotos } from './ReportPhotos.tsx'
import { ReportPlace } from './ReportPlace.tsx'
import { ReportSend } from './ReportSend.tsx'
import { useReport } from './report.ts'
import { refusalWords } from './report-words.ts'

export function ReportForm() {
  const text = useText()
  const words = text.report
  const { draft, change, isResumed, startAnother } = useReport()
  const [followed, setFollowed] = useState<{ id: number; followers: number }>()
  const title = useId()
  if (followed) return <ReportFollowed {...followed} onBack={() => setFollowed(undefined)} />
  return (
    <>
      <div className={styles.form}>
        {isResumed && (
          <p className={styles.resumed}>
            {words.resumed(dateTime(draft.startedAt))}
            <Button type="link" size="small" onClick={startAnother}>
              {words.another}
            </Button>
          </p>
        )}
        {draft.refusal && (
          <p role="alert" className={styles.refusal}>
            {refusalWords(draft.refusal, text)}
          </p>
        )}
        <ReportPhotos />
        <ReportPlace />
        <ReportCategory />
        <NearbyReports onFollowed={(id, followers) => setFollowed({ id, followers })} />
        <section className={styles.section}>
          <label htmlFor={title} className={styles.title}>
            {words.words}
          </label>
          <Input.TextArea
            id={title}
            value={draft.words}
            maxLength={2000}
            autoSize={{ minRows: 1, maxRows: 6 }}
            placeholder={words.wordsHint}
            onChange={(event) => change({ words: event.target.value })}
          />
        </section>
        <ReportCaller />
      </div>
      <ReportSend />
    </>
  )
}
