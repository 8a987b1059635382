// A word that not everybody knows, with its explanation on demand: by pointer, finger or keyboard.
import { QuestionCircleOutlined } from '@ant-design/icons'
import { Popover } from 'antd'
import type { ReactNode } from 'react'
import styles from './Hint.module.css'

export function Hint({ hint, children }: { hint: string; children: ReactNode }) {
  return (
    <Popover content={<p className={styles.hint}>{hint}</p>} trigger={['hover', 'focus', 'click']}>
      <button type="button" className={styles.word}>
        {children}
        <QuestionCircleOutlined className={styles.icon} aria-hidden="true" />
      </button>
    </Popover>
  )
}
