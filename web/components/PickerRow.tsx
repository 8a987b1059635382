// One line in a picker of the trail: a name, and beside it in grey what tells it apart.
import type { ReactNode } from 'react'
import styles from './PickerRow.module.css'

export function PickerRow({ name, remark }: { name: ReactNode; remark: string | undefined }) {
  return (
    <span className={styles.row}>
      <span className={styles.name}>{name}</span>
      {remark !== undefined && <span className={styles.remark}>{remark}</span>}
    </span>
  )
}
