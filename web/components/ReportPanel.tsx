// The report over the map: the form, one of its questions, how far sending is, the receipt, or what waits on the device.
import { CloseOutlined } from '@ant-design/icons'
import { Badge, Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useText } from '../text/text.ts'
import { Notice } from '../ui/Notice.tsx'
import { CategoryChooser } from './CategoryChooser.tsx'
import { CrosshairBar } from './CrosshairBar.tsx'
import { useCounty } from './county.ts'
import { useOutbox } from './outbox.ts'
import { PlaceChooser } from './PlaceChooser.tsx'
import { ReportForm } from './ReportForm.tsx'
import styles from './ReportPanel.module.css'
import { ReportReceipt } from './ReportReceipt.tsx'
import { ReportSending } from './ReportSending.tsx'
import { type Report, useOpenReport } from './report.ts'
import { UnsentList, useUnsent } from './UnsentList.tsx'

export function ReportPanel() {
  const text = useText()
  const report = useOpenReport()
  if (!report) {
    return (
      <>
        <Head />
        <Notice title={text.report.notAllowed} hint={text.report.notAllowedHint} />
      </>
    )
  }
  if (report.step === 'crosshair') return <CrosshairBar />
  return (
    <>
      <Head />
      <Content report={report} />
    </>
  )
}

function Content({ report: { draft, step } }: { report: Report }) {
  const { view } = useCounty()
  const receipt = useOutbox().receipts.get(draft.key)
  if (view.report === 'unsent') return <UnsentList />
  if (receipt) return <ReportReceipt receipt={receipt} />
  if (draft.state === 'waiting') return <ReportSending />
  if (step === 'places') return <PlaceChooser />
  if (step === 'categories') return <CategoryChooser />
  return <ReportForm key={draft.key} />
}

/** Nothing is wrong with what waits: red is for what is. */
const quiet = '#5c626b'

/** The title takes the focus when the panel opens: what follows is read from here. */
function Head() {
  const text = useText()
  const words = text.report
  const { view, change } = useCounty()
  const report = useOpenReport()
  const unsent = useUnsent().filter(({ key }) => key !== report?.draft.key || view.report === 'unsent')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const isList = view.report === 'unsent'
  return (
    <header className={styles.head}>
      <Button
        type="text"
        icon={<CloseOutlined aria-hidden />}
        aria-label={text.close}
        onClick={() => change({ report: undefined })}
      />
      <h2 ref={heading} className={styles.title} tabIndex={-1}>
        {isList ? words.unsent : words.title}
      </h2>
      {isList ? (
        <Button type="link" onClick={() => change({ report: 'form' }, { replace: true })}>
          {words.title}
        </Button>
      ) : (
        unsent.length > 0 && (
          <Badge count={unsent.length} size="small" offset={[-4, 6]} color={quiet}>
            <Button type="text" onClick={() => change({ report: 'unsent' }, { replace: true })}>
              {words.unsent}
            </Button>
          </Badge>
        )
      )}
    </header>
  )
}
