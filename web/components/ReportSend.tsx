// The button that sends it, always in reach, and what is still missing.
import { SendOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { ApiError } from '../api.ts'
import { unkeptOptions } from '../queries/drafts.ts'
import { useText } from '../text/text.ts'
import { isPhoneFine } from './ReportCaller.tsx'
import { ReportConfirm } from './ReportConfirm.tsx'
import styles from './ReportSend.module.css'
import { useReport } from './report.ts'
import { gridsInDoubt } from './use-border-areas.ts'

export function ReportSend() {
  const { report: words } = useText()
  const { send } = useReport()
  const missing = useMissing()
  const [asked, setAsked] = useState(false)
  const { data: unkept } = useQuery(unkeptOptions())
  return (
    <footer className={styles.foot}>
      <ReportConfirm />
      {unkept && <p className={styles.unkept}>{words.unkept}</p>}
      <p role="status" className={styles.missing}>
        {asked && missing !== undefined ? missing : ''}
      </p>
      <Button
        type="primary"
        size="large"
        block
        icon={<SendOutlined aria-hidden />}
        onClick={() => (missing === undefined ? send() : setAsked(true))}
      >
        {words.send}
      </Button>
    </footer>
  )
}

/** What is to be chosen before it can be sent, as a sentence. */
function useMissing(): string | undefined {
  const { report: words } = useText()
  const { draft, where, spot } = useReport()
  if (!isPhoneFine(draft.callerPhone)) return words.phoneRule
  const isOutside = spot.error instanceof ApiError && spot.error.code === 'outside-county'
  const isInDoubt = spot.answer !== undefined && gridsInDoubt(spot.answer).length > 0
  const missing = [
    (!where || isOutside) && words.place,
    isInDoubt && draft.gridCode === undefined && words.grid,
    draft.category === undefined && words.category,
  ].filter((each) => each !== false)
  return missing.length > 0 ? words.missing(missing.join(words.and)) : undefined
}
