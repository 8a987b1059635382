// What was just done, above the list or the page that shows it; heard as well as seen, and closed by hand.
import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { useText } from '../text/text.ts'
import styles from './DoneNotice.module.css'

interface Props {
  title: string
  action?: ReactNode
  onClose: () => void
}

export function DoneNotice({ title, action, onClose }: Props) {
  const text = useText()
  return (
    <Alert
      className={styles.done ?? ''}
      type="success"
      showIcon
      role="status"
      title={title}
      action={action}
      closable={{ 'aria-label': text.close, onClose }}
    />
  )
}
