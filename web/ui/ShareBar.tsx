// Parts of a whole in one line: how much of each, by colour and by word; a click takes one of them out.
import type { ReactNode } from 'react'
import styles from './ShareBar.module.css'

export interface Share {
  key: string
  label: string
  /** Before the label: a sign that differs without colour. */
  sign?: ReactNode
  count: number
  /** As it is written. */
  figure: string
  color: string
  chosen: boolean
  /** What a click does. */
  hint: string
}

interface Props {
  label: string
  shares: readonly Share[]
  onChoose: (key: string) => void
}

export function ShareBar({ label, shares, onChoose }: Props) {
  const shown = shares.filter(({ count, chosen }) => count > 0 || chosen)
  return (
    <div className={styles.shares}>
      <div className={styles.bar} aria-hidden="true">
        {shown.map(({ key, count, color }) => (
          <span key={key} style={{ flexGrow: count, background: color }} />
        ))}
      </div>
      <ul className={styles.list} aria-label={label}>
        {shown.map(({ key, label: name, sign, figure, color, chosen, hint }) => (
          <li key={key}>
            <button
              type="button"
              className={styles.share}
              aria-pressed={chosen}
              title={hint}
              onClick={() => onChoose(key)}
            >
              {sign ?? <span className={styles.dot} style={{ background: color }} />}
              {name} <strong>{figure}</strong>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
