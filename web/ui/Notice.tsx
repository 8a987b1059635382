// What is shown in place of content: nothing there yet, not found, could not be read. Says what to do, with one button.
import type { ReactNode } from 'react'
import styles from './Notice.module.css'

interface Props {
  icon?: ReactNode
  title: string
  hint?: string
  action?: ReactNode
  /** Errors are announced at once. */
  urgent?: boolean
  /** It stands for a whole page: its title is the heading. */
  page?: boolean
}

export function Notice({ icon, title, hint, action, urgent = false, page = false }: Props) {
  const Title = page ? 'h1' : 'p'
  return (
    <div className={styles.notice} role={urgent ? 'alert' : undefined}>
      {icon !== undefined && (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      <Title className={styles.title}>{title}</Title>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      {action}
    </div>
  )
}
