// The title of one question of a report, with the way back to the form; it takes the focus, so that it is heard.
import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useText } from '../text/text.ts'
import { useReport } from './report.ts'
import styles from './StepHeader.module.css'

export function StepHeader({ title }: { title: string }) {
  const { report: words } = useText()
  const { go } = useReport()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <header className={styles.header}>
      <Button
        type="text"
        icon={<ArrowLeftOutlined aria-hidden />}
        aria-label={words.back}
        onClick={() => go('form')}
      />
      <h3 ref={heading} className={styles.title} tabIndex={-1}>
        {title}
      </h3>
    </header>
  )
}
