// A word that asks for a look, such as a locked account; dark enough on its ground to be read.
import { Tag } from 'antd'
import type { ReactNode } from 'react'
import styles from './WarnTag.module.css'

export function WarnTag({ icon, children }: { icon?: ReactNode; children: ReactNode }) {
  return (
    <Tag className={styles.warn ?? ''} icon={icon}>
      {children}
    </Tag>
  )
}
