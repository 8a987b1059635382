// A heading that folds what stands below it.
import { DownOutlined } from '@ant-design/icons'
import { type ReactNode, useId, useState } from 'react'
import styles from './Fold.module.css'

interface Props {
  title: ReactNode
  /** Stands at the far end of the heading: a count, a summary. */
  aside?: ReactNode
  open?: boolean
  children: ReactNode
}

export function Fold({ title, aside, open = true, children }: Props) {
  const [shown, setShown] = useState(open)
  const id = useId()
  return (
    <section className={styles.fold}>
      <h3 className={styles.heading}>
        <button type="button" aria-expanded={shown} aria-controls={id} onClick={() => setShown(!shown)}>
          <DownOutlined className={shown ? styles.arrow : styles.arrowClosed} aria-hidden="true" />
          <span className={styles.title}>{title}</span>
          {aside !== undefined && <span className={styles.aside}>{aside}</span>}
        </button>
      </h3>
      <div id={id} hidden={!shown}>
        {children}
      </div>
    </section>
  )
}
